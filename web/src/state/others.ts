// What the others did, and what the stage made of the room: told by the server, taken in here.
import type { Ops, Presence, StageChange, ViewChange } from "../protocol/server_message";
import type { BoardRecord, Op } from "../protocol/values";
import { applyOps, countVersions, idOf, putAndDrop, textOf, textValueOf } from "./board";
import { rescueDrafts } from "./rescue";
import { type Effect, noRoom, type Recent, type RoomState, type Step } from "./room";
import { fitsText } from "./text";
import { flush, movedBy } from "./typing";

const recentKept = 50;

function recentOf(
  state: RoomState,
  ops: readonly Op[],
  by: string | undefined,
  now: number,
): readonly Recent[] {
  const found = new Map<string, Recent>();
  for (const op of ops) {
    const id = idOf(op);
    const type = op.o === "new" ? op.r.type : (state.confirmed.get(id)?.type ?? "");
    const what = op.o === "new" ? "added" : op.o === "del" ? "removed" : "changed";
    const before = found.get(id);
    if (type === "" || type === "position" || before?.what === "added") continue;
    found.set(id, { at: now, ...(by === undefined ? {} : { by }), id, type, what });
  }
  return [...found.values()];
}

/** Others' ops in the room's order; undefined when they do not fit what we hold. */
function takenIn(state: RoomState, ops: readonly Op[], now: number): RoomState | undefined {
  let next = state;
  for (const op of ops) {
    if (op.o === "text") {
      const text = textValueOf(next.confirmed.get(op.id), op.f);
      if (text.tv !== op.tv || !fitsText(text.s, op.d)) return undefined;
      next = movedBy(next, op);
    }
    if (op.o === "del") next = rescueDrafts(next, new Set([op.id]), "gone", now);
    next = { ...next, confirmed: applyOps(next.confirmed, [op]) };
  }
  return { ...next, confirmed: countVersions(next.confirmed, ops) };
}

export function othersChanged(state: RoomState, message: Ops, now: number): Step {
  let next = state;
  const effects: Effect[] = [];
  for (const step of message.x) {
    const recent = recentOf(next, step.ops, step.by, now);
    const taken = takenIn(next, step.ops, now);
    if (!taken) return { state: next, effects: [{ kind: "join_again" }] };
    next = { ...taken, recent: [...recent, ...taken.recent].slice(0, recentKept) };
    const last = recent[recent.length - 1];
    if (last && step.by !== undefined && step.by !== state.you?.member) {
      const said = { kind: "others", by: step.by, changes: recent.length, last } as const;
      effects.push({ kind: "say", said });
    }
  }
  return { state: next, effects };
}

export function viewChanged(state: RoomState, message: ViewChange, now: number): Step {
  const gone = rescueDrafts(state, new Set(message.drop), "stage_closed", now);
  const taken = message.put.some(
    (record) => record.taken_out && !state.confirmed.get(record.id)?.taken_out,
  );
  return {
    state: {
      ...gone,
      confirmed: putAndDrop(gone.confirmed, message.put, message.drop),
      ...peopleAndFacts(message),
    },
    effects: taken ? [{ kind: "say", said: { kind: "taken_out" } }] : [],
  };
}

function peopleAndFacts(message: ViewChange | StageChange): Partial<RoomState> {
  const { members, room } = message;
  return {
    ...(members ? { members: new Map(members.map((member) => [member.id, member])) } : {}),
    ...(room ? { room } : {}),
  };
}

/** After a reveal nobody is told whose a card is; my own words I recognise myself. */
function recognised(
  state: RoomState,
  put: readonly BoardRecord[],
  drop: readonly string[],
): ReadonlySet<string> {
  const mine = new Set<string>();
  for (const id of drop) {
    const record = state.confirmed.get(id);
    const words = textOf(record, "text") || textOf(record, "reason");
    if (record && words !== "") mine.add(`${record.type} ${words}`);
  }
  const found = put.filter((record) => {
    const words = textOf(record, "text") || textOf(record, "reason");
    return record.by === undefined && mine.has(`${record.type} ${words}`);
  });
  return new Set(found.map((record) => record.id));
}

function saidOfStage(state: RoomState, next: StageChange): readonly Effect[] {
  const before = state.session;
  const after = next.session;
  if (!before && after) return [{ kind: "say", said: { kind: "opened" } }];
  if (before && !after) return [{ kind: "say", said: { kind: "closed" } }];
  if (!before || !after) return [];
  const effects: Effect[] = [];
  if (after.safety.length > before.safety.length) {
    effects.push({ kind: "say", said: { kind: "safety" } });
  }
  if (after.safety.length < before.safety.length) {
    effects.push({ kind: "say", said: { kind: "safety_ended" } });
  }
  const stage = after.stages[after.at];
  if (stage && stage.id !== before.stages[before.at]?.id) {
    effects.push({ kind: "say", said: { kind: "stage", name: stage.name } });
    if (before.mode === "sealed") effects.push({ kind: "say", said: { kind: "revealed" } });
  }
  if (after.hold_until !== undefined && before.hold_until === undefined) {
    effects.push({ kind: "say", said: { kind: "held" } });
  }
  return effects;
}

/** What holds between sessions only, as the latest word of the server has it. */
export function betweenSessions(
  state: RoomState,
  told: Pick<StageChange, "draft" | "carried" | "waiting">,
): RoomState {
  const { summaryDraft: _, carried: __, waiting: ___, ...rest } = state;
  return {
    ...rest,
    ...(told.draft ? { summaryDraft: told.draft } : {}),
    ...(told.carried ? { carried: told.carried } : {}),
    ...(told.waiting ? { waiting: true } : {}),
  };
}

export function stageChanged(state: RoomState, message: StageChange, now: number): Step {
  const sameStage =
    state.session?.stages[state.session.at]?.id === message.session?.stages[message.session.at]?.id;
  const yours = recognised(state, message.put, message.drop);
  const gone = rescueDrafts(state, new Set(message.drop), "stage_closed", now);
  const next: RoomState = {
    ...betweenSessions(gone, message),
    session: message.session,
    // Nothing is taken back over a step of the session.
    ...(sameStage ? {} : { undo: noRoom.undo }),
    may: new Set(message.may),
    see: new Set(message.see),
    confirmed: putAndDrop(gone.confirmed, message.put, message.drop),
    yours: yours.size > 0 ? yours : sameStage ? state.yours : new Set(),
    ...peopleAndFacts(message),
  };
  const flushed = message.session?.closing ? flush(next) : { state: next, effects: [] };
  return { state: flushed.state, effects: [...saidOfStage(state, message), ...flushed.effects] };
}

export function presenceChanged(
  state: RoomState,
  changes: { readonly [member: string]: Presence },
): Step {
  const presence = new Map(state.presence);
  const effects: Effect[] = [];
  for (const [id, now] of Object.entries(changes)) {
    const member = state.members.get(id);
    const before = presence.get(id)?.here ?? member?.here ?? false;
    presence.set(id, now);
    if (!member || before === now.here || id === state.you?.member) continue;
    const kind = now.here ? "came" : "left";
    effects.push({ kind: "say", said: { kind, name: member.name } });
  }
  return { state: { ...state, presence }, effects };
}
