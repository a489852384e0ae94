// The pages that I may still sign, over all my rooms.
import { fieldsOf, list, number, text, textOr } from "./read";

export type MyDraft = { readonly room: string; readonly alias: string; readonly until?: number };

export function decodeDrafts(value: unknown): readonly MyDraft[] {
  return list(fieldsOf(value), "drafts", (item) => {
    const from = fieldsOf(item);
    const room = fieldsOf(from["room"]);
    const id = text(room, "id");
    const until = number(from, "until");
    if (id === undefined) return undefined;
    const alias = textOr(room, "alias", "");
    return { room: id, alias, ...(until === undefined ? {} : { until }) };
  });
}
