// Joining: a snapshot replaces what the server told, and our unanswered work is put on top of it again.
import type { SnapshotPart, Welcome } from "../protocol/server_message";
import type { Op } from "../protocol/values";
import { type Board, putAndDrop, textValueOf } from "./board";
import { mergeTexts } from "./merge";
import { betweenSessions } from "./others";
import { rescueChange, withRescue } from "./rescue";
import {
  type Effect,
  type KeptText,
  keyOf,
  messageOf,
  noRoom,
  type Pending,
  type RoomState,
  type Step,
} from "./room";
import { differenceOf } from "./text";
import { keptTexts } from "./typing";

export function resendAll(state: RoomState): readonly Effect[] {
  return state.pending.map((one) => ({ kind: "send", message: messageOf(one) }));
}

/** A server that answered less than it once did was restored from a backup. */
function lostItsTail(state: RoomState, welcome: Welcome): boolean {
  return welcome.last_cseq < state.answered;
}

function afterLostTail(state: RoomState, now: number): RoomState {
  let next: RoomState = { ...state, restored: keptTexts(state) };
  for (const text of next.restored) {
    next = withRescue(next, { id: text.id, type: "", code: "restored", words: text.mine, at: now });
  }
  for (const one of next.pending) {
    if (one.kind !== "change") continue;
    next = rescueChange(next, one, "restored", now);
  }
  return { ...next, pending: [], drafts: new Map(), restored: [], nextC: 1, answered: 0 };
}

export function welcomed(state: RoomState, welcome: Welcome, now: number): Step {
  const facts = {
    you: welcome.you,
    clockOffset: welcome.server_time - now,
    limits: welcome.limits,
    lastC: welcome.last_cseq,
    parts: [],
  };
  if (lostItsTail(state, welcome)) {
    const next = { ...afterLostTail({ ...state, ...facts }, now), ready: false };
    return { state: next, effects: [{ kind: "new_identity" }] };
  }
  if (welcome.mode === "resume" && state.ready) {
    const next: RoomState = { ...state, ...facts, link: { kind: "live" } };
    return { state: next, effects: resendAll(next) };
  }
  return { state: { ...state, ...facts, restored: keptTexts(state), ready: false }, effects: [] };
}

type Placed = {
  readonly state: RoomState;
  /** Text ops of unseen changes as they must now be asked, by key; null where nothing is left to ask. */
  readonly rewritten: ReadonlyMap<string, Op | null>;
};

function placeText(placed: Placed, kept: KeptText, board: Board, now: number): Placed {
  const { state } = placed;
  const key = keyOf(kept.id, kept.field);
  const drafts = new Map(state.drafts);
  const record = board.get(kept.id);
  const seen = kept.c > 0 && kept.c <= state.lastC;
  if (!record) {
    const mine = differenceOf(kept.sent, kept.mine);
    const isNew = state.pending.some(
      (one) => one.kind === "change" && one.ops.some((op) => op.o === "new" && op.r.id === kept.id),
    );
    if (!isNew || seen) {
      const words = { id: kept.id, type: "", code: "gone", words: kept.mine, at: now };
      return { ...placed, state: withRescue(state, words) };
    }
    if (mine.length > 0) drafts.set(key, { id: kept.id, field: kept.field, change: mine, at: now });
    return { ...placed, state: { ...state, drafts } };
  }
  const theirs = textValueOf(record, kept.field);
  const merged = mergeTexts(seen ? kept.sent : kept.base, kept.mine, theirs.s);
  let next = state;
  for (const words of merged.parted) {
    next = withRescue(next, { id: kept.id, type: record.type, code: "merged", words, at: now });
  }
  const change = differenceOf(theirs.s, merged.text);
  if (kept.c > 0 && !seen) {
    const op: Op = { o: "text", id: kept.id, f: kept.field, tv: theirs.tv, d: change };
    const rewritten = new Map(placed.rewritten).set(key, change.length > 0 ? op : null);
    return { state: next, rewritten };
  }
  if (change.length > 0) drafts.set(key, { id: kept.id, field: kept.field, change, at: now });
  return { ...placed, state: { ...next, drafts } };
}

/** Unseen changes get the numbers after the last that the server decided; seen ones keep theirs. */
function replaced(
  pending: readonly Pending[],
  rewritten: ReadonlyMap<string, Op | null>,
  lastC: number,
): readonly Pending[] {
  const kept: Pending[] = [];
  let c = lastC;
  for (const one of pending) {
    if (one.c <= lastC) {
      kept.push(one.kind === "change" ? { ...one, included: true } : one);
      continue;
    }
    if (one.kind !== "change") {
      kept.push({ ...one, c: ++c });
      continue;
    }
    const ops = one.ops.flatMap((op) => {
      const change = op.o === "text" ? rewritten.get(keyOf(op.id, op.f)) : undefined;
      if (change === null) return [];
      return [change ?? op];
    });
    if (ops.length > 0) kept.push({ ...one, c: ++c, ops, live: ops });
  }
  return kept;
}

function whole(state: RoomState, parts: readonly SnapshotPart[], now: number): Step {
  const first = parts[0];
  const board = putAndDrop(
    new Map(),
    parts.flatMap((part) => part.records),
    [],
  );
  let placed: Placed = {
    state: { ...state, drafts: new Map(), parts: [] },
    rewritten: new Map(),
  };
  for (const kept of state.restored) placed = placeText(placed, kept, board, now);
  const pending = replaced(placed.state.pending, placed.rewritten, state.lastC);
  const next: RoomState = {
    ...betweenSessions(placed.state, first ?? {}),
    ...(first?.room ? { room: first.room } : {}),
    members: new Map((first?.members ?? []).map((member) => [member.id, member])),
    presence: new Map(),
    undo: noRoom.undo,
    session: first?.session ?? null,
    may: new Set(first?.may ?? []),
    see: new Set(first?.see ?? []),
    confirmed: board,
    pending,
    nextC: Math.max(state.lastC, ...pending.map((one) => one.c)) + 1,
    answered: Math.max(state.answered, 0),
    restored: [],
    ready: true,
    link: { kind: "live" },
  };
  return { state: next, effects: [...resendAll(next), { kind: "flush_soon" }] };
}

export function snapshotPart(state: RoomState, part: SnapshotPart, now: number): Step {
  const parts = [...state.parts, part];
  if (part.part < part.parts) return { state: { ...state, parts }, effects: [] };
  return whole(state, parts, now);
}
