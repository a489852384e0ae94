// The three honest words about saving, and how the connection stands.
import type { RoomState } from "./room";

export type SaveWord =
  | { readonly kind: "saved" }
  /** Unanswered for less than a second: no word and no tick. */
  | { readonly kind: "quiet" }
  | { readonly kind: "saving" }
  | { readonly kind: "not_saved"; readonly since: number };

export const quietMs = 1_000;
export const lostShownMs = 3_000;
export const pausedMs = 30_000;
export const pausedQueue = 50;

export function oldestUnanswered(state: RoomState): number | undefined {
  const times = [...state.pending, ...state.drafts.values()].map((one) => one.at);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export function saveWord(state: RoomState, now: number): SaveWord {
  const oldest = oldestUnanswered(state);
  const { link } = state;
  if (oldest === undefined) return { kind: "saved" };
  if (link.kind === "lost" && now - link.since >= lostShownMs) {
    return { kind: "not_saved", since: Math.min(link.since, oldest) };
  }
  if (link.kind === "ended" || state.heldBack === "storage_readonly") {
    return { kind: "not_saved", since: oldest };
  }
  return now - oldest < quietMs ? { kind: "quiet" } : { kind: "saving" };
}

export function isAway(state: RoomState, now: number): boolean {
  return state.link.kind === "lost" && now - state.link.since >= lostShownMs;
}

/** Long away, or much waits: reading only, but for the text that is open. */
export function isPaused(state: RoomState, now: number): boolean {
  if (state.link.kind === "ended") return true;
  if (state.link.kind !== "lost") return false;
  return now - state.link.since >= pausedMs || state.pending.length > pausedQueue;
}
