// A date as one types it, in any of the ways that when.ts reads; it is kept when one leaves the field.
import { useState } from "preact/hooks";
import { dateOf } from "../state/board";
import { dateWords } from "../state/dates";
import { parseWhen } from "../state/when";
import { say, sayNamed } from "../state/words";
import { describedBy, Frame } from "./field";
import type { FieldOf } from "./field_of";
import { useModel } from "./model";

export function WhenField(props: FieldOf) {
  const model = useModel();
  const { record, type, field } = props;
  const [mine, setMine] = useState<string | undefined>(undefined);
  const date = dateOf(record, field);
  const unread = mine !== undefined && mine.trim() !== "" && !parseWhen(mine);
  const frame = {
    id: `${record.id}-${field}`,
    label: sayNamed(`field.${type}`, field),
    hint: say("map.when_hint"),
    ...(unread ? { error: say("map.when_unread") } : {}),
  };
  const commit = () => {
    if (mine === undefined) return;
    const read = parseWhen(mine);
    if (mine.trim() !== "" && !read) return;
    if (mine.trim() !== (date ? dateWords(date) : "")) model.set(record.id, field, read ?? null);
    setMine(undefined);
  };
  return (
    <Frame {...frame}>
      <input
        id={frame.id}
        type="text"
        autocomplete="off"
        value={mine ?? (date ? dateWords(date) : "")}
        aria-describedby={describedBy(frame)}
        aria-invalid={unread ? "true" : undefined}
        onInput={(event) => setMine(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setMine(undefined);
        }}
      />
    </Frame>
  );
}
