// A first map for a young person: the places of a life outside the family, to be named and filled.
import type { Op } from "../protocol/values";
import { type MakeId, makeRecord } from "./ask";
import { type Board, recordsOf, textOf } from "./board";
import { sayNamed } from "./words";

const places = ["peer_group", "school", "online", "place", "route"];

/** Those places that the map has none of yet. */
export function placesMissing(board: Board): readonly string[] {
  const there = new Set(recordsOf(board, "context").map((one) => textOf(one, "kind")));
  return places.filter((kind) => !there.has(kind));
}

export function placesOps(board: Board, makeId: MakeId, by: string | undefined): readonly Op[] {
  return placesMissing(board).flatMap(
    (kind) => makeRecord("context", { kind, name: sayNamed("map.young", kind) }, makeId, by).ops,
  );
}
