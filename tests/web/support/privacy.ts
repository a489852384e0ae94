// How the server names people in a picture that leaves, a second time: to hold both together.
import type { BoardRecord, FieldValues } from "../../../web/src/protocol/values";
import { type Board, byOrder, textOf } from "../../../web/src/state/board";
import { sayNamed } from "../../../web/src/state/words";

export type Privacy = "first_name" | "initials" | "part" | "alias";

function shownName(person: BoardRecord, privacy: Privacy, number: number): string {
  switch (privacy) {
    case "first_name":
      return textOf(person, "name");
    case "initials":
      return textOf(person, "name")
        .split(/[\s-]+/)
        .flatMap((word) => [...word].slice(0, 1))
        .join("");
    case "part":
      return textOf(person, "part");
    case "alias":
      return String(number);
  }
}

function withName(record: BoardRecord, name: string): BoardRecord {
  const { name: _, part: __, source: ___, gender_word: ____, ...rest } = record.fields;
  const fields: FieldValues = name === "" ? rest : { ...rest, name };
  return { ...record, fields };
}

/** Nothing in the copy names anybody in another way: places by their kind, no sources, no homes' names. */
export function renamed(board: Board, privacy: Privacy): Board {
  if (privacy === "first_name") return board;
  let number = 0;
  const copy = new Map(board);
  for (const record of [...board.values()].sort(byOrder)) {
    if (record.type === "person") {
      number++;
      copy.set(record.id, withName(record, shownName(record, privacy, number)));
    } else if (record.type === "context") {
      const kind = sayNamed("choice.context.kind", textOf(record, "kind") || "other");
      copy.set(record.id, withName(record, kind));
    } else if (record.type !== "position") copy.set(record.id, withName(record, ""));
  }
  return copy;
}
