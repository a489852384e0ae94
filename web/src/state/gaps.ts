// What the cards do not know, as a list to ask from: much of it only the family can tell.
import type { BoardRecord } from "../protocol/values";
import { type Board, recordsOf, textOf } from "./board";

export type Gap = { readonly from: string; readonly words: string };

function gapOf(record: BoardRecord): Gap {
  const field = record.type === "hypothesis" ? "not_known" : "text";
  return { from: record.id, words: textOf(record, field) };
}

/** Until a question grew from it: what a card says is not known, and what is missing under it. */
export function gapsOf(board: Board): readonly Gap[] {
  const asked = new Set(recordsOf(board, "question").map((one) => textOf(one, "grew_from")));
  const cards = recordsOf(board, "hypothesis").filter((card) => textOf(card, "state") !== "let_go");
  const missing = recordsOf(board, "evidence").filter(
    (one) => textOf(one, "footing") === "missing",
  );
  return [...cards, ...missing]
    .map(gapOf)
    .filter((gap) => gap.words !== "" && !asked.has(gap.from));
}
