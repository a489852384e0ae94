// A day, chosen with the browser's own date field.
import { dateOf } from "../state/board";
import { dateFromDay, dayOfDate } from "../state/dates";
import { sayNamed } from "../state/words";
import type { FieldOf } from "./field_of";
import { useModel } from "./model";

export function DayField(props: FieldOf) {
  const model = useModel();
  const { record, type, field } = props;
  const id = `${record.id}-${field}`;
  return (
    <div class="field">
      <label for={id}>{sayNamed(`field.${type}`, field)}</label>
      <input
        id={id}
        type="date"
        value={dayOfDate(dateOf(record, field))}
        onChange={(event) =>
          model.set(record.id, field, dateFromDay(event.currentTarget.value) ?? null)
        }
      />
    </div>
  );
}
