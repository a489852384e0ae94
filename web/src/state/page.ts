// The summary as it would leave the room now: the same rules by which the server composes the page.
import type { SignedBlock, SignedLine } from "../protocol/signed_page";
import type { BoardRecord } from "../protocol/values";
import { choicesOf, specOf } from "./ask";
import { type Board, byOrder, dateOf, flagOf, numberOf, recordsOf, textOf } from "./board";
import { dayOfPage } from "./dates";
import { outlineOf } from "./outline";
import type { RoomState } from "./room";
import { blockText } from "./signed_text";

/** What the page is composed for: whose session, what of the plan is older, and who is who. */
export type PageOf = {
  readonly session: string;
  /** What stands on the plan from earlier sessions, and is on their pages. */
  readonly earlier: ReadonlySet<string>;
  readonly nameOf: (member: string) => string;
};

const plannedBlock: { readonly [type: string]: string } = {
  conversation: "conversations",
  action: "conversations",
  decision_needed: "decide",
  decision: "decide",
};

export function pageOf(state: RoomState): PageOf {
  const of = state.session ?? state.summaryDraft;
  return {
    session: state.session?.id ?? state.summaryDraft?.session ?? "",
    earlier: new Set(of?.earlier ?? []),
    nameOf: (member) => state.members.get(member)?.name ?? member,
  };
}

function sourceOf(board: Board, line: BoardRecord): BoardRecord | undefined {
  return board.get(textOf(line, "source"));
}

/** Nobody's own words: after a reveal the group says once whether they may go in. */
export function isAuthorless(board: Board, line: BoardRecord): boolean {
  const marked = textOf(line, "source") !== "";
  return marked && sourceOf(board, line)?.by === undefined && textOf(line, "asked_of") === "";
}

export function waitsForAuthor(line: BoardRecord): boolean {
  return textOf(line, "asked_of") !== "" && textOf(line, "author_says") === "";
}

export function waitsForGroup(board: Board, line: BoardRecord): boolean {
  return isAuthorless(board, line) && textOf(line, "group_says") === "";
}

/** Consent: the author's own mark or answer; for what has no author, the group's one tap. */
export function goesIn(board: Board, line: BoardRecord): boolean {
  if (flagOf(line, "left_out")) return false;
  if (textOf(line, "group_says") === "no" || textOf(line, "author_says") === "no") return false;
  const asked = textOf(line, "asked_of");
  const by = sourceOf(board, line)?.by;
  if (asked !== "" || by !== undefined) {
    return (by === undefined || asked === by) && textOf(line, "author_says") === "yes";
  }
  return !isAuthorless(board, line) || textOf(line, "group_says") === "yes";
}

/** What somebody imagined is never the child's view. */
export function blockOfLine(board: Board, line: BoardRecord): string {
  const source = sourceOf(board, line);
  const named = textOf(line, "block");
  const thought = source !== undefined && specOf(source.type)?.board === "hypotheses";
  const block = named !== "" ? named : thought ? "thinking" : "session";
  const imagined = source?.type === "voice" && textOf(source, "kind") === "imagined";
  return imagined && block === "children" ? "thinking" : block;
}

/** The line that keeps a record of the plan off the page, when somebody left it out. */
export function leavingOut(board: Board, id: string): BoardRecord | undefined {
  return recordsOf(board, "summary_line").find(
    (line) => textOf(line, "source") === id && flagOf(line, "left_out"),
  );
}

const nothing: SignedLine = {
  text: "",
  of: "",
  record: "",
  lens: "",
  nothingYet: false,
  withWhom: "",
  who: "",
  when: "",
  ending: "",
  passedOnBy: "",
  section: "",
};

export function lineOf(board: Board, line: BoardRecord): SignedLine {
  const source = sourceOf(board, line);
  const lens = textOf(line, "lens") || (source?.type === "reading" ? textOf(source, "lens") : "");
  return {
    ...nothing,
    text: textOf(line, "text") || (source ? outlineOf(board, source) : ""),
    of: source?.type ?? "",
    record: source?.id ?? "",
    lens,
    nothingYet: flagOf(line, "nothing_yet"),
    section: textOf(line, "section"),
  };
}

/** What was to decide, what was decided in words, and why. */
function decisionWords(board: Board, decision: BoardRecord): string {
  const wanted = board.get(textOf(decision, "of"));
  return [textOf(wanted, "text"), textOf(decision, "text"), textOf(decision, "reason")]
    .filter((part) => part !== "")
    .join(": ");
}

/** What is to be done, and beside it the words of the one who thought of it. */
function actionWords(action: BoardRecord): string {
  const quote = textOf(action, "quote");
  const by = textOf(action, "quote_by");
  const words = [textOf(action, "what"), quote === "" ? "" : `“${quote}”`];
  const said = words.filter((part) => part !== "").join(" ");
  return quote === "" || by === "" ? said : `${said} – ${by}`;
}

function plannedWords(board: Board, record: BoardRecord): string {
  switch (record.type) {
    case "decision":
      return decisionWords(board, record);
    case "action":
      return actionWords(record);
    case "conversation":
      return textOf(record, "opening");
    default:
      return textOf(record, "text");
  }
}

export function plannedLine(board: Board, record: BoardRecord, of: PageOf): SignedLine {
  const { type } = record;
  const who = textOf(record, "who");
  const date = dateOf(record, type === "conversation" ? "when" : "by_when");
  return {
    ...nothing,
    of: type,
    record: record.id,
    withWhom: textOf(record, "with_whom"),
    who: who === "" ? "" : of.nameOf(who),
    text: plannedWords(board, record),
    when: date ? dayOfPage(date) : "",
    ending: type === "decision" ? textOf(record, "outcome") : "",
  };
}

/** A page carries every stop that has ended and is on no page of an earlier session. */
function isOnPage(board: Board, stop: BoardRecord, of: PageOf): boolean {
  const ending = textOf(stop, "ending");
  if (ending === "" || ending === "error") return false;
  const ended = numberOf(stop, "ended_at");
  return !recordsOf(board, "summary_page").some(
    (page) =>
      ended !== undefined &&
      textOf(page, "session") !== of.session &&
      (numberOf(page, "signed_at") ?? 0) >= ended,
  );
}

function stopLine(stop: BoardRecord): SignedLine {
  const ending = textOf(stop, "ending");
  const what = ending === "acts" ? textOf(stop, "what") : "";
  return {
    ...nothing,
    of: "safety_stop",
    record: stop.id,
    text: [textOf(stop, "known"), what].filter((part) => part !== "").join(": "),
    ending,
    who: textOf(stop, ending === "held" ? "held_by" : "who"),
    when: textOf(stop, "by_when"),
    passedOnBy: textOf(stop, "passed_on_by"),
  };
}

type Placed = readonly [block: string, line: SignedLine];

function markedLine(board: Board, record: BoardRecord): readonly Placed[] {
  const line = lineOf(board, record);
  if (!goesIn(board, record) || (line.text === "" && !line.nothingYet)) return [];
  return [[blockOfLine(board, record), line]];
}

/** What goes onto the page by itself: stops that ended, and what stands on the plan. */
function ownLine(board: Board, record: BoardRecord, of: PageOf): readonly Placed[] {
  if (record.type === "safety_stop") {
    return isOnPage(board, record, of) ? [["safety", stopLine(record)]] : [];
  }
  const block = plannedBlock[record.type];
  if (block === undefined || of.earlier.has(record.id)) return [];
  if (leavingOut(board, record.id)) return [];
  const line = plannedLine(board, record, of);
  return line.text === "" && line.withWhom === "" && line.ending === "" ? [] : [[block, line]];
}

export function ownLines(board: Board, of: PageOf, block: string): readonly SignedLine[] {
  return [...board.values()]
    .sort(byOrder)
    .flatMap((record) => ownLine(board, record, of))
    .filter(([name]) => name === block)
    .map(([, line]) => line);
}

export function pageBlocks(board: Board, of: PageOf): readonly SignedBlock[] {
  const records = [...board.values()].sort(byOrder);
  const isStop = (record: BoardRecord) => record.type === "safety_stop";
  const all = [...records.filter(isStop), ...records.filter((one) => !isStop(one))].flatMap(
    (record) =>
      record.type === "summary_line" ? markedLine(board, record) : ownLine(board, record, of),
  );
  return choicesOf("summary_line", "block").map((name) => ({
    name,
    lines: all.filter(([block]) => block === name).map(([, line]) => line),
  }));
}

/** The lenses that nothing on the page speaks to yet. */
export function unreadLenses(board: Board, of: PageOf): readonly string[] {
  const thinking = pageBlocks(board, of).find((one) => one.name === "thinking")?.lines ?? [];
  return choicesOf("reading", "lens").filter(
    (lens) => !thinking.some((line) => line.lens === lens),
  );
}

/** The page as plain lines, for whoever copies it into a case system. */
export function pageText(board: Board, of: PageOf, title: string): string {
  const blocks = pageBlocks(board, of).filter((one) => one.lines.length > 0);
  return [title, ...blocks.map(blockText)].join("\n\n");
}
