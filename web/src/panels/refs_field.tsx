// A set of references: what is in it as removable marks, and a choice of more to add.
import type { TypeName } from "#vocabulary";
import { fieldSpecOf } from "../state/ask";
import { type Board, byOrder, refsOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { say, sayNamed } from "../state/words";
import { PickField, SelectField } from "./field";
import type { FieldOf } from "./field_of";
import { useModel } from "./model";

function offered(board: Board, type: TypeName, field: string, not: ReadonlySet<string>) {
  const targets = fieldSpecOf(type, field)?.targets;
  return [...board.values()]
    .filter((record) => !not.has(record.id))
    .filter((record) => targets === "*" || targets?.some((target) => target === record.type))
    .sort(byOrder);
}

export function RefsField(props: FieldOf) {
  const model = useModel();
  const board = model.board.value;
  const { record, type, field } = props;
  const refs = refsOf(record, field).filter((id) => board.has(id));
  const others = offered(board, type, field, new Set([...refs, record.id]));
  const label = sayNamed(`field.${type}`, field);
  return (
    <div class="field">
      <span class="label">{label}</span>
      <ul class="plain row">
        {refs.map((id) => {
          const other = board.get(id);
          const name = other ? outlineOf(board, other) : "";
          return (
            <li key={id}>
              <button
                type="button"
                class="small"
                aria-label={say("refs.take_out", { name })}
                onClick={() => model.change([{ o: "out", id: record.id, f: field, ref: id }])}
              >
                {name} <span aria-hidden="true">✕</span>
              </button>
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? (
        <PickField
          id={`${record.id}-${field}`}
          label={say("refs.add", { field: label })}
          options={others.map((one) => ({ value: one.id, label: outlineOf(board, one) }))}
          onPick={(ref) => model.change([{ o: "in", id: record.id, f: field, ref }])}
        />
      ) : null}
    </div>
  );
}

/** One reference, chosen from the board. */
export function RefField(props: FieldOf & { readonly none?: string }) {
  const model = useModel();
  const board = model.board.value;
  const { record, type, field } = props;
  const value = record.fields[field];
  const others = offered(board, type, field, new Set([record.id]));
  return (
    <SelectField
      id={`${record.id}-${field}`}
      label={sayNamed(`field.${type}`, field)}
      value={typeof value === "string" ? value : ""}
      options={[
        { value: "", label: props.none ?? say("choice.not_said") },
        ...others.map((one) => ({ value: one.id, label: outlineOf(board, one) })),
      ]}
      onChange={(ref) => model.set(record.id, field, ref === "" ? null : ref)}
    />
  );
}
