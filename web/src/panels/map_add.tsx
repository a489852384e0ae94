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
import { AddForm } from "./form_rows";
import { AddLine } from "./live_fields";
import { useModel } from "./model";
import { nodeOptions } from "./node_options";

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
  const add = () => {
    model.add("context", { name: name.trim(), kind });
    setName("");
  };
  return (
    <AddForm ready={name.trim() !== ""} button={say("action.add")} onAdd={add}>
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
    </AddForm>
  );
}

/** A relation from somebody whose details are open, or between any two. */
export function AddBond(props: { readonly from?: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const [chosen, setChosen] = useState("");
  const [to, setTo] = useState("");
  const [kind, setKind] = useState("close");
  const from = props.from?.id ?? chosen;
  const id = props.from?.id ?? "new";
  const fromOptions = nodeOptions(board, (node) => node === to);
  const toOptions = nodeOptions(board, (node) => node === from);
  if (recordsOf(board, "person").length + recordsOf(board, "context").length < 2) return null;
  const add = () => {
    model.add("bond", { from, to, kind });
    setChosen("");
    setTo("");
  };
  return (
    <AddForm ready={from !== "" && to !== ""} button={say("map.add_line")} onAdd={add}>
      {props.from ? null : (
        <SelectField
          id={`${id}-bond-from`}
          label={sayNamed("field.bond", "from")}
          value={chosen}
          options={fromOptions}
          onChange={setChosen}
        />
      )}
      <SelectField
        id={`${id}-bond-kind`}
        label={
          props.from
            ? say("map.line", { name: textOf(props.from, "name") })
            : sayNamed("field.bond", "kind")
        }
        value={kind}
        options={choiceOptions("bond", "kind")}
        onChange={setKind}
      />
      <SelectField
        id={`${id}-bond-to`}
        label={sayNamed("field.bond", "to")}
        value={to}
        options={toOptions}
        onChange={setTo}
      />
    </AddForm>
  );
}
