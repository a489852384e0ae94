// The form behind each record of the map: of couples, parentages, households and places with their ratings too.
import type { BoardRecord } from "../protocol/values";
import { recordsOf, refsOf, textOf } from "../state/board";
import { ancestorsOf, unionWords } from "../state/kin";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { BondDetails, ContextDetails, PersonDetails } from "./map_details";
import { useModel } from "./model";
import { RefsField } from "./refs_field";
import { RemoveButton } from "./remove";
import { WhenField } from "./when_field";

/** A couple as a record of its own: how they are together, and the turns it took. */
function UnionDetails(props: { readonly record: BoardRecord }) {
  const { id } = props.record;
  const model = useModel();
  const episodes = recordsOf(model.board.value, "episode").filter(
    (one) => textOf(one, "of") === id,
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
        + {say("map.episode")}
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

function Ratings(props: { readonly of: BoardRecord }) {
  const model = useModel();
  const ratings = recordsOf(model.board.value, "rating").filter(
    (one) => textOf(one, "of") === props.of.id,
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
