// What the server answers over HTTP, read for the pages outside the room.
import { asText, type Fields, fieldsOf, flag, isFields, list, number, text, textOr } from "./read";
import { type BoardRecord, decodeRecord } from "./values";

export type Team = { readonly id: string; readonly name: string };
export type Me = {
  readonly account: string;
  readonly name: string;
  readonly mandate: string;
  readonly teams: readonly Team[];
};

export type Colleague = {
  readonly account: string;
  readonly name: string;
  readonly mandate: string;
};
export type TeamOfPeople = Team & { readonly members: readonly Colleague[] };

export type Planned = {
  readonly at: number;
  readonly format: string;
  /** What the format is called. */
  readonly name: string;
  readonly minutes: number;
};

export type LobbyRoom = {
  readonly id: string;
  readonly alias: string;
  readonly kind: string;
  readonly team: string;
  readonly running: boolean;
  readonly lastMet?: number;
  readonly planned?: Planned;
  readonly accountable: boolean;
  readonly deputy: boolean;
  readonly guest: boolean;
};

export type RoomKeys = {
  readonly id: string;
  readonly alias: string;
  readonly kind: string;
  readonly team: string;
  readonly callLink: string;
};

export type DoorMember = {
  readonly name: string;
  readonly mandate: string;
  readonly accountable: boolean;
  readonly agency: string;
  readonly here: boolean;
};

export type Door = RoomKeys & {
  readonly agreement?: BoardRecord;
  readonly agreementChanged: boolean;
  readonly roster: readonly DoorMember[];
  readonly accounts: readonly string[];
  readonly here: readonly string[];
  readonly running?: { readonly format: string; readonly stage: string };
  readonly planned?: Planned;
  readonly caseReference: string;
  /** Of a practice room: it can begin again. */
  readonly isCopy: boolean;
};

export type SummaryWord = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly decisionNeeded: string;
  readonly outcome: string;
  readonly at: number;
};

export type SummaryOfRoom = {
  readonly id: string;
  readonly version: number;
  readonly signedAt: number;
  readonly acknowledged: boolean;
  readonly questionOpen: boolean;
};

export type Invitation = {
  readonly invitedBy: string;
  readonly expires: number;
  readonly guest: boolean;
  readonly signedIn: boolean;
};

export type MyConversation = { readonly room: RoomKeys; readonly record: BoardRecord };

function decodeTeam(value: unknown): Team | undefined {
  const from = fieldsOf(value);
  const id = text(from, "id");
  return id === undefined ? undefined : { id, name: textOr(from, "name", "") };
}

export function decodeMe(value: unknown): Me | undefined {
  const from = fieldsOf(value);
  const account = text(from, "account");
  if (account === undefined) return undefined;
  return {
    account,
    name: textOr(from, "name", ""),
    mandate: textOr(from, "mandate", ""),
    teams: list(from, "teams", decodeTeam),
  };
}

function decodeColleague(value: unknown): Colleague | undefined {
  const from = fieldsOf(value);
  const account = text(from, "account");
  if (account === undefined) return undefined;
  return { account, name: textOr(from, "name", ""), mandate: textOr(from, "mandate", "") };
}

export function decodeTeams(value: unknown): readonly TeamOfPeople[] {
  return list(fieldsOf(value), "teams", (item) => {
    const team = decodeTeam(item);
    return team
      ? { ...team, members: list(fieldsOf(item), "members", decodeColleague) }
      : undefined;
  });
}

function decodePlanned(value: unknown): Planned | undefined {
  if (!isFields(value)) return undefined;
  const at = number(value, "at");
  if (at === undefined) return undefined;
  const format = textOr(value, "format", "");
  const minutes = number(value, "minutes") ?? 0;
  return { at, format, name: textOr(value, "name", format), minutes };
}

function decodeLobbyRoom(value: unknown): LobbyRoom | undefined {
  const from = fieldsOf(value);
  const id = text(from, "id");
  if (id === undefined) return undefined;
  const you = fieldsOf(from["you"]);
  const lastMet = number(from, "last_met");
  const planned = decodePlanned(from["planned"]);
  return {
    id,
    alias: textOr(from, "alias", ""),
    kind: textOr(from, "kind", ""),
    team: textOr(from, "team", ""),
    running: flag(from, "running"),
    ...(lastMet === undefined ? {} : { lastMet }),
    ...(planned ? { planned } : {}),
    accountable: flag(you, "accountable"),
    deputy: flag(you, "deputy"),
    guest: flag(you, "guest"),
  };
}

export function decodeLobby(value: unknown): readonly LobbyRoom[] {
  return list(fieldsOf(value), "rooms", decodeLobbyRoom);
}

export function roomKeys(from: Fields): RoomKeys | undefined {
  const id = text(from, "id");
  if (id === undefined) return undefined;
  return {
    id,
    alias: textOr(from, "alias", ""),
    kind: textOr(from, "kind", ""),
    team: textOr(from, "team", ""),
    callLink: textOr(from, "call_link", ""),
  };
}

function decodeDoorMember(value: unknown): DoorMember | undefined {
  const from = fieldsOf(value);
  const name = text(from, "name");
  if (name === undefined) return undefined;
  return {
    name,
    mandate: textOr(from, "mandate", ""),
    accountable: flag(from, "accountable"),
    agency: textOr(from, "guest", ""),
    here: flag(from, "here"),
  };
}

export function decodeDoor(value: unknown): Door | undefined {
  const from = fieldsOf(value);
  const keys = roomKeys(from);
  if (!keys) return undefined;
  const agreement = decodeRecord(from["agreement"]);
  const running = from["running"];
  const planned = decodePlanned(from["planned"]);
  return {
    ...keys,
    ...(agreement ? { agreement } : {}),
    agreementChanged: flag(from, "agreement_changed"),
    roster: list(from, "roster", decodeDoorMember),
    accounts: list(from, "accounts", asText),
    here: list(from, "here", asText),
    ...(isFields(running)
      ? { running: { format: textOr(running, "format", ""), stage: textOr(running, "stage", "") } }
      : {}),
    ...(planned ? { planned } : {}),
    caseReference: textOr(from, "case_reference", ""),
    isCopy: flag(from, "copy"),
  };
}

export function decodeWord(value: unknown): SummaryWord | undefined {
  const from = fieldsOf(value);
  const word = fieldsOf(from["word"]);
  const id = text(word, "id");
  if (id === undefined) return undefined;
  return {
    id,
    kind: textOr(word, "kind", ""),
    name: textOr(from, "name", ""),
    text: textOr(word, "text", ""),
    decisionNeeded: textOr(word, "decision_needed", ""),
    outcome: textOr(word, "outcome", ""),
    at: number(word, "said_at") ?? 0,
  };
}

export function decodeSummaryOfRoom(value: unknown): SummaryOfRoom | undefined {
  const from = fieldsOf(value);
  const id = text(from, "id");
  if (id === undefined) return undefined;
  return {
    id,
    version: number(from, "version") ?? 1,
    signedAt: number(from, "signed_at") ?? 0,
    acknowledged: flag(from, "acknowledged"),
    questionOpen: flag(from, "question_open") || text(from, "open_question") !== undefined,
  };
}

export function decodeSummaries(value: unknown): readonly SummaryOfRoom[] {
  return list(fieldsOf(value), "summaries", decodeSummaryOfRoom);
}

export function decodeNames(value: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, name] of Object.entries(fieldsOf(value))) {
    if (typeof name === "string") names.set(id, name);
  }
  return names;
}

export function decodeConversations(value: unknown): readonly MyConversation[] {
  return list(fieldsOf(value), "conversations", (item) => {
    const from = fieldsOf(item);
    const room = roomKeys(fieldsOf(from["room"]));
    const record = decodeRecord(from["conversation"]);
    return room && record ? { room, record } : undefined;
  });
}

export function decodeInvitation(value: unknown): Invitation | undefined {
  if (!isFields(value)) return undefined;
  return {
    invitedBy: textOr(value, "invited_by", ""),
    expires: number(value, "expires") ?? 0,
    guest: flag(value, "guest"),
    signedIn: flag(value, "signed_in"),
  };
}
