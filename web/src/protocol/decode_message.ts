// Decodes what the server says from `unknown`. A frame we do not know is counted and left alone.

import {
  asNumber,
  type Fields,
  fieldsOf,
  flag,
  isFields,
  list,
  numberOf,
  text,
  textOr,
  texts,
} from "./read";
import type {
  AgendaMoved,
  Carried,
  Member,
  No,
  Presence,
  RoomFacts,
  Self,
  ServerMessage,
  SnapshotPart,
  StageChange,
  Step,
  Undone,
  Welcome,
} from "./server_message";
import { type Draft, decodeDraft, decodeSession } from "./session";
import { decodeOp, decodeRecord } from "./values";

function decodeSelf(value: unknown): Self {
  const you = fieldsOf(value);
  return {
    member: textOr(you, "member", ""),
    account: textOr(you, "account", ""),
    name: textOr(you, "name", ""),
    roles: texts(you, "roles"),
    mandate: textOr(you, "mandate", ""),
  };
}

export function decodeMember(value: unknown): Member | undefined {
  if (!isFields(value)) return undefined;
  const id = text(value, "id");
  const guest = text(value, "guest");
  if (id === undefined) return undefined;
  return {
    id,
    name: textOr(value, "name", ""),
    mandate: textOr(value, "mandate", ""),
    ...(guest === undefined ? {} : { guest }),
    ...(flag(value, "accountable") ? { accountable: true } : {}),
    ...("with" in value ? { with: texts(value, "with") } : {}),
    ...(flag(value, "late") ? { late: true } : {}),
    ...(flag(value, "opened") ? { opened: true } : {}),
    here: flag(value, "here"),
  };
}

function decodeRoom(value: unknown): RoomFacts | undefined {
  if (!isFields(value)) return undefined;
  const duty = text(value, "duty_number");
  return {
    id: textOr(value, "id", ""),
    alias: textOr(value, "alias", ""),
    kind: textOr(value, "kind", ""),
    team: textOr(value, "team", ""),
    call_link: textOr(value, "call_link", ""),
    ...(duty === undefined ? {} : { duty_number: duty }),
  };
}

function decodeWelcome(from: Fields): Welcome {
  return {
    t: "welcome",
    proto: numberOf(from, "proto"),
    you: decodeSelf(from["you"]),
    mode: text(from, "mode") === "resume" ? "resume" : "snapshot",
    stream: textOr(from, "stream", ""),
    last_cseq: numberOf(from, "last_cseq"),
    server_time: numberOf(from, "server_time"),
    durable: textOr(from, "durable", ""),
    limits: fieldsOf(from["limits"]),
    ping: numberOf(from, "ping"),
  };
}

/** Between sessions: what is left of the last one; or that a session runs without me. */
function between(from: Fields): {
  readonly draft?: Draft;
  readonly carried?: Carried;
  readonly waiting?: true;
} {
  const draft = decodeDraft(from["draft"]);
  const carried = from["carried"];
  return {
    ...(flag(from, "waiting") ? { waiting: true } : {}),
    ...(draft ? { draft } : {}),
    ...(isFields(carried)
      ? {
          carried: {
            format: textOr(carried, "format", ""),
            stage: textOr(carried, "stage", ""),
            to: numberOf(carried, "to"),
            stages: texts(carried, "stages"),
          },
        }
      : {}),
  };
}

function facts(from: Fields): { readonly room?: RoomFacts } {
  const room = decodeRoom(from["room"]);
  return room ? { room } : {};
}

function undone(from: unknown): { readonly undone?: Undone } {
  if (!isFields(from)) return {};
  const kept = list(from, "kept", (one) => {
    const id = isFields(one) ? text(one, "id") : undefined;
    if (!isFields(one) || id === undefined) return undefined;
    const fields = texts(one, "fields");
    return fields.length > 0 ? { id, fields } : { id };
  });
  const steps = { left: numberOf(from, "left"), redo: numberOf(from, "redo") };
  return { undone: kept.length > 0 ? { ...steps, kept } : steps };
}

function decodeSnapshot(from: Fields): SnapshotPart {
  return {
    t: "snapshot",
    part: numberOf(from, "part"),
    parts: numberOf(from, "parts"),
    ...facts(from),
    ...(Array.isArray(from["members"]) ? { members: list(from, "members", decodeMember) } : {}),
    ...("session" in from ? { session: decodeSession(from["session"]) } : {}),
    ...between(from),
    ...(Array.isArray(from["may"]) ? { may: texts(from, "may") } : {}),
    ...(Array.isArray(from["see"]) ? { see: texts(from, "see") } : {}),
    records: list(from, "records", decodeRecord),
  };
}

function decodeVersions(value: unknown): { readonly [id: string]: number } {
  const found: { [id: string]: number } = {};
  for (const [id, version] of Object.entries(fieldsOf(value))) {
    if (typeof version === "number") found[id] = version;
  }
  return found;
}

function decodeStep(value: unknown): Step | undefined {
  if (!isFields(value)) return undefined;
  const by = text(value, "by");
  return { ...(by === undefined ? {} : { by }), ops: list(value, "ops", decodeOp) };
}

function members(from: Fields): { readonly members?: readonly Member[] } {
  return Array.isArray(from["members"]) ? { members: list(from, "members", decodeMember) } : {};
}

function decodeStage(from: Fields): StageChange {
  return {
    t: "stage",
    rev: numberOf(from, "rev"),
    session: decodeSession(from["session"]),
    ...between(from),
    may: texts(from, "may"),
    see: texts(from, "see"),
    put: list(from, "put", decodeRecord),
    drop: texts(from, "drop"),
    ...members(from),
    ...facts(from),
  };
}

export function decodePresence(value: unknown): Presence {
  const from = fieldsOf(value);
  const board = text(from, "board");
  const on = text(from, "on");
  return {
    here: from["here"] !== false,
    ...(board === undefined ? {} : { board }),
    ...(on === undefined ? {} : { on }),
    typing: flag(from, "typing"),
  };
}

function decodePresences(value: unknown): { readonly [member: string]: Presence } {
  const found: { [member: string]: Presence } = {};
  for (const [member, one] of Object.entries(fieldsOf(value))) found[member] = decodePresence(one);
  return found;
}

function decodeNo(from: Fields): No {
  const info = from["info"];
  return {
    t: "no",
    c: numberOf(from, "c"),
    code: textOr(from, "code", ""),
    ...(isFields(info) ? { info } : {}),
    retry: flag(from, "retry"),
  };
}

function decodeAgenda(from: Fields): AgendaMoved {
  const room = text(from, "room");
  return {
    t: "agenda",
    id: textOr(from, "id", ""),
    ...(room === undefined ? {} : { room }),
    ...(flag(from, "waits") ? { waits: true } : {}),
    ...(flag(from, "over") ? { over: true } : {}),
  };
}

/** Undefined when it is not a message at all. */
export function decodeServerMessage(value: unknown): ServerMessage | undefined {
  if (!isFields(value)) return undefined;
  switch (text(value, "t")) {
    case undefined:
      return undefined;
    case "welcome":
      return decodeWelcome(value);
    case "snapshot":
      return decodeSnapshot(value);
    case "ok":
      return {
        t: "ok",
        c: numberOf(value, "c"),
        v: decodeVersions(value["v"]),
        fix: list(value, "fix", decodeOp),
        ...undone(value["undone"]),
      };
    case "no":
      return decodeNo(value);
    case "ops":
      return { t: "ops", x: list(value, "x", decodeStep) };
    case "view":
      return {
        t: "view",
        put: list(value, "put", decodeRecord),
        drop: texts(value, "drop"),
        why: textOr(value, "why", ""),
        ...members(value),
        ...facts(value),
      };
    case "agenda":
      return decodeAgenda(value);
    case "stage":
      return decodeStage(value);
    case "presence":
      return { t: "presence", m: decodePresences(value["m"]) };
    case "ping":
      return { t: "ping" };
    case "away":
      return {
        t: "away",
        why: textOr(value, "why", ""),
        retry_ms: list(value, "retry_ms", asNumber),
      };
    default:
      return { t: "unknown" };
  }
}
