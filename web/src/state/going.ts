// What goes along when a record is removed: all that could not stand without it.
import type { BoardRecord } from "../protocol/values";
import { specOf } from "./ask";
import { type Board, byOrder, textOf } from "./board";

function hangsOn(record: BoardRecord, gone: ReadonlySet<string>): boolean {
  const fields = Object.entries(specOf(record.type)?.fields ?? {});
  return fields.some(([field, spec]) => spec.cascades && gone.has(textOf(record, field)));
}

/** Where something stood goes too, but nobody needs to be told. */
export function goingAlong(board: Board, id: string): readonly BoardRecord[] {
  const gone = new Set([id]);
  for (let before = 0; before !== gone.size; ) {
    before = gone.size;
    for (const record of board.values()) if (hangsOn(record, gone)) gone.add(record.id);
  }
  return [...board.values()]
    .filter((record) => record.id !== id && gone.has(record.id) && record.type !== "position")
    .sort(byOrder);
}
