// Adding to the map by name: a place or service, a relation between two.
import { useEffect, useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { useBegun } from "./begun";
import { choiceOptions, LineField, SelectField } from "./field";
import { AddForm } from "./form_rows";
import { mapView } from "./map_view";
import { useModel } from "./model";
import { nodeOptions } from "./node_options";

/** Beside the genogram it is said where the place can be seen: it is no part of that drawing. */
export function AddContext() {
  const model = useModel();
  const [name, setName] = useBegun("new-context");
  const [kind, setKind] = useState("school");
  const [added, setAdded] = useState("");
  const add = () => {
    model.add("context", { name: name.trim(), kind });
    setAdded(name.trim());
    setName("");
  };
  const unseen = mapView.show.value === "picture" && mapView.drawing.value === "genogram";
  return (
    <>
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
      <p class="hint" role="status">
        {added === "" ? "" : say("map.added", { name: added })}
        {added !== "" && unseen ? ` ${say("map.entry.in_network")}` : ""}
      </p>
    </>
  );
}

/** Opens at once: who belongs to it is asked there. */
export function AddHousehold() {
  const model = useModel();
  const [made, setMade] = useState("");
  useEffect(() => {
    const name = made === "" ? null : document.getElementById(`${made}-name`);
    if (!name) return;
    name.focus();
    setMade("");
  });
  return (
    <button
      type="button"
      onClick={() => {
        const id = model.add("household", { kind: "household" });
        model.opened.value = id;
        setMade(id);
      }}
    >
      {say("map.new_household")}
    </button>
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
        label={props.from ? say("map.line_to") : sayNamed("field.bond", "to")}
        value={to}
        options={toOptions}
        onChange={setTo}
      />
    </AddForm>
  );
}
