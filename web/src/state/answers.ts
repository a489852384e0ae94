// The server's answers to our changes and commands: taken in, kept for later, or refused with care.
import type { No, Ok, Undone } from "../protocol/server_message";
import type { Op } from "../protocol/values";
import { applyOps, type Board, textValueOf } from "./board";
import { rescueChange } from "./rescue";
import {
  type Effect,
  keyOf,
  noRoom,
  type Pending,
  type PendingChange,
  type RoomState,
  type Step,
} from "./room";
import { differenceOf } from "./text";
import { flush, shownBoard } from "./typing";

/** The server is not refusing: it takes nothing just now, and the number stays free. */
const heldBackCodes = new Set(["rate", "busy", "storage_readonly"]);

function without(pending: readonly Pending[], c: number): readonly Pending[] {
  return pending.filter((one) => one.c !== c);
}

/** What the server changed in our change; texts only where we have not followed already. */
function withFix(board: Board, fix: readonly Op[]): Board {
  const news = fix.filter((op) => {
    if (op.o !== "text") return true;
    return op.tv >= textValueOf(board.get(op.id), op.f).tv;
  });
  return applyOps(board, news);
}

function withVersions(board: Board, versions: { readonly [id: string]: number }): Board {
  const next = new Map(board);
  for (const [id, v] of Object.entries(versions)) {
    const record = next.get(id);
    if (record) next.set(id, { ...record, v });
  }
  return next;
}

/** A change of mine is one more step, and ends what could be made again; the server counts its own. */
function undoAfter(before: Undone, mine: Pending, answer: Ok): Undone {
  if (answer.undone) return answer.undone;
  return mine.kind === "change" ? { left: before.left + 1, redo: 0 } : before;
}

export function accepted(state: RoomState, answer: Ok): Step {
  const mine = state.pending.find((one) => one.c === answer.c);
  if (!mine) return { state, effects: [] };
  let confirmed = state.confirmed;
  if (mine.kind === "change" && !mine.included) {
    confirmed = applyOps(confirmed, mine.live);
    confirmed = withVersions(withFix(confirmed, answer.fix), answer.v);
  }
  const { heldBack: _, ...rest } = state;
  const undo = undoAfter(state.undo, mine, answer);
  const next: RoomState = {
    ...rest,
    confirmed,
    undo,
    pending: without(state.pending, answer.c),
    answered: Math.max(state.answered, answer.c),
  };
  if (next.session?.closing) return flush(next);
  return { state: next, effects: next.drafts.size > 0 ? [{ kind: "flush_soon" }] : [] };
}

/** Too much was written while we were away: the same words again, against the text as it is. */
function retyped(state: RoomState, change: PendingChange): Step {
  const shown = shownBoard(state);
  const drafts = new Map(state.drafts);
  for (const op of change.ops) {
    if (op.o !== "text") continue;
    const theirs = textValueOf(state.confirmed.get(op.id), op.f).s;
    const mine = textValueOf(shown.get(op.id), op.f).s;
    const again = differenceOf(theirs, mine);
    if (again.length > 0) {
      drafts.set(keyOf(op.id, op.f), { id: op.id, field: op.f, change: again, at: change.at });
    }
  }
  return flush({ ...state, drafts, pending: without(state.pending, change.c) });
}

export function refused(state: RoomState, answer: No, now: number): Step {
  if (heldBackCodes.has(answer.code)) {
    return { state: { ...state, heldBack: answer.code }, effects: [{ kind: "resend_soon" }] };
  }
  const mine = state.pending.find((one) => one.c === answer.c);
  if (!mine) return { state, effects: [] };
  const { heldBack: _, ...rest } = state;
  const known: RoomState = { ...rest, answered: Math.max(state.answered, answer.c) };
  const onlyTexts = mine.kind === "change" && mine.ops.every((op) => op.o === "text");
  if (mine.kind === "change" && onlyTexts && answer.code === "text_base_gone") {
    return retyped(known, mine);
  }
  const kept = mine.kind === "change" ? rescueChange(known, mine, answer.code, now) : known;
  const about = mine.kind === "change" ? "change" : mine.do;
  const said: Effect = { kind: "say", said: { kind: "refused", code: answer.code } };
  const flushed = flush({
    ...kept,
    ...(answer.code === "undo_barrier" ? { undo: noRoom.undo } : {}),
    pending: without(kept.pending, answer.c),
    notice: { code: answer.code, about, ...(answer.info ? { info: answer.info } : {}) },
  });
  return { state: flushed.state, effects: [said, ...flushed.effects] };
}
