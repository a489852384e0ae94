// The ops of moving someone on the map, and of standing new people beside their own as they appear.

import type { Op } from "../protocol/values";
import { type MakeId, makeRecord, setField } from "../state/ask";
import { applyOps, type Board } from "../state/board";
import { dayOfTime } from "./days";
import { graphOf } from "./graph";
import { genogramPlaces, type Place, storedPlaces, type ViewName } from "./places";

export function placeOps(
  board: Board,
  view: ViewName,
  of: string,
  place: Place,
  make: { readonly id: MakeId; readonly by: string | undefined; readonly pinned: boolean },
): readonly Op[] {
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  const stored = storedPlaces(board, view).get(of);
  if (stored) return [{ o: "set", id: stored.id, p: { x, y, pinned: make.pinned ? true : null } }];
  const fields = { of, view, x, y, ...(make.pinned ? { pinned: true } : {}) };
  return makeRecord("position", fields, make.id, make.by).ops;
}

/** Room for what else belongs to the change. */
const placesMost = 24;

/**
 * A change that adds people, with the places of those who have none yet: everybody then stands where
 * the one who added them saw them, and nobody moves when the next one comes.
 */
export function withPlaces(
  board: Board,
  ops: readonly Op[],
  now: number,
  make: { readonly id: MakeId; readonly by: string | undefined },
): readonly Op[] {
  if (!ops.some((op) => op.o === "new" && op.r.type === "person")) return ops;
  const after = applyOps(board, ops);
  const graph = graphOf(after, dayOfTime(now));
  const stored = storedPlaces(after, "genogram");
  const places = [...genogramPlaces(graph, stored)].filter(([id]) => !stored.has(id));
  if (places.length > placesMost) return ops;
  return [
    ...ops,
    ...places.flatMap(([of, place]) =>
      placeOps(after, "genogram", of, place, { ...make, pinned: false }),
    ),
  ];
}

export function unpinOp(board: Board, view: ViewName, of: string): readonly Op[] {
  const stored = storedPlaces(board, view).get(of);
  return stored?.pinned ? [setField(stored.id, "pinned", null)] : [];
}

/** The steps that put everybody back where they stood before; who came since stays. */
export function placesBack(before: Board, now: Board, view: ViewName): readonly Op[] {
  const [was, is] = [storedPlaces(before, view), storedPlaces(now, view)];
  return [...is].flatMap(([of, place]): readonly Op[] => {
    const old = was.get(of);
    if (!old) return before.has(of) ? [{ o: "del", id: place.id }] : [];
    if (old.x === place.x && old.y === place.y && old.pinned === place.pinned) return [];
    return [
      { o: "set", id: place.id, p: { x: old.x, y: old.y, pinned: old.pinned ? true : null } },
    ];
  });
}
