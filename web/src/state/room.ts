// The whole state of the room page as one immutable value, what can happen to it, and what it asks for.
import type { ClientMessage } from "../protocol/client_message";
import type { Fields } from "../protocol/read";
import type {
  AgendaMoved,
  Carried,
  Member,
  Presence,
  RoomFacts,
  Self,
  ServerMessage,
  SnapshotPart,
  Undone,
} from "../protocol/server_message";
import type { Session, Draft as SummaryDraft } from "../protocol/session";
import type { Op, TextChange } from "../protocol/values";
import { type Board, emptyBoard } from "./board";

/** Something of ours that the server has not answered yet. */
export type PendingChange = {
  readonly kind: "change";
  readonly c: number;
  readonly stage: number;
  /** As sent, and as it is sent again. */
  readonly ops: readonly Op[];
  /** As it must be applied here, after what others wrote meanwhile. */
  readonly live: readonly Op[];
  /** Decided before the last snapshot was taken: its effect is in there, only the answer is missing. */
  readonly included: boolean;
  readonly at: number;
};
/** Of a step of mine that the server takes back or makes again; not a command of the session. */
export type UndoName = "undo" | "redo";
export type PendingUndo = {
  readonly kind: "undo";
  readonly c: number;
  readonly do: UndoName;
  readonly at: number;
};
export type PendingCommand = {
  readonly kind: "command";
  readonly c: number;
  readonly do: string;
  readonly if?: { readonly stage: number };
  readonly with?: Fields;
  readonly at: number;
};
export type Pending = PendingChange | PendingCommand | PendingUndo;

/** Typing that waits until the edit in flight on the same text is answered. */
export type Draft = {
  readonly id: string;
  readonly field: string;
  readonly change: TextChange;
  readonly at: number;
};

/** What is kept of a text being typed, so that a reload or a lost connection can be merged. */
export type KeptText = {
  readonly id: string;
  readonly field: string;
  readonly base: string;
  readonly sent: string;
  /** The change that carries `sent`, or 0. */
  readonly c: number;
  readonly mine: string;
};

/** Words that did not get into the room and stay with their writer. */
export type Rescue = {
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly code: string;
  readonly words: string;
  readonly at: number;
};

/** Words in a field that adds something, before they are added; by the field's id. */
export type Begun = { readonly words: string; readonly at: number };

export type LinkState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "lost"; readonly since: number }
  | { readonly kind: "ended"; readonly code: string };

export type Recent = {
  readonly at: number;
  readonly by?: string;
  readonly id: string;
  readonly type: string;
  readonly what: "added" | "changed" | "removed";
};

export type Notice = { readonly code: string; readonly about: string; readonly info?: Fields };

export type RoomState = {
  readonly link: LinkState;
  readonly you?: Self;
  readonly room?: RoomFacts;
  readonly members: ReadonlyMap<string, Member>;
  readonly presence: ReadonlyMap<string, Presence>;
  readonly session: Session | null;
  /** Between sessions: the last session's summary while it is not signed. */
  readonly summaryDraft?: SummaryDraft;
  readonly carried?: Carried;
  /** A session runs without me: the accountable manager, until she is let in. */
  readonly waiting?: true;
  /** Where the sitting has gone on. */
  readonly moved?: AgendaMoved;
  readonly may: ReadonlySet<string>;
  readonly see: ReadonlySet<string>;
  readonly confirmed: Board;
  readonly pending: readonly Pending[];
  /** How many steps of mine can be taken back and made again, as far as is known here. */
  readonly undo: Undone;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly nextC: number;
  /** The highest number of ours that was answered, to notice a server restored from a backup. */
  readonly answered: number;
  /** A snapshot is here: what we show is what the room has. */
  readonly ready: boolean;
  readonly parts: readonly SnapshotPart[];
  readonly lastC: number;
  readonly restored: readonly KeptText[];
  readonly rescue: readonly Rescue[];
  readonly begun: ReadonlyMap<string, Begun>;
  readonly yours: ReadonlySet<string>;
  readonly recent: readonly Recent[];
  readonly notice?: Notice;
  /** Why the server does not take changes just now, until it answers again. */
  readonly heldBack?: string;
  readonly clockOffset: number;
  readonly limits: Fields;
};

export type Kept = {
  readonly nextC: number;
  readonly answered: number;
  readonly pending: readonly Pending[];
  readonly texts: readonly KeptText[];
  readonly rescue: readonly Rescue[];
  readonly begun: ReadonlyMap<string, Begun>;
};

export type RoomEvent =
  | { readonly kind: "restored"; readonly kept: Kept }
  | { readonly kind: "message"; readonly message: ServerMessage; readonly now: number }
  | { readonly kind: "lost"; readonly now: number }
  | { readonly kind: "ended"; readonly code: string }
  | { readonly kind: "change"; readonly ops: readonly Op[]; readonly now: number }
  | {
      readonly kind: "command";
      readonly do: string;
      readonly guarded: boolean;
      readonly with?: Fields;
      readonly now: number;
    }
  | { readonly kind: "undo"; readonly do: UndoName; readonly now: number }
  | {
      readonly kind: "typed";
      readonly id: string;
      readonly field: string;
      readonly was: string;
      readonly now: string;
      readonly at: number;
    }
  /** What a field that adds holds now; no words when they were added or taken back. */
  | { readonly kind: "began"; readonly field: string; readonly words: string; readonly at: number }
  /** The stage is another: what was begun in fields that are no longer there goes to its writer. */
  | { readonly kind: "left_over"; readonly there: ReadonlySet<string> }
  | { readonly kind: "flush" }
  | { readonly kind: "resend" }
  | { readonly kind: "put_away"; readonly key: string }
  | { readonly kind: "notice_read" };

/** What is told to people who do not see the screen, or not that part of it. */
export type Said =
  | { readonly kind: "stage"; readonly name: string }
  | { readonly kind: "revealed" }
  | { readonly kind: "held" }
  | { readonly kind: "opened" }
  | { readonly kind: "closed" }
  | { readonly kind: "safety" }
  | { readonly kind: "safety_ended" }
  | {
      readonly kind: "others";
      readonly by: string;
      readonly changes: number;
      readonly last: Recent;
    }
  | { readonly kind: "came"; readonly name: string }
  | { readonly kind: "left"; readonly name: string }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "removed_mine"; readonly by: string }
  | { readonly kind: "back"; readonly saved: number }
  /** Words that were said a moment ago may be among them. */
  | { readonly kind: "taken_out" };

export type Effect =
  | { readonly kind: "send"; readonly message: ClientMessage }
  | { readonly kind: "flush_soon" }
  | { readonly kind: "resend_soon" }
  /** The server's past is not ours: take a new client id. */
  | { readonly kind: "new_identity" }
  /** What we hold does not fit what comes: join again from a snapshot. */
  | { readonly kind: "join_again" }
  | { readonly kind: "say"; readonly said: Said };

export type Step = { readonly state: RoomState; readonly effects: readonly Effect[] };

export const noRoom: RoomState = {
  link: { kind: "connecting" },
  members: new Map(),
  presence: new Map(),
  session: null,
  may: new Set(),
  see: new Set(),
  confirmed: emptyBoard,
  pending: [],
  undo: { left: 0, redo: 0 },
  drafts: new Map(),
  nextC: 1,
  answered: 0,
  ready: false,
  parts: [],
  lastC: 0,
  restored: [],
  rescue: [],
  begun: new Map(),
  yours: new Set(),
  recent: [],
  clockOffset: 0,
  limits: {},
};

export function keyOf(id: string, field: string): string {
  return `${id} ${field}`;
}

export function messageOf(pending: Pending): ClientMessage {
  if (pending.kind === "change") {
    return { t: "change", c: pending.c, stage: pending.stage, ops: pending.ops };
  }
  if (pending.kind === "undo") {
    return { t: "undo", c: pending.c, ...(pending.do === "redo" ? { redo: true } : {}) };
  }
  return {
    t: "command",
    c: pending.c,
    do: pending.do,
    ...(pending.if ? { if: pending.if } : {}),
    ...(pending.with ? { with: pending.with } : {}),
  };
}
