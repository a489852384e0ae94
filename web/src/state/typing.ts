// Typing in texts: one edit in flight per field, further typing composes, and others' edits move both.
import type { Op } from "../protocol/values";
import { applyOps, type Board, textValueOf } from "./board";
import {
  type Draft,
  type KeptText,
  keyOf,
  type Pending,
  type PendingChange,
  type RoomState,
  type Step,
} from "./room";
import { applyText, composeText, differenceOf, fitsText, insertedBy, transformText } from "./text";

type TextOp = Extract<Op, { o: "text" }>;

function isTextOp(op: Op, id: string, field: string): op is TextOp {
  return op.o === "text" && op.id === id && op.f === field;
}

function liveOps(pending: readonly Pending[]): readonly Op[] {
  return pending.flatMap((one) => (one.kind === "change" && !one.included ? one.live : []));
}

/** The room as its server told it, with our unanswered changes on top. */
export function sentBoard(state: RoomState): Board {
  return applyOps(state.confirmed, liveOps(state.pending));
}

/** What is on the screen: the same with what is still being typed. */
export function shownBoard(state: RoomState): Board {
  const sent = sentBoard(state);
  const drafts = [...state.drafts.values()];
  return applyOps(
    sent,
    drafts.map((draft) => ({ o: "text", id: draft.id, f: draft.field, tv: 0, d: draft.change })),
  );
}

export function inFlight(state: RoomState, id: string, field: string): PendingChange | undefined {
  for (const one of state.pending) {
    if (one.kind === "change" && one.ops.some((op) => isTextOp(op, id, field))) return one;
  }
  return undefined;
}

/** Takes what a person typed: `was` is what her field held when she began this keystroke. */
export function typed(
  state: RoomState,
  event: { id: string; field: string; was: string; now: string; at: number },
): Step {
  const { id, field, was, now, at } = event;
  const board = shownBoard(state);
  const record = board.get(id);
  if (!record || was === now) return { state, effects: [] };
  const shown = textValueOf(record, field).s;
  let change = differenceOf(was, now);
  if (shown !== was) change = transformText(change, differenceOf(was, shown), "right");
  const key = keyOf(id, field);
  const before = state.drafts.get(key);
  const drafts = new Map(state.drafts);
  const whole = before ? composeText(before.change, change) : change;
  drafts.set(key, { id, field, change: whole, at: before?.at ?? at });
  return { state: { ...state, drafts }, effects: [{ kind: "flush_soon" }] };
}

function sendableDraft(state: RoomState, draft: Draft): boolean {
  return inFlight(state, draft.id, draft.field) === undefined;
}

/** Turns each waiting draft whose field is free into a change, and sends it. */
export function flush(state: RoomState): Step {
  const ready = [...state.drafts.values()].filter((draft) => sendableDraft(state, draft));
  if (ready.length === 0 || !state.ready || state.link.kind !== "live")
    return { state, effects: [] };
  const drafts = new Map(state.drafts);
  const board = sentBoard(state);
  const pending: PendingChange[] = [];
  let nextC = state.nextC;
  for (const draft of ready) {
    drafts.delete(keyOf(draft.id, draft.field));
    if (draft.change.length === 0) continue;
    const tv = textValueOf(board.get(draft.id), draft.field).tv;
    const op: Op = { o: "text", id: draft.id, f: draft.field, tv, d: draft.change };
    pending.push({
      kind: "change",
      c: nextC,
      stage: state.session?.rev ?? 0,
      ops: [op],
      live: [op],
      included: false,
      at: draft.at,
    });
    nextC++;
  }
  return {
    state: { ...state, drafts, nextC, pending: [...state.pending, ...pending] },
    effects: pending.map(({ c, stage, ops }) => ({
      kind: "send",
      message: { t: "change", c, stage, ops },
    })),
  };
}

/** Moves our edits of a text past one that came first in the room's order. */
export function movedBy(state: RoomState, op: TextOp): RoomState {
  let incoming = op.d;
  const pending = state.pending.map((one) => {
    if (one.kind !== "change" || one.included) return one;
    if (!one.live.some((mine) => isTextOp(mine, op.id, op.f))) return one;
    const live = one.live.map((mine) => {
      if (!isTextOp(mine, op.id, op.f)) return mine;
      const moved = transformText(mine.d, incoming, "right");
      incoming = transformText(incoming, mine.d, "left");
      return { ...mine, d: moved };
    });
    return { ...one, live };
  });
  const key = keyOf(op.id, op.f);
  const draft = state.drafts.get(key);
  if (!draft) return { ...state, pending };
  const drafts = new Map(state.drafts);
  drafts.set(key, { ...draft, change: transformText(draft.change, incoming, "right") });
  return { ...state, pending, drafts };
}

/** Every text that holds something unanswered: what was confirmed, what was sent, what I see. */
export function keptTexts(state: RoomState): readonly KeptText[] {
  if (!state.ready) return state.restored;
  const found = new Map<string, KeptText>();
  for (const one of state.pending) {
    if (one.kind !== "change" || one.included) continue;
    for (const op of one.live) {
      if (op.o !== "text") continue;
      const base = textValueOf(state.confirmed.get(op.id), op.f).s;
      const sent = fitsText(base, op.d) ? applyText(base, op.d) : insertedBy(op.d);
      found.set(keyOf(op.id, op.f), { id: op.id, field: op.f, base, sent, c: one.c, mine: sent });
    }
  }
  for (const [key, draft] of state.drafts) {
    const base = textValueOf(state.confirmed.get(draft.id), draft.field).s;
    const sent = found.get(key)?.sent ?? base;
    const mine = fitsText(sent, draft.change)
      ? applyText(sent, draft.change)
      : insertedBy(draft.change);
    const c = found.get(key)?.c ?? 0;
    found.set(key, { id: draft.id, field: draft.field, base, sent, c, mine });
  }
  return [...found.values()];
}
