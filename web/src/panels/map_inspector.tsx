// Beside the picture: what is selected, in words, with its relatives to add and its details to edit.
import type { BoardRecord } from "../protocol/values";
import { recordsOf, refsOf, textOf } from "../state/board";
import { ancestorsOf, bondsOf, bondWords, personWords, unionWords } from "../state/kin";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { AddBond, AddKin, kinKinds } from "./map_add";
import { BondDetails, ContextDetails, PersonDetails } from "./map_details";
import { CareStrip } from "./map_legend";
import { PinField } from "./map_place";
import { mapView } from "./map_view";
import { BondViews, Thoughts } from "./map_views";
import { useYear } from "./map_year";
import { useModel } from "./model";
import { RefsField } from "./refs_field";
import { RemoveButton } from "./remove";
import { WhenField } from "./when_field";

function title(record: BoardRecord): string {
  return textOf(record, "name") || sayNamed("type", record.type);
}

function Words(props: { readonly record: BoardRecord }) {
  const board = useModel().board.value;
  const year = useYear();
  const { record } = props;
  if (record.type === "person") return <p>{personWords(board, record, year)}</p>;
  if (record.type === "bond") return <p>{bondWords(board, record)}</p>;
  return null;
}

function Relations(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const bonds = bondsOf(board, props.record.id);
  if (bonds.length === 0) return null;
  return (
    <ul class="plain">
      {bonds.map((bond) => (
        <li key={bond.id}>
          <button
            type="button"
            class="quiet small"
            onClick={() => {
              model.opened.value = bond.id;
              mapView.details.value = true;
            }}
          >
            {bondWords(board, bond)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A couple as a record of its own: how they are together, and the turns it took. */
function UnionDetails(props: { readonly record: BoardRecord }) {
  const { id } = props.record;
  const model = useModel();
  const episodes = [...model.board.value.values()].filter(
    (one) => one.type === "episode" && textOf(one, "of") === id,
  );
  return (
    <div class="details">
      <LiveChoice id={id} type="union" field="kind" />
      <LiveChoice id={id} type="union" field="certainty" />
      <ul class="plain">
        {episodes.map((episode) => (
          <li key={episode.id} class="row end">
            <LiveChoice id={episode.id} type="episode" field="kind" />
            <WhenField record={episode} type="episode" field="date" />
            <WhenField record={episode} type="episode" field="until" />
            <LiveLine id={episode.id} type="episode" field="note" />
            <RemoveButton record={episode} />
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => model.add("episode", { of: id, kind: "together" })}>
        + {sayNamed("type", "episode")}
      </button>
      <RefsField record={props.record} type="union" field="partners" />
      <LiveLine id={id} type="union" field="source" />
      <LiveText id={id} type="union" field="note" />
      <RemoveButton record={props.record} />
    </div>
  );
}

/** Whose child it is, of the couples and single parents on the map. */
function ParentsField(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const { record } = props;
  const child = textOf(record, "child");
  const fit = recordsOf(board, "union").filter((union) =>
    refsOf(union, "partners").every((id) => id !== child && !ancestorsOf(board, id).has(child)),
  );
  return (
    <SelectField
      id={`${record.id}-union`}
      label={sayNamed("field.parentage", "union")}
      value={textOf(record, "union")}
      options={fit.map((union) => ({ value: union.id, label: unionWords(board, union) }))}
      onChange={(union) => model.set(record.id, "union", union)}
    />
  );
}

function LinkDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  return (
    <div class="details">
      <ParentsField record={record} />
      <LiveChoice id={record.id} type="parentage" field="kind" />
      <LiveChoice id={record.id} type="parentage" field="certainty" />
      <LiveChoice id={record.id} type="parentage" field="zygosity" />
      <WhenField record={record} type="parentage" field="since" />
      <WhenField record={record} type="parentage" field="until" />
      <RefsField record={record} type="parentage" field="twin_with" />
      <LiveFlag id={record.id} type="parentage" field="home" />
      <LiveLine id={record.id} type="parentage" field="source" />
      <LiveText id={record.id} type="parentage" field="note" />
      <RemoveButton record={record} />
    </div>
  );
}

function HouseholdDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  return (
    <div class="details">
      <LiveLine id={record.id} type="household" field="name" />
      <LiveChoice id={record.id} type="household" field="kind" />
      <RefsField record={record} type="household" field="members" />
      <WhenField record={record} type="household" field="since" />
      <WhenField record={record} type="household" field="until" />
      <LiveFlag id={record.id} type="household" field="focus" />
      <LiveChoice id={record.id} type="household" field="certainty" />
      <LiveLine id={record.id} type="household" field="source" />
      <LiveText id={record.id} type="household" field="note" />
      <Ratings of={record} />
      <RemoveButton record={record} />
    </div>
  );
}

export function Ratings(props: { readonly of: BoardRecord }) {
  const model = useModel();
  const ratings = [...model.board.value.values()].filter(
    (one) => one.type === "rating" && textOf(one, "of") === props.of.id,
  );
  return (
    <>
      <ul class="plain">
        {ratings.map((rating) => (
          <li key={rating.id} class="row end">
            <LiveChoice id={rating.id} type="rating" field="whose" />
            <LiveChoice id={rating.id} type="rating" field="level" />
            <WhenField record={rating} type="rating" field="date" />
            <LiveLine id={rating.id} type="rating" field="note" />
            <RemoveButton record={rating} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => model.add("rating", { of: props.of.id, whose: "child" })}
      >
        + {sayNamed("type", "rating")}
      </button>
    </>
  );
}

/** The form that belongs to a record of the map, whichever it is. */
export function MapDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  switch (record.type) {
    case "person":
      return <PersonDetails record={record} />;
    case "context":
      return (
        <>
          <ContextDetails record={record} />
          <Ratings of={record} />
        </>
      );
    case "bond":
      return <BondDetails record={record} />;
    case "union":
      return <UnionDetails record={record} />;
    case "parentage":
      return <LinkDetails record={record} />;
    case "household":
      return <HouseholdDetails record={record} />;
    default:
      return null;
  }
}

function KinButtons() {
  const adding = mapView.adding.value;
  return (
    <div class="row">
      {kinKinds.map((kind) => (
        <button
          type="button"
          key={kind}
          class="small"
          aria-pressed={adding === kind}
          onClick={() => {
            mapView.adding.value = adding === kind ? undefined : kind;
          }}
        >
          + {sayNamed("map.kin", kind)}
        </button>
      ))}
    </div>
  );
}

export function MapInspector(props: { readonly may: boolean }) {
  const model = useModel();
  const record = model.board.value.get(model.opened.value);
  const known = ["person", "context", "bond", "union", "parentage", "household"];
  if (!record || !known.includes(record.type)) return null;
  const adding = mapView.adding.value;
  const standing = record.type === "person" || record.type === "context";
  return (
    <section class="map-inspector" aria-labelledby="map-inspector-title">
      <div class="row spread">
        <h3 id="map-inspector-title">{title(record)}</h3>
        <button
          type="button"
          class="small"
          onClick={() => {
            model.opened.value = "";
          }}
        >
          {say("action.close")}
        </button>
      </div>
      <Words record={record} />
      {standing ? <Relations record={record} /> : null}
      {record.type === "person" ? <CareStrip of={record} /> : null}
      {record.type === "bond" ? <BondViews bond={record} may={props.may} /> : null}
      <Thoughts of={record} />
      {props.may && record.type === "person" && !mapView.details.value ? <KinButtons /> : null}
      {props.may && record.type === "person" && adding ? (
        <AddKin
          key={`${record.id} ${adding}`}
          of={record}
          kind={adding}
          onDone={() => {
            mapView.adding.value = undefined;
          }}
        />
      ) : null}
      {props.may ? (
        <button
          type="button"
          aria-expanded={mapView.details.value}
          onClick={() => {
            mapView.details.value = !mapView.details.value;
          }}
        >
          {say("map.open_details", { name: title(record) })}
        </button>
      ) : null}
      {props.may && mapView.details.value ? <MapDetails record={record} /> : null}
      {props.may && mapView.details.value && standing ? <PinField of={record} /> : null}
      {props.may && standing ? <AddBond from={record} /> : null}
    </section>
  );
}
