// A signed page as the server keeps it, with what was said about it since.
import { types } from "#vocabulary";
import { type Fields, fieldsOf, flag, list, number, text, textOr } from "./read";
import { decodeNames, decodeWord, type SummaryWord } from "./site";
import { type BoardRecord, decodeRecord, isDate } from "./values";

/** The six blocks, in their order on the page. */
const blockNames: readonly string[] = types.summary_line.fields["block"]?.choices ?? [];

export type SignedLine = {
  readonly text: string;
  readonly of: string;
  readonly record: string;
  readonly lens: string;
  readonly nothingYet: boolean;
  readonly withWhom: string;
  readonly who: string;
  readonly when: string;
  readonly ending: string;
  readonly passedOnBy: string;
  /** What kind of line it is: a choice of summary_line.section. */
  readonly section: string;
};

export type SignedBlock = { readonly name: string; readonly lines: readonly SignedLine[] };
export type SignedBy = { readonly name: string; readonly as: string; readonly at: number };

export type SignedPage = {
  readonly id: string;
  readonly room: string;
  readonly alias: string;
  readonly caseReference: string;
  readonly version: number;
  readonly kind: string;
  readonly format: string;
  readonly started: number;
  readonly minutes: number;
  readonly signedAt: number;
  readonly signatures: readonly SignedBy[];
  readonly blocks: readonly SignedBlock[];
};

export type ReadOn = {
  readonly name: string;
  readonly day: BoardRecord["fields"][string] | undefined;
};

export type Signed = {
  readonly page: SignedPage;
  readonly readings: readonly ReadOn[];
  readonly words: readonly SummaryWord[];
  readonly acknowledged: boolean;
  readonly openQuestion: string;
  /** May acknowledge, ask and decide. */
  readonly reviewer: boolean;
  /** Needed and not yet decided, in all of the room. */
  readonly decisions: readonly BoardRecord[];
};

function decodeLine(value: unknown): SignedLine | undefined {
  const from = fieldsOf(value);
  return {
    text: textOr(from, "text", ""),
    of: textOr(from, "of", ""),
    record: textOr(from, "record", ""),
    lens: textOr(from, "lens", ""),
    nothingYet: flag(from, "nothing_yet"),
    withWhom: textOr(from, "with_whom", ""),
    who: textOr(from, "who", ""),
    when: textOr(from, "when", ""),
    ending: textOr(from, "ending", ""),
    passedOnBy: textOr(from, "passed_on_by", ""),
    section: textOr(from, "section", ""),
  };
}

function decodeSignature(value: unknown): SignedBy | undefined {
  const from = fieldsOf(value);
  const name = text(from, "name");
  if (name === undefined) return undefined;
  return { name, as: textOr(from, "as", ""), at: number(from, "at") ?? 0 };
}

function decodePage(from: Fields): SignedPage | undefined {
  const id = text(from, "id");
  if (id === undefined) return undefined;
  return {
    id,
    room: textOr(from, "room", ""),
    alias: textOr(from, "alias", ""),
    caseReference: textOr(from, "case_reference", ""),
    version: number(from, "version") ?? 1,
    kind: textOr(from, "kind", ""),
    format: textOr(from, "format", ""),
    started: number(from, "started") ?? 0,
    minutes: number(from, "minutes") ?? 0,
    signedAt: number(from, "signed_at") ?? 0,
    signatures: list(from, "signatures", decodeSignature),
    blocks: blockNames.map((name) => ({ name, lines: list(from, `block_${name}`, decodeLine) })),
  };
}

export function decodeSigned(value: unknown): Signed | undefined {
  const from = fieldsOf(value);
  const page = decodePage(fieldsOf(from["page"]));
  if (!page) return undefined;
  const names = decodeNames(from["names"]);
  const readings = list(from, "readings", decodeRecord).map((record) => {
    const day = record.fields["day"];
    const who = record.fields["who"];
    return {
      name: (typeof who === "string" ? names.get(who) : undefined) ?? "",
      day: isDate(day) ? day : undefined,
    };
  });
  return {
    page,
    readings,
    words: list(from, "words", decodeWord),
    acknowledged: flag(from, "acknowledged"),
    openQuestion: textOr(from, "open_question", ""),
    reviewer: flag(from, "reviewer"),
    decisions: list(from, "decisions", decodeRecord),
  };
}
