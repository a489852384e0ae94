// The summary as it would leave the room now: the same rules by which the server composes the page.
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "./ask";
import { type Board, flagOf, recordsOf, textOf } from "./board";

export type PageLine = {
  readonly text: string;
  readonly lens: string;
  readonly nothingYet: boolean;
  readonly record: BoardRecord;
};
export type PageBlock = { readonly block: string; readonly lines: readonly PageLine[] };

/** Nobody's own words: after a reveal the group says once whether they may go in. */
export function isAuthorless(board: Board, line: BoardRecord): boolean {
  const source = board.get(textOf(line, "source"));
  return source !== undefined && source.by === undefined && textOf(line, "asked_of") === "";
}

export function waitsForAuthor(line: BoardRecord): boolean {
  return textOf(line, "asked_of") !== "" && textOf(line, "author_says") === "";
}

export function waitsForGroup(board: Board, line: BoardRecord): boolean {
  return isAuthorless(board, line) && textOf(line, "group_says") === "";
}

export function goesIn(board: Board, line: BoardRecord): boolean {
  if (flagOf(line, "left_out")) return false;
  if (textOf(line, "group_says") === "no" || textOf(line, "author_says") === "no") return false;
  if (textOf(line, "asked_of") !== "") return textOf(line, "author_says") === "yes";
  return !isAuthorless(board, line) || textOf(line, "group_says") === "yes";
}

/** What somebody imagined is never the child's view. */
export function blockOfLine(board: Board, line: BoardRecord): string {
  const block = textOf(line, "block") || "session";
  const source = board.get(textOf(line, "source"));
  const imagined = source?.type === "voice" && textOf(source, "kind") === "imagined";
  return imagined && block === "children" ? "thinking" : block;
}

/** The line that keeps a record of the plan off the page, when somebody left it out. */
export function leavingOut(board: Board, id: string): BoardRecord | undefined {
  return recordsOf(board, "summary_line").find(
    (line) => textOf(line, "source") === id && flagOf(line, "left_out"),
  );
}

function planned(board: Board, types: readonly string[]): readonly BoardRecord[] {
  return types
    .flatMap((type) => recordsOf(board, type))
    .filter((record) => leavingOut(board, record.id) === undefined);
}

function lineOf(board: Board, line: BoardRecord): PageLine {
  const source = board.get(textOf(line, "source"));
  const lens = textOf(line, "lens") || (source?.type === "reading" ? textOf(source, "lens") : "");
  return {
    text: textOf(line, "text"),
    lens,
    nothingYet: flagOf(line, "nothing_yet"),
    record: line,
  };
}

function plain(text: string, record: BoardRecord): PageLine {
  return { text, lens: "", nothingYet: false, record };
}

function conversationText(record: BoardRecord): string {
  const whom = textOf(record, "with_whom");
  const opening = textOf(record, "opening");
  if (record.type !== "conversation") return textOf(record, "what") || textOf(record, "text");
  return opening === "" ? whom : `${whom}: “${opening}”`;
}

export function pageBlocks(board: Board): readonly PageBlock[] {
  const lines = recordsOf(board, "summary_line").filter((line) => goesIn(board, line));
  return choicesOf("summary_line", "block").map((block) => {
    const marked = lines
      .filter((line) => blockOfLine(board, line) === block)
      .map((line) => lineOf(board, line))
      .filter((line) => line.text !== "" || line.nothingYet);
    const others =
      block === "conversations"
        ? planned(board, ["conversation", "action"])
        : block === "decide"
          ? planned(board, ["decision_needed", "decision"])
          : block === "safety"
            ? recordsOf(board, "safety_stop").filter((stop) => textOf(stop, "ending") !== "error")
            : [];
    const more = others.map((record) =>
      plain(
        record.type === "safety_stop" ? textOf(record, "known") : conversationText(record),
        record,
      ),
    );
    return { block, lines: [...more, ...marked] };
  });
}

/** The lenses that nothing on the page speaks to yet. */
export function unreadLenses(board: Board): readonly string[] {
  const thinking = pageBlocks(board).find((one) => one.block === "thinking")?.lines ?? [];
  return choicesOf("reading", "lens").filter(
    (lens) => !thinking.some((line) => line.lens === lens),
  );
}

/** The page as plain lines, for whoever copies it into a case system. */
export function pageText(board: Board, title: string, nameOf: (block: string) => string): string {
  const blocks = pageBlocks(board).filter((one) => one.lines.length > 0);
  const words = blocks.map((one) =>
    [nameOf(one.block), ...one.lines.map((line) => `- ${line.text}`)].join("\n"),
  );
  return [title, ...words].join("\n\n");
}
