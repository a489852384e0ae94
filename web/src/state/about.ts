// What the other boards say about somebody or something on the map: ideas, voices, noticings, plans.
import type { BoardRecord } from "../protocol/values";
import { specOf } from "./ask";
import { type Board, byOrder } from "./board";

/** The map's own records hang together by themselves; a triangle is a thought about it. */
function isThought(type: string): boolean {
  return specOf(type)?.board !== "map" || type === "triangle";
}

function pointsAt(record: BoardRecord, id: string): boolean {
  for (const [field, spec] of Object.entries(specOf(record.type)?.fields ?? {})) {
    const value = record.fields[field];
    if (spec.kind === "ref" && value === id) return true;
    if (spec.kind === "refs" && Array.isArray(value) && value.includes(id)) return true;
  }
  return false;
}

/** Everything that I may see and that names this record, in the room's order. */
export function aboutOf(board: Board, id: string): readonly BoardRecord[] {
  return [...board.values()]
    .filter((record) => isThought(record.type) && pointsAt(record, id))
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : byOrder(a, b)));
}
