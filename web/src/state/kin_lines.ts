// What runs between people on the map, for whoever stands at one of its ends, in words.
import type { BoardRecord } from "../protocol/values";
import { type Board, recordsOf, refsOf, textOf } from "./board";
import {
  bondsOf,
  mapWords,
  nameOfNode,
  parentagesOf,
  personWords,
  unionsOf,
  unionWords,
} from "./kin";
import { sayAll, sayNamed } from "./words";

/** Who belongs to a household, by name. */
export function memberWords(board: Board, household: BoardRecord): string {
  return sayAll(
    refsOf(household, "members")
      .filter((id) => board.has(id))
      .map((id) => nameOfNode(board, id)),
  );
}

/** Whatever is drawn between somebody and others: family first, then households, then relations. */
export function linesOf(board: Board, node: string): readonly BoardRecord[] {
  return [
    ...parentagesOf(board, node),
    ...unionsOf(board, node).filter((union) => refsOf(union, "partners").length > 1),
    ...recordsOf(board, "household").filter((one) => refsOf(one, "members").includes(node)),
    ...bondsOf(board, node),
  ];
}

/** A line with what it is: "Mia, child of Kayla: fostered", "Kayla and Dan: married". */
export function lineWords(board: Board, line: BoardRecord): string {
  const kind = textOf(line, "kind");
  const known = kind !== "" && kind !== "unknown";
  const named = known ? sayNamed(`choice.${line.type}.kind`, kind).toLowerCase() : "";
  switch (line.type) {
    case "union":
      return `${unionWords(board, line)}: ${named || sayNamed("type", "union").toLowerCase()}`;
    case "household":
      return textOf(line, "name") || `${memberWords(board, line)}: ${named}`;
    case "parentage":
      return [mapWords(board, line), ...(known ? [named] : [])].join(": ");
    default:
      return mapWords(board, line);
  }
}

/** What stands or runs on the map, as it is said when it has just been made. */
export function madeWords(board: Board, record: BoardRecord, year: number): string {
  switch (record.type) {
    case "person":
      return personWords(board, record, year);
    case "context": {
      const kind = sayNamed("choice.context.kind", textOf(record, "kind") || "other");
      return `${nameOfNode(board, record.id)}, ${kind.toLowerCase()}`;
    }
    case "household":
      return `${sayNamed("type", "household")}: ${memberWords(board, record)}`;
    default:
      return lineWords(board, record);
  }
}
