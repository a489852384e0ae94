// Adding to the map by name: a relative of somebody, a place or service, a relation between two.
import { useState } from "preact/hooks";
import { withPlaces } from "../draw/place_ops";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { nameOfNode, partnersOf } from "../state/kin";
import { entryOps } from "../state/kin_ops";
import type { PersonEntry, Relation } from "../state/quick_entry";
import { say, sayNamed } from "../state/words";
import { choiceOptions, LineField, SelectField } from "./field";
import { AddLine } from "./live_fields";
import { useModel } from "./model";

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
