// The field of any record, in the form its kind needs: one list of names makes a form.
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { fieldSpecOf } from "../state/ask";
import { DayField } from "./day_field";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { RefField, RefsField } from "./refs_field";

export type FieldsProps = {
  readonly record: BoardRecord;
  readonly type: TypeName;
  readonly fields: readonly string[];
};

function AnyField(props: {
  readonly record: BoardRecord;
  readonly type: TypeName;
  readonly field: string;
}) {
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
