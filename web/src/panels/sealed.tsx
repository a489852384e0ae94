// Writing alone: what I write here nobody sees until everyone reveals together.
import { useState } from "preact/hooks";
import type { TypeName } from "#vocabulary";
import type { BoardRecord, FieldValues } from "../protocol/values";
import { flagOf, numberOf, recordsOf, textOf } from "../state/board";
import { stageNow } from "../state/rights";
import { isTypeName } from "../state/types";
import { say, sayCount, sayNamed } from "../state/words";
import { choiceOptions, RadioField } from "./field";
import { AddLine, LiveText } from "./live_fields";
import { LaterPanel } from "./loaded";
import { useModel } from "./model";
import { ShortNotes } from "./notes";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

function presetOf(fields: { readonly [field: string]: unknown }): FieldValues {
  const found: { [field: string]: string | boolean | number } = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") {
      found[field] = value;
    }
  }
  return found;
}

function SealedItem(props: { readonly record: BoardRecord; readonly type: TypeName }) {
  const model = useModel();
  const { record, type } = props;
  const label = say("sealed.mine");
  return (
    <li class="card" data-item={record.id}>
      <LiveText id={record.id} type={type} field="text" label={label} />
      {type === "statement" ? (
        <RefField record={record} type="statement" field="pairs_with" />
      ) : null}
      <div class="row">
        <button
          type="button"
          class="quiet small"
          onClick={() => {
            model.add("note", { kind: "note", text: textOf(record, "text") });
            model.tell(say("sealed.kept"));
          }}
        >
          {say("sealed.keep")}
        </button>
        <RemoveButton record={record} />
      </div>
    </li>
  );
}

/** From 0 to 10 with a reason, or "I do not know enough", which is an answer too. */
function Scale() {
  const model = useModel();
  const mark = recordsOf(model.board.value, "scale_mark").find((one) => one.by !== undefined);
  const choose = (value: string) => {
    const fields: FieldValues = value === "" ? { not_enough: true } : { value: Number(value) };
    if (!mark) model.add("scale_mark", fields);
    else {
      const p =
        value === ""
          ? { value: null, not_enough: true }
          : { value: Number(value), not_enough: null };
      model.change([{ o: "set", id: mark.id, p }]);
    }
  };
  const places = Array.from({ length: 11 }, (_, value) => String(value));
  const value = mark
    ? flagOf(mark, "not_enough")
      ? ""
      : String(numberOf(mark, "value") ?? "-")
    : "-";
  return (
    <div class="scale">
      <RadioField
        name="scale"
        label={sayNamed("field.scale_mark", "value")}
        value={value}
        options={[
          ...places.map((place) => ({ value: place, label: place })),
          { value: "", label: sayNamed("field.scale_mark", "not_enough") },
        ]}
        onChange={choose}
      />
      {mark ? <LiveText id={mark.id} type="scale_mark" field="reason" /> : null}
    </div>
  );
}

export function SealedWriting() {
  const model = useModel();
  const state = model.state.value;
  const stage = stageNow(state);
  const offered = (stage?.offers ?? []).filter(isTypeName);
  const [column, setColumn] = useState("");
  const preset = presetOf(stage?.preset ?? {});
  const type: TypeName = offered.includes("statement") ? "statement" : "hypothesis";
  const mine = recordsOf(model.board.value, type);
  const written = state.session?.written;
  const add = (text: string) => {
    const fields: FieldValues =
      type === "statement" ? { column: column || "worried", ...preset, text } : { ...preset, text };
    model.add(type, fields);
    model.tell(say("sealed.added"));
  };
  return (
    <div class="sealed">
      <p class="who-sees">{say("sealed.only_you")}</p>
      {offered.includes("scale_mark") ? <Scale /> : null}
      {offered.includes("scale_mark") && offered.length === 1 ? null : (
        <>
          {type === "statement" && !("column" in preset) ? (
            <RadioField
              name="sealed-column"
              label={sayNamed("field.statement", "column")}
              value={column || "worried"}
              options={choiceOptions("statement", "column")}
              onChange={setColumn}
            />
          ) : null}
          <AddLine
            id="sealed-new"
            label={
              type === "statement"
                ? sayNamed("field.statement", "text")
                : say("hypotheses.could_it_be")
            }
            hint={say("sealed.hint")}
            button={say("sealed.add")}
            onAdd={add}
          />
          <ul class="plain">
            {mine.map((record) => (
              <SealedItem key={record.id} record={record} type={type} />
            ))}
          </ul>
        </>
      )}
      <LaterPanel name="SelfChecks" />
      {written === undefined ? null : (
        <p class="secondary">{sayCount("sealed.written", written)}</p>
      )}
      <details>
        <summary>{sayNamed("board", "own")}</summary>
        <ShortNotes />
      </details>
    </div>
  );
}
