// What waits for a manager in her rooms: never more than pages, open stops and decisions needed tell.
import { fieldsOf, list, text, textOr } from "./read";
import {
  decodeNames,
  decodeSummaryOfRoom,
  type RoomKeys,
  roomKeys,
  type SummaryOfRoom,
} from "./site";
import { type BoardRecord, type DateValue, decodeRecord } from "./values";

export type ReviewRoom = RoomKeys & {
  readonly safety: readonly BoardRecord[];
  readonly decisions: readonly BoardRecord[];
  /** Conversations that had not come back when the newest page was signed; the words are on a page. */
  readonly talks: readonly { readonly page: string; readonly when: DateValue }[];
  readonly summaries: readonly SummaryOfRoom[];
  readonly names: ReadonlyMap<string, string>;
};

function decodeTalk(value: unknown): ReviewRoom["talks"][number] | undefined {
  const from = fieldsOf(value);
  const page = text(from, "page");
  const [y = 0, m, d] = textOr(from, "when", "").split("-").map(Number);
  if (page === undefined || y === 0) return undefined;
  const month = m === undefined ? {} : { m };
  return { page, when: { y, ...month, ...(d === undefined ? {} : { d }), q: "exact" } };
}

function decodeReviewRoom(value: unknown): ReviewRoom | undefined {
  const from = fieldsOf(value);
  const keys = roomKeys(from);
  if (!keys) return undefined;
  return {
    ...keys,
    safety: list(from, "safety", decodeRecord),
    decisions: list(from, "decisions", decodeRecord),
    talks: list(from, "talks", decodeTalk),
    summaries: list(from, "summaries", decodeSummaryOfRoom),
    names: decodeNames(from["names"]),
  };
}

export function decodeReviews(value: unknown): readonly ReviewRoom[] {
  return list(fieldsOf(value), "rooms", decodeReviewRoom);
}
