// Each record as one line of words: for lists, links, announcements and the summary.
import type { BoardRecord } from "../protocol/values";
import { specOf } from "./ask";
import { type Board, dateOf, flagOf, numberOf, refsOf, textOf } from "./board";
import { dateWords } from "./dates";
import { say, sayAll, sayNamed } from "./words";

const depthMax = 2;

function fieldWords(board: Board, record: BoardRecord, field: string, depth: number): string {
  const spec = specOf(record.type)?.fields[field];
  const named = (id: string) => {
    const other = board.get(id);
    return other && depth < depthMax ? words(board, other, depth + 1) : "";
  };
  switch (spec?.kind) {
    case "choice": {
      const choice = textOf(record, field);
      return choice === "" ? "" : sayNamed(`choice.${record.type}.${field}`, choice);
    }
    case "date": {
      const date = dateOf(record, field);
      return date ? dateWords(date) : "";
    }
    case "number":
      return String(numberOf(record, field) ?? "");
    case "flag":
      return flagOf(record, field) ? sayNamed(`field.${record.type}`, field) : "";
    case "ref":
      return named(textOf(record, field));
    case "refs":
      return sayAll(
        refsOf(record, field)
          .map(named)
          .filter((name) => name !== ""),
      );
    case "text":
    case "line":
    case undefined:
      return textOf(record, field);
  }
}

function words(board: Board, record: BoardRecord, depth: number): string {
  const rule = specOf(record.type)?.outline ?? "";
  const filled = rule.replace(/\{(\w+)\}/g, (_, field: string) =>
    fieldWords(board, record, field, depth),
  );
  return filled
    .replace(/\(\s*\)/g, "")
    .replace(/^[\s:]+|[\s:]+$/g, "")
    .replace(/\s+/g, " ");
}

export function outlineOf(board: Board, record: BoardRecord): string {
  if (record.taken_out) return say("take_out.gone");
  const line = words(board, record, 0);
  return line === "" ? sayNamed("type", record.type) : line;
}
