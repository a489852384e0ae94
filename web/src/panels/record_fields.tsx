// The field of any record, in the form its kind needs: one list of names makes a form.
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { fieldSpecOf } from "../state/ask";
import { numberOf } from "../state/board";
import { sayNamed } from "../state/words";
import { writtenFields } from "../state/written";
import { DayField } from "./day_field";
import type { FieldOf } from "./field_of";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { useModel } from "./model";
import { RefField, RefsField } from "./refs_field";

export type FieldsProps = {
  readonly record: BoardRecord;
  readonly type: TypeName;
  readonly fields: readonly string[];
};

/** A count; saved when one leaves the field, and taken back when it is emptied. */
function WholeNumber(props: FieldOf) {
  const model = useModel();
  const { record, type, field } = props;
  const id = `${record.id}-${field}`;
  return (
    <div class="field">
      <label for={id}>{sayNamed(`field.${type}`, field)}</label>
      <input
        id={id}
        type="number"
        min={0}
        value={numberOf(record, field) ?? ""}
        onChange={(event) => {
          const value = Math.round(event.currentTarget.valueAsNumber);
          model.set(record.id, field, Number.isFinite(value) ? value : null);
        }}
      />
    </div>
  );
}

function AnyField(props: FieldOf) {
  const { record, type, field } = props;
  const spec = fieldSpecOf(type, field);
  switch (spec?.kind) {
    case "text":
      return <LiveText id={record.id} type={type} field={field} />;
    case "choice":
      return <LiveChoice id={record.id} type={type} field={field} />;
    case "flag":
      return <LiveFlag id={record.id} type={type} field={field} />;
    case "date":
      return <DayField record={record} type={type} field={field} />;
    case "ref":
      return <RefField record={record} type={type} field={field} />;
    case "refs":
      return <RefsField record={record} type={type} field={field} />;
    case "line":
      return <LiveLine id={record.id} type={type} field={field} />;
    case "number":
      return <WholeNumber record={record} type={type} field={field} />;
    case undefined:
      return null;
  }
}

export function RecordFields(props: FieldsProps) {
  return (
    <div class="two-columns">
      {props.fields.map((field) => (
        <AnyField key={field} record={props.record} type={props.type} field={field} />
      ))}
    </div>
  );
}

/** What need not be asked of everything: folded until somebody wants it, or something stands there. */
export function FoldedFields(props: FieldsProps & { readonly label: string }) {
  const { record, type, fields, label } = props;
  return (
    <details open={writtenFields(record, type, fields).length > 0}>
      <summary>{label}</summary>
      <RecordFields record={record} type={type} fields={fields} />
    </details>
  );
}

/** What is written, for who reads and does not write. */
export function WrittenFields(props: FieldsProps) {
  const written = writtenFields(props.record, props.type, props.fields);
  if (written.length === 0) return null;
  return (
    <ul class="plain tiny">
      {written.map((one) => (
        <li key={one.label}>
          {one.words === "" ? (
            one.label
          ) : (
            <>
              <strong>{one.label}:</strong> {one.words}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
