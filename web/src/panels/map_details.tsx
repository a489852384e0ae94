// Forms for what is on the map: a person, a place or service, a bond, and a person's next of kin.
import { useState } from "preact/hooks";
import { withPlaces } from "../draw/place_ops";
import { newId } from "../link/timers";
import type { BoardRecord, DateValue } from "../protocol/values";
import { dateOf, recordsOf, textOf } from "../state/board";
import { nameOfNode, partnersOf } from "../state/kin";
import { entryOps } from "../state/kin_ops";
import type { PersonEntry, Relation } from "../state/quick_entry";
import { say, sayNamed } from "../state/words";
import { choiceOptions, LineField, SelectField } from "./field";
import { AddLine, LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { useModel } from "./model";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

/** A year with how sure we are of it; whole birth dates of living people are not asked for. */
function YearField(props: { readonly record: BoardRecord; readonly field: string }) {
  const model = useModel();
  const { record, field } = props;
  const date = dateOf(record, field);
  const set = (year: string, q: string) => {
    const y = Number(year);
    if (year === "" || !Number.isInteger(y)) model.set(record.id, field, null);
    else {
      const value: DateValue = { y, q };
      model.set(record.id, field, value);
    }
  };
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = typed ?? (date ? String(date.y) : "");
  const q = date?.q ?? "about";
  const id = `${record.id}-${field}`;
  return (
    <div class="row end">
      <div class="field">
        <label for={id}>{say("map.year", { field: sayNamed("field.person", field) })}</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          value={shown}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            if (typed !== undefined) set(typed.trim(), q);
            setTyped(undefined);
          }}
        />
      </div>
      <SelectField
        id={`${id}-q`}
        label={say("map.how_sure")}
        value={q}
        options={["exact", "about", "before", "after"].map((value) => ({
          value,
          label: sayNamed("date.q", value),
        }))}
        onChange={(chosen) => set(shown, chosen)}
      />
    </div>
  );
}

export type KinKind = Extract<Relation["kind"], "child" | "parent" | "partner" | "sibling">;
export const kinKinds: readonly KinKind[] = ["parent", "partner", "sibling", "child"];

/** Adds a relative by name alone; whom else a child belongs to is asked and never assumed. */
export function AddKin(props: {
  readonly of: BoardRecord;
  readonly kind: KinKind;
  readonly onDone: () => void;
}) {
  const model = useModel();
  const { of, kind } = props;
  const board = model.board.value;
  const [other, setOther] = useState("");
  const add = (name: string) => {
    const ids = kind === "child" && other !== "" ? [of.id, other] : [of.id];
    const entry: PersonEntry = {
      kind: "person",
      name,
      pregnancy: false,
      married: false,
      relations: [{ kind, of: ids }],
      note: "",
    };
    const known = new Map(ids.map((id) => [id, id]));
    const result = entryOps(entry, board, newId, model.state.value.you?.member, known);
    if (!result.ok) return;
    const by = model.state.value.you?.member;
    model.change(withPlaces(board, result.ops, model.now.value, { id: newId, by }));
    model.opened.value = result.focus;
    props.onDone();
  };
  return (
    <>
      {kind === "child" ? (
        <SelectField
          id={`${of.id}-other-parent`}
          label={say("map.other_parent")}
          value={other}
          options={[
            { value: "", label: say("map.not_known") },
            ...partnersOf(board, of.id).map((id) => ({ value: id, label: nameOfNode(board, id) })),
          ]}
          onChange={setOther}
        />
      ) : null}
      <AddLine
        id={`${of.id}-add-${kind}`}
        label={sayNamed("field.person", "name")}
        button={say("action.add")}
        onAdd={add}
      />
    </>
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
          <LiveChoice id={record.id} type="person" field="certainty" />
          <LiveLine id={record.id} type="person" field="source" />
        </div>
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
      </div>
      <LiveText id={record.id} type="bond" field="note" />
      <RemoveButton record={record} />
    </div>
  );
}

export function AddContext() {
  const model = useModel();
  const [name, setName] = useState("");
  const [kind, setKind] = useState("school");
  const add = (event: Event) => {
    event.preventDefault();
    if (name.trim() === "") return;
    model.add("context", { name: name.trim(), kind });
    setName("");
  };
  return (
    <form class="row end" onSubmit={add}>
      <LineField
        id="new-context"
        label={sayNamed("field.context", "name")}
        value={name}
        onInput={setName}
      />
      <SelectField
        id="new-context-kind"
        label={sayNamed("field.context", "kind")}
        value={kind}
        options={choiceOptions("context", "kind")}
        onChange={setKind}
      />
      <button type="submit">{say("action.add")}</button>
    </form>
  );
}

export function AddBond(props: { readonly from: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const [to, setTo] = useState("");
  const [kind, setKind] = useState("close");
  const others = [...recordsOf(board, "person"), ...recordsOf(board, "context")].filter(
    (node) => node.id !== props.from.id,
  );
  if (others.length === 0) return null;
  const add = (event: Event) => {
    event.preventDefault();
    if (to === "") return;
    model.add("bond", { from: props.from.id, to, kind });
    setTo("");
  };
  return (
    <form class="row end" onSubmit={add}>
      <SelectField
        id={`${props.from.id}-bond-kind`}
        label={say("map.line", { name: textOf(props.from, "name") })}
        value={kind}
        options={choiceOptions("bond", "kind")}
        onChange={setKind}
      />
      <SelectField
        id={`${props.from.id}-bond-to`}
        label={sayNamed("field.bond", "to")}
        value={to}
        options={[
          { value: "", label: say("refs.choose") },
          ...others.map((node) => ({ value: node.id, label: nameOfNode(board, node.id) })),
        ]}
        onChange={setTo}
      />
      <button type="submit" disabled={to === ""}>
        {say("map.add_line")}
      </button>
    </form>
  );
}
