// The order of what happened in the team: by its day, and what has none yet at the end.
import type { BoardRecord } from "../protocol/values";
import { byOrder, dateOf } from "./board";

/** Earlier days first; a month or a year alone stands before the days in it. */
export function inTime(changes: readonly BoardRecord[]): readonly BoardRecord[] {
  const day = (record: BoardRecord) => {
    const date = dateOf(record, "when");
    return date ? date.y * 10_000 + (date.m ?? 0) * 100 + (date.d ?? 0) : Number.POSITIVE_INFINITY;
  };
  return [...changes].sort((a, b) => {
    const [one, other] = [day(a), day(b)];
    return one === other ? byOrder(a, b) : one < other ? -1 : 1;
  });
}
