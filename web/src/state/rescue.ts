// Words that the server refused or that lost their place stay with their writer.
import { isText, type Op } from "../protocol/values";
import { fieldSpecOf } from "./ask";
import { idOf, textOf } from "./board";
import type { PendingChange, Rescue, RoomState } from "./room";
import { insertedBy } from "./text";
import { shownBoard } from "./typing";

/** The words that a person wrote, and not what was picked from a list. */
function wordsOfOp(op: Op, type: string): readonly string[] {
  if (op.o === "text") return [insertedBy(op.d)];
  const given = op.o === "set" ? op.p : op.o === "new" ? op.r.fields : {};
  return Object.entries(given).flatMap(([field, value]) => {
    if (value !== null && isText(value)) return [value.s];
    const isWritten = fieldSpecOf(type, field)?.kind === "line";
    return isWritten && typeof value === "string" ? [value] : [];
  });
}

/** The words of a refused change: whole texts where we still have them, else what was put in. */
function wordsOf(state: RoomState, change: PendingChange): ReadonlyMap<string, string> {
  const board = shownBoard(state);
  const found = new Map<string, string>();
  for (const op of change.live) {
    const id = idOf(op);
    const whole = op.o === "text" ? textOf(board.get(id), op.f) : "";
    const words = whole !== "" ? [whole] : wordsOfOp(op, typeOf(state, change, id));
    const text = [found.get(id) ?? "", ...words].filter((part) => part.trim() !== "").join("\n");
    if (text !== "") found.set(id, text);
  }
  return found;
}

export function withRescue(state: RoomState, made: Omit<Rescue, "key">): RoomState {
  const words = made.words.trim();
  if (words === "") return state;
  const others = state.rescue.filter((old) => old.id !== made.id || !words.includes(old.words));
  if (others.some((old) => old.id === made.id && old.words.includes(words))) return state;
  const key = `${made.id} ${made.at} ${others.length}`;
  return { ...state, rescue: [...others, { ...made, words, key }] };
}

function typeOf(state: RoomState, change: PendingChange, id: string): string {
  const made = change.ops.find((op) => op.o === "new" && op.r.id === id);
  if (made?.o === "new") return made.r.type;
  return state.confirmed.get(id)?.type ?? "";
}

/** Keeps the words of a refused change, and with it what was being typed on top. */
export function rescueChange(
  state: RoomState,
  change: PendingChange,
  code: string,
  now: number,
): RoomState {
  let next = state;
  for (const [id, words] of wordsOf(state, change)) {
    next = withRescue(next, { id, type: typeOf(state, change, id), code, words, at: now });
  }
  const drafts = new Map(next.drafts);
  const made = new Set(change.ops.filter((op) => op.o === "new").map(idOf));
  for (const [key, draft] of next.drafts) {
    const same = change.ops.some(
      (op) => op.o === "text" && op.id === draft.id && op.f === draft.field,
    );
    if (same || made.has(draft.id)) drafts.delete(key);
  }
  return { ...next, drafts };
}

/** Keeps what was being typed in records that have gone from my sight. */
export function rescueDrafts(
  state: RoomState,
  gone: ReadonlySet<string>,
  code: string,
  now: number,
): RoomState {
  if (![...state.drafts.values()].some((draft) => gone.has(draft.id))) return state;
  const board = shownBoard(state);
  let next = state;
  const drafts = new Map(state.drafts);
  for (const [key, draft] of state.drafts) {
    if (!gone.has(draft.id)) continue;
    drafts.delete(key);
    const record = board.get(draft.id);
    const words = textOf(record, draft.field) || insertedBy(draft.change);
    next = withRescue(next, { id: draft.id, type: record?.type ?? "", code, words, at: now });
  }
  return { ...next, drafts };
}

/** Keeps what was begun in fields that are not there any more. */
export function rescueBegun(state: RoomState, there: ReadonlySet<string>): RoomState {
  let next = state;
  const begun = new Map(state.begun);
  for (const [field, { words, at }] of state.begun) {
    if (there.has(field)) continue;
    begun.delete(field);
    next = withRescue(next, { id: field, type: "", code: "begun", words, at });
  }
  return begun.size === state.begun.size ? state : { ...next, begun };
}

/** All that one wrote and the room does not have: to be shown where one cannot come back. */
export function wordsLeft(state: RoomState): readonly string[] {
  let next = state;
  for (const kept of state.ready ? [] : state.restored) {
    next = withRescue(next, { id: kept.id, type: "", code: "gone", words: kept.mine, at: 0 });
  }
  for (const one of state.pending) {
    if (one.kind === "change" && !one.included) next = rescueChange(next, one, "gone", one.at);
  }
  next = rescueDrafts(next, new Set([...next.drafts.values()].map((one) => one.id)), "gone", 0);
  return rescueBegun(next, new Set()).rescue.map((one) => one.words);
}
