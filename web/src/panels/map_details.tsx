// Forms for what is on the map: a person, a place or service, and a bond.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { dateOf } from "../state/board";
import { dateWords } from "../state/dates";
import { asSure, parseYear } from "../state/when";
import { say, sayNamed } from "../state/words";
import { describedBy, Frame, SelectField } from "./field";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { AddKin, type KinKind, kinKinds } from "./map_kin";
import { useModel } from "./model";
import { FoldedFields, RecordFields } from "./record_fields";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";
import { WhenField } from "./when_field";

const personRest = ["count", "birth_order", "last_seen", "seen_alone", "seen_by"];
const bondRest = [
  "gives",
  "costs",
  "protects",
  "can_do",
  "gets_through",
  "help_costs",
  "strengthen",
];

const sureness = ["exact", "about", "before", "after"];

/** A year with how sure we are of it; whole birth dates of living people are not asked for. */
function YearField(props: { readonly record: BoardRecord; readonly field: string }) {
  const model = useModel();
  const { record, field } = props;
  const date = dateOf(record, field);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [chosen, setChosen] = useState("about");
  const q = date?.q ?? chosen;
  const read = parseYear(typed ?? "", date?.to ? "about" : q);
  const year = date ? String(date.y) : "";
  const unread = typed !== undefined && typed.trim() !== "" && !read;
  const frame = {
    id: `${record.id}-${field}`,
    label: say("map.year", { field: sayNamed("field.person", field) }),
    ...(unread ? { error: say("map.when_unread") } : {}),
  };
  const commit = () => {
    if (typed === undefined || unread) return;
    if (typed.trim() !== year) model.set(record.id, field, read ?? null);
    setTyped(undefined);
  };
  const options = sureness.map((value) => ({ value, label: sayNamed("date.q", value) }));
  return (
    <div class="row end">
      <Frame {...frame}>
        <input
          id={frame.id}
          type="text"
          value={typed ?? year}
          aria-describedby={describedBy(frame)}
          aria-invalid={unread ? "true" : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
        />
      </Frame>
      <SelectField
        id={`${frame.id}-q`}
        label={say("map.how_sure")}
        value={q}
        options={date?.to ? [{ value: q, label: dateWords(date) }, ...options] : options}
        onChange={(sure) => {
          setChosen(sure);
          if (date) model.set(record.id, field, asSure(date, sure));
        }}
      />
    </div>
  );
}

export function PersonDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  const [adding, setAdding] = useState<KinKind | undefined>(undefined);
  return (
    <div class="details">
      <div class="row">
        {kinKinds.map((kind) => (
          <button
            type="button"
            key={kind}
            aria-expanded={adding === kind}
            onClick={() => setAdding(adding === kind ? undefined : kind)}
          >
            + {sayNamed("map.kin", kind)}
          </button>
        ))}
      </div>
      {adding ? (
        <AddKin key={adding} of={record} kind={adding} onDone={() => setAdding(undefined)} />
      ) : null}
      <div class="two-columns">
        <LiveLine id={record.id} type="person" field="name" />
        <LiveChoice id={record.id} type="person" field="gender" none={say("map.not_known")} />
        <YearField record={record} field="birth" />
        <LiveChoice id={record.id} type="person" field="life" none={say("map.not_known")} />
      </div>
      <LiveFlag id={record.id} type="person" field="index" />
      <details>
        <summary>{say("map.more")}</summary>
        <div class="two-columns">
          <LiveChoice id={record.id} type="person" field="kind" />
          <LiveLine id={record.id} type="person" field="gender_word" />
          <YearField record={record} field="death" />
          <LiveLine id={record.id} type="person" field="part" />
          <LiveChoice id={record.id} type="person" field="pregnancy_outcome" />
          <LiveChoice id={record.id} type="person" field="health" />
          <LiveChoice id={record.id} type="person" field="substance" />
          <LiveChoice id={record.id} type="person" field="certainty" />
          <LiveLine id={record.id} type="person" field="source" />
        </div>
        <RecordFields record={record} type="person" fields={personRest} />
        <LiveFlag id={record.id} type="person" field="language" />
        <LiveFlag id={record.id} type="person" field="migrated" />
        <LiveFlag id={record.id} type="person" field="two_cultures" />
        <LiveFlag id={record.id} type="person" field="beyond_family" />
        <LiveText id={record.id} type="person" field="note" />
      </details>
      <RemoveButton record={record} />
    </div>
  );
}

export function ContextDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  return (
    <div class="details">
      <div class="two-columns">
        <LiveLine id={record.id} type="context" field="name" />
        <LiveChoice id={record.id} type="context" field="kind" />
        <WhenField record={record} type="context" field="since" />
        <WhenField record={record} type="context" field="until" />
        <LiveChoice id={record.id} type="context" field="certainty" />
        <LiveLine id={record.id} type="context" field="source" />
      </div>
      <LiveText id={record.id} type="context" field="note" />
      <RemoveButton record={record} />
    </div>
  );
}

export function BondDetails(props: { readonly record: BoardRecord }) {
  const { record } = props;
  return (
    <div class="details">
      <div class="two-columns">
        <LiveChoice id={record.id} type="bond" field="kind" />
        <LiveChoice id={record.id} type="bond" field="strength" />
        <LiveChoice id={record.id} type="bond" field="flow" />
        <LiveChoice id={record.id} type="bond" field="quality" />
        <LiveChoice id={record.id} type="bond" field="certainty" />
        <LiveLine id={record.id} type="bond" field="source" />
        <RefField record={record} type="bond" field="seen_by" />
        <WhenField record={record} type="bond" field="since" />
        <WhenField record={record} type="bond" field="until" />
      </div>
      <LiveText id={record.id} type="bond" field="note" />
      <FoldedFields record={record} type="bond" label={say("map.more_bond")} fields={bondRest} />
      <RemoveButton record={record} />
    </div>
  );
}
