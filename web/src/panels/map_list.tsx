// The map as a list: people, places and bonds; the drawing and the table show the same records.
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { bondsOf, bondWords, nameOfNode, personWords } from "../state/kin";
import { mayWrite } from "../state/rights";
import { say, sayCount, sayNamed } from "../state/words";
import { ItemTitle } from "./item";
import { AddBond, AddContext } from "./map_add";
import { BondDetails, ContextDetails, PersonDetails } from "./map_details";
import { BondViews, Thoughts } from "./map_views";
import { useYear } from "./map_year";
import { useModel } from "./model";
import { Empty } from "./parts";

function NodeRow(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const year = useYear();
  const { record, may } = props;
  const board = model.board.value;
  const open = model.opened.value === record.id;
  const bonds = bondsOf(board, record.id);
  const words =
    record.type === "person"
      ? personWords(board, record, year)
      : `${nameOfNode(board, record.id)}, ${sayNamed("choice.context.kind", textOf(record, "kind") || "other").toLowerCase()}`;
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
          <Thoughts of={record} />
          {may && record.type === "person" ? <PersonDetails record={record} /> : null}
          {may && record.type === "context" ? <ContextDetails record={record} /> : null}
          {may ? <AddBond from={record} /> : null}
        </>
      ) : null}
    </li>
  );
}

export function MapList() {
  const model = useModel();
  const board = model.board.value;
  const people = recordsOf(board, "person");
  const contexts = recordsOf(board, "context");
  const bonds = recordsOf(board, "bond");
  const may = mayWrite(model.state.value, "person");
  return (
    <>
      {people.length === 0 ? <Empty text={say("map.empty")} /> : null}
      {people.length > 0 ? (
        <section aria-labelledby="people-title">
          <h3 id="people-title">{sayCount("map.people", people.length)}</h3>
          <ul class="plain">
            {people.map((person) => (
              <NodeRow key={person.id} record={person} may={may} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="contexts-title">
        <h3 id="contexts-title">{say("map.contexts")}</h3>
        <ul class="plain">
          {contexts.map((context) => (
            <NodeRow key={context.id} record={context} may={may} />
          ))}
        </ul>
        {may ? <AddContext /> : null}
      </section>
      {bonds.length > 0 ? (
        <section aria-labelledby="bonds-title">
          <h3 id="bonds-title">{say("map.bonds_title")}</h3>
          <ul class="plain">
            {bonds.map((bond) => {
              const open = model.opened.value === bond.id;
              return (
                <li class="card" key={bond.id} data-item={bond.id}>
                  <ItemTitle id={bond.id}>{bondWords(board, bond)}</ItemTitle>
                  {open ? <BondViews bond={bond} may={may} /> : null}
                  {open ? <Thoughts of={bond} /> : null}
                  {open && may ? <BondDetails record={bond} /> : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}
