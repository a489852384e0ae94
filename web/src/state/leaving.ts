// Whether the map may leave the room now: shared by the one who presents, while nobody objects.
import type { BoardRecord } from "../protocol/values";
import { type Board, flagOf, numberOf, recordsOf } from "./board";

export type Leaving =
  | { readonly kind: "closed" }
  | { readonly kind: "objected"; readonly share: BoardRecord }
  | { readonly kind: "asked"; readonly share: BoardRecord; readonly opens: number }
  | { readonly kind: "open"; readonly share: BoardRecord; readonly ends: number };

/** The newest share decides; an older one that nobody objected to may still be open. */
export function leavingOf(board: Board, now: number): Leaving {
  const lasting = recordsOf(board, "map_share")
    .map((share) => ({
      share,
      opens: numberOf(share, "opens") ?? 0,
      ends: numberOf(share, "ends") ?? 0,
    }))
    .filter((one) => one.ends > now)
    .sort((a, b) => b.opens - a.opens);
  const newest = lasting[0];
  if (!newest) return { kind: "closed" };
  const { share, opens, ends } = newest;
  if (flagOf(share, "objected")) return { kind: "objected", share };
  return now < opens ? { kind: "asked", share, opens } : { kind: "open", share, ends };
}

/** Who took what, the latest first. */
export function copiesOf(board: Board): readonly BoardRecord[] {
  return [...recordsOf(board, "map_copy")].sort(
    (a, b) => (numberOf(b, "at") ?? 0) - (numberOf(a, "at") ?? 0),
  );
}
