// Messages and states that the tests begin with.
import type { SnapshotPart, Welcome } from "../../../web/src/protocol/server_message";
import type { BoardRecord, FieldValues, Op } from "../../../web/src/protocol/values";
import { textOf } from "../../../web/src/state/board";
import { type Effect, noRoom, type RoomEvent, type RoomState } from "../../../web/src/state/room";
import { shownBoard } from "../../../web/src/state/typing";
import { update } from "../../../web/src/state/update";

export const noon = 1_000_000;

export function record(
  id: string,
  type: string,
  fields: FieldValues = {},
  by?: string,
): BoardRecord {
  return { id, type, v: 1, order: 1, ...(by === undefined ? {} : { by }), fields };
}

export function welcome(mode: "resume" | "snapshot", lastC = 0): Welcome {
  return {
    t: "welcome",
    proto: 1,
    you: { member: "m_1", account: "acc_1", name: "Amara", roles: [], mandate: "clinician" },
    mode,
    stream: "s_1",
    last_cseq: lastC,
    server_time: noon,
    durable: "power",
    limits: {},
    ping: 20,
  };
}

export function snapshot(records: readonly BoardRecord[]): SnapshotPart {
  return {
    t: "snapshot",
    part: 1,
    parts: 1,
    room: { id: "room_1", alias: "Heron", kind: "family", team: "team_1", call_link: "" },
    members: [],
    session: null,
    may: ["own", "hypotheses"],
    see: ["hypotheses"],
    records,
  };
}

/** A state with the events that happen to it, and everything it asked to send. */
export class Client {
  state: RoomState = noRoom;
  readonly effects: Effect[] = [];

  happen(event: RoomEvent): void {
    const step = update(this.state, event);
    this.state = step.state;
    this.effects.push(...step.effects);
  }

  hear(message: Extract<RoomEvent, { kind: "message" }>["message"]): void {
    this.happen({ kind: "message", message, now: noon });
  }

  join(records: readonly BoardRecord[], lastC = 0): void {
    this.hear(welcome("snapshot", lastC));
    this.hear(snapshot(records));
  }

  change(ops: readonly Op[]): void {
    this.happen({ kind: "change", ops, now: noon });
  }

  /** Types in a field as a person does: from what it shows to what it shall say. */
  type(id: string, now: string, field = "text"): void {
    this.happen({ kind: "typed", id, field, was: this.shows(id, field), now, at: noon });
  }

  flush(): void {
    this.happen({ kind: "flush" });
  }

  shows(id: string, field = "text"): string {
    return textOf(shownBoard(this.state).get(id), field);
  }

  /** What has been sent since the last call. */
  sent(): readonly Extract<Effect, { kind: "send" }>["message"][] {
    const messages = this.effects.flatMap((effect) =>
      effect.kind === "send" ? [effect.message] : [],
    );
    this.effects.length = 0;
    return messages;
  }
}
