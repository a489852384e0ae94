// The map as a list: people, couples, households, places and relations; picture and table show the same records.
import type { ComponentChildren } from "preact";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, refsOf, textOf } from "../state/board";
import {
  bondsOf,
  bondWords,
  childrenOfUnion,
  kindWords,
  mapWords,
  nameOfNode,
  unionWords,
} from "../state/kin";
import { madeWords } from "../state/kin_lines";
import { mayWrite } from "../state/rights";
import { say, sayCount, sayNamed } from "../state/words";
import { ItemTitle } from "./item";
import { AddBond, AddContext, AddHousehold } from "./map_add";
import { MapDetails } from "./map_forms";
import { CareStrip } from "./map_legend";
import { AddCouple, AddLink } from "./map_link";
import { PlaceFields } from "./map_place";
import { BondViews, Thoughts } from "./map_views";
import { useYear } from "./map_year";
import { useModel } from "./model";
import { Empty } from "./parts";

type RowProps = { readonly record: BoardRecord; readonly may: boolean };

/** What stands somewhere on the picture: it is moved from here too. */
function NodeRow(props: RowProps) {
  const model = useModel();
  const year = useYear();
  const { record, may } = props;
  const board = model.board.value;
  const open = model.opened.value === record.id;
  const bonds = bondsOf(board, record.id);
  const words = madeWords(board, record, year);
  return (
    <li data-item={record.id} class={flagOf(record, "index") ? "card index" : "card"}>
      <ItemTitle id={record.id}>
        {words}
        {bonds.length > 0 ? `, ${sayCount("map.bonds", bonds.length)}` : ""}
      </ItemTitle>
      {open ? (
        <>
          {bonds.length > 0 ? (
            <ul>
              {bonds.map((bond) => (
                <li key={bond.id}>{bondWords(board, bond)}</li>
              ))}
            </ul>
          ) : null}
          {record.type === "person" ? <CareStrip of={record} /> : null}
          <Thoughts of={record} />
          {may ? (
            <>
              <MapDetails record={record} />
              <PlaceFields of={record} />
              <AddBond from={record} />
            </>
          ) : null}
        </>
      ) : null}
    </li>
  );
}

/** A group or a line: its words, who belongs to it, and the form behind them. */
function Row(props: RowProps & { readonly words: string; readonly within?: readonly string[] }) {
  const model = useModel();
  const { record, may, words, within = [] } = props;
  const open = model.opened.value === record.id;
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{words}</ItemTitle>
      {within.length > 0 ? (
        <ul>
          {within.map((id) => (
            <li key={id}>{nameOfNode(model.board.value, id)}</li>
          ))}
        </ul>
      ) : null}
      {open && record.type === "bond" ? <BondViews bond={record} may={may} /> : null}
      {open ? <Thoughts of={record} /> : null}
      {open && may ? <MapDetails record={record} /> : null}
    </li>
  );
}

function Section(props: {
  readonly title: string;
  readonly rows: readonly ComponentChildren[];
  readonly children?: ComponentChildren;
}) {
  if (props.rows.length === 0 && !props.children) return null;
  return (
    <section aria-label={props.title}>
      <h3>{props.title}</h3>
      <ul class="plain">{props.rows}</ul>
      {props.children}
    </section>
  );
}

/** Couples with their children, and whose child somebody is. */
function Families(props: { readonly may: boolean }) {
  const board = useModel().board.value;
  const { may } = props;
  const joins = may && recordsOf(board, "person").length > 1;
  const kindOf = (one: BoardRecord) => {
    const words = kindWords(one).toLowerCase();
    return words === "" ? [] : [words];
  };
  return (
    <>
      <Section
        title={say("map.table.unions")}
        rows={recordsOf(board, "union").map((one) => (
          <Row
            key={one.id}
            record={one}
            may={may}
            words={[unionWords(board, one), ...kindOf(one)].join(", ")}
            within={childrenOfUnion(board, one.id)}
          />
        ))}
      >
        {joins ? <AddCouple /> : null}
      </Section>
      <Section
        title={say("map.table.links")}
        rows={recordsOf(board, "parentage").map((one) => (
          <Row
            key={one.id}
            record={one}
            may={may}
            words={[mapWords(board, one), ...kindOf(one)].join(", ")}
          />
        ))}
      >
        {joins ? <AddLink /> : null}
      </Section>
    </>
  );
}

function Households(props: { readonly may: boolean }) {
  const board = useModel().board.value;
  return (
    <Section
      title={say("map.households")}
      rows={recordsOf(board, "household").map((one) => (
        <Row
          key={one.id}
          record={one}
          may={props.may}
          words={textOf(one, "name") || sayNamed("type", "household")}
          within={refsOf(one, "members").filter((id) => board.has(id))}
        />
      ))}
    >
      {props.may ? <AddHousehold /> : null}
    </Section>
  );
}

export function MapList() {
  const model = useModel();
  const board = model.board.value;
  const people = recordsOf(board, "person");
  const may = mayWrite(model.state.value, "person");
  const node = (record: BoardRecord) => <NodeRow key={record.id} record={record} may={may} />;
  return (
    <div class="map-list">
      {people.length === 0 ? <Empty text={say("map.empty")} /> : null}
      <Section title={sayCount("map.people", people.length)} rows={people.map(node)} />
      <Families may={may} />
      <Households may={may} />
      <Section title={say("map.contexts")} rows={recordsOf(board, "context").map(node)}>
        {may ? <AddContext /> : null}
      </Section>
      <Section
        title={say("map.bonds_title")}
        rows={recordsOf(board, "bond").map((bond) => (
          <Row key={bond.id} record={bond} may={may} words={bondWords(board, bond)} />
        ))}
      >
        {may && people.length > 1 ? <AddBond /> : null}
      </Section>
    </div>
  );
}
