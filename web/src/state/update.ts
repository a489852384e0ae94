// The only way on: what happened, and the state it happened to, give the next state and its effects.
import type { ServerMessage } from "../protocol/server_message";
import { accepted, refused } from "./answers";
import { othersChanged, presenceChanged, stageChanged, viewChanged } from "./others";
import { rescueBegun } from "./rescue";
import {
  type Kept,
  messageOf,
  type Pending,
  type RoomEvent,
  type RoomState,
  type Step,
} from "./room";
import { resendAll, snapshotPart, welcomed } from "./snapshot";
import { flush, typed } from "./typing";

function heard(state: RoomState, message: ServerMessage, now: number): Step {
  switch (message.t) {
    case "welcome":
      return welcomed(state, message, now);
    case "snapshot":
      return snapshotPart(state, message, now);
    case "ok":
      return accepted(state, message);
    case "no":
      return refused(state, message, now);
    case "ops":
      return othersChanged(state, message, now);
    case "view":
      return viewChanged(state, message, now);
    case "stage":
      return stageChanged(state, message, now);
    case "presence":
      return presenceChanged(state, message.m);
    case "agenda":
      return { state: { ...state, moved: message }, effects: [] };
    case "ping":
    case "away":
    case "unknown":
      return { state, effects: [] };
  }
}

function restored(state: RoomState, kept: Kept): Step {
  const next: RoomState = {
    ...state,
    nextC: kept.nextC,
    answered: kept.answered,
    pending: kept.pending,
    restored: kept.texts,
    rescue: kept.rescue,
    begun: kept.begun,
  };
  return { state: next, effects: [] };
}

function began(state: RoomState, event: Extract<RoomEvent, { kind: "began" }>): RoomState {
  const begun = new Map(state.begun);
  if (event.words === "") begun.delete(event.field);
  else begun.set(event.field, { words: event.words, at: event.at });
  return { ...state, begun };
}

/** Queues it; it is sent now when the room is joined, and else with all that waits when it is. */
function asked(state: RoomState, pending: Pending): Step {
  const next = { ...state, pending: [...state.pending, pending], nextC: state.nextC + 1 };
  if (!state.ready || state.link.kind !== "live") return { state: next, effects: [] };
  return { state: next, effects: [{ kind: "send", message: messageOf(pending) }] };
}

function changed(state: RoomState, event: Extract<RoomEvent, { kind: "change" }>): Step {
  if (event.ops.length === 0) return { state, effects: [] };
  const flushed = flush(state);
  const made = asked(flushed.state, {
    kind: "change",
    c: flushed.state.nextC,
    stage: state.session?.rev ?? 0,
    ops: event.ops,
    live: event.ops,
    included: false,
    at: event.now,
  });
  return { state: made.state, effects: [...flushed.effects, ...made.effects] };
}

function commanded(state: RoomState, event: Extract<RoomEvent, { kind: "command" }>): Step {
  const flushed = flush(state);
  const made = asked(flushed.state, {
    kind: "command",
    c: flushed.state.nextC,
    do: event.do,
    ...(event.guarded && state.session ? { if: { stage: state.session.rev } } : {}),
    ...(event.with ? { with: event.with } : {}),
    at: event.now,
  });
  return { state: made.state, effects: [...flushed.effects, ...made.effects] };
}

function undone(state: RoomState, event: Extract<RoomEvent, { kind: "undo" }>): Step {
  const flushed = flush(state);
  const { nextC } = flushed.state;
  const made = asked(flushed.state, { kind: "undo", c: nextC, do: event.do, at: event.now });
  return { state: made.state, effects: [...flushed.effects, ...made.effects] };
}

export function update(state: RoomState, event: RoomEvent): Step {
  switch (event.kind) {
    case "restored":
      return restored(state, event.kept);
    case "message":
      return heard(state, event.message, event.now);
    case "lost":
      if (state.link.kind === "lost" || state.link.kind === "ended") return { state, effects: [] };
      return { state: { ...state, link: { kind: "lost", since: event.now } }, effects: [] };
    case "ended":
      return { state: { ...state, link: { kind: "ended", code: event.code } }, effects: [] };
    case "change":
      return changed(state, event);
    case "command":
      return commanded(state, event);
    case "undo":
      return undone(state, event);
    case "typed":
      return typed(state, event);
    case "began":
      return { state: began(state, event), effects: [] };
    case "left_over":
      return { state: rescueBegun(state, event.there), effects: [] };
    case "flush":
      return flush(state);
    case "resend":
      return { state, effects: state.link.kind === "live" ? resendAll(state) : [] };
    case "put_away":
      return {
        state: { ...state, rescue: state.rescue.filter((one) => one.key !== event.key) },
        effects: [],
      };
    case "notice_read": {
      const { notice: _, ...rest } = state;
      return { state: rest, effects: [] };
    }
  }
}
