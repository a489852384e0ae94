// What the server says, as the client knows it once it is decoded.
import { type Fields, fieldsOf, text } from "./read";
import type { Draft, Session } from "./session";
import type { BoardRecord, Op } from "./values";

export type Self = {
  readonly member: string;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly mandate: string;
};
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly mandate: string;
  readonly guest?: string;
  /** The accountable manager, or a deputy of hers. */
  readonly accountable?: true;
  /** First names of those who sit with her and have no account. */
  readonly with?: readonly string[];
  /** There were sessions before her first one, and she may not look back to them. */
  readonly late?: true;
  /** The room opened them to her. */
  readonly opened?: true;
  readonly here: boolean;
};
export type RoomFacts = {
  readonly id: string;
  readonly alias: string;
  readonly kind: string;
  readonly team: string;
  /** Empty when the room has none. */
  readonly call_link: string;
  /** Whom to ring about someone's safety. */
  readonly duty_number?: string;
};
/** The last session was carried over: the next may open at a stage of it. */
export type Carried = {
  readonly format: string;
  readonly stage: string;
  readonly to: number;
  readonly stages: readonly string[];
};
export type Presence = {
  readonly here: boolean;
  readonly board?: string;
  readonly on?: string;
  readonly typing: boolean;
};
export type Step = { readonly by?: string; readonly ops: readonly Op[] };

export type Welcome = {
  readonly t: "welcome";
  readonly proto: number;
  readonly you: Self;
  readonly mode: "resume" | "snapshot";
  readonly stream: string;
  readonly last_cseq: number;
  readonly server_time: number;
  readonly durable: string;
  readonly limits: Fields;
  readonly ping: number;
};
export type SnapshotPart = {
  readonly t: "snapshot";
  readonly part: number;
  readonly parts: number;
  readonly room?: RoomFacts;
  readonly members?: readonly Member[];
  readonly session?: Session | null;
  /** A session runs, and I am outside it until I am let in. */
  readonly waiting?: true;
  readonly draft?: Draft;
  readonly carried?: Carried;
  readonly may?: readonly string[];
  readonly see?: readonly string[];
  readonly records: readonly BoardRecord[];
};
/** The steps that can still be undone and redone, and what was left as others have made it. */
export type Undone = {
  readonly left: number;
  readonly redo: number;
  readonly kept?: readonly { readonly id: string; readonly fields?: readonly string[] }[];
};
export type Ok = {
  readonly t: "ok";
  readonly c: number;
  readonly v: { readonly [id: string]: number };
  readonly fix: readonly Op[];
  readonly undone?: Undone;
};
export type No = {
  readonly t: "no";
  readonly c: number;
  readonly code: string;
  readonly info?: Fields;
  readonly retry: boolean;
};
export type Ops = { readonly t: "ops"; readonly x: readonly Step[] };
export type ViewChange = {
  readonly t: "view";
  readonly put: readonly BoardRecord[];
  readonly drop: readonly string[];
  readonly why: string;
  readonly members?: readonly Member[];
  readonly room?: RoomFacts;
};
/** A sitting of several rooms goes on in another. */
export type AgendaMoved = {
  readonly t: "agenda";
  readonly id: string;
  readonly room?: string;
  readonly waits?: true;
  readonly over?: true;
};
export type StageChange = {
  readonly t: "stage";
  readonly rev: number;
  readonly session: Session | null;
  readonly waiting?: true;
  readonly draft?: Draft;
  readonly carried?: Carried;
  readonly may: readonly string[];
  readonly see: readonly string[];
  readonly put: readonly BoardRecord[];
  readonly drop: readonly string[];
  readonly members?: readonly Member[];
  readonly room?: RoomFacts;
};
export type PresenceChange = {
  readonly t: "presence";
  readonly m: { readonly [member: string]: Presence };
};
export type ServerMessage =
  | Welcome
  | SnapshotPart
  | Ok
  | No
  | Ops
  | ViewChange
  | StageChange
  | PresenceChange
  | AgendaMoved
  | { readonly t: "ping" }
  | { readonly t: "away"; readonly why: string; readonly retry_ms: readonly number[] }
  | { readonly t: "unknown" };

/** These have no place in the stream and are not counted. */
const uncounted = new Set(["welcome", "snapshot", "ping", "presence", "away"]);

export function isCounted(frame: unknown): boolean {
  const t = text(fieldsOf(frame), "t");
  return t === undefined || !uncounted.has(t);
}
