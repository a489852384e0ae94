// The ledger of voices: a lane for each person, the children's first, and who has not been heard.
import type { BoardRecord } from "../protocol/values";
import { type Board, flagOf, recordsOf, textOf } from "./board";
import { nameOfNode } from "./kin";

export type Lane = {
  readonly key: string;
  readonly name: string;
  readonly child: boolean;
  readonly voices: readonly BoardRecord[];
};

/** Children have a lane even while nobody has heard them; others once somebody wrote for them. */
export function lanesOf(board: Board): readonly Lane[] {
  const voices = recordsOf(board, "voice");
  const people = recordsOf(board, "person");
  const lane = (person: BoardRecord): Lane => ({
    key: person.id,
    name: nameOfNode(board, person.id),
    child: flagOf(person, "index"),
    voices: voices.filter((voice) => textOf(voice, "whose") === person.id),
  });
  const known = people.map(lane).filter((one) => one.child || one.voices.length > 0);
  const rest = voices.filter((voice) => !board.has(textOf(voice, "whose")));
  const names = [...new Set(rest.map((voice) => textOf(voice, "whose_name")))];
  const others = names.map((name, at) => ({
    key: `other-${at}`,
    name: name === "" ? "…" : name,
    child: false,
    voices: rest.filter((voice) => textOf(voice, "whose_name") === name),
  }));
  return [...known.filter((one) => one.child), ...known.filter((one) => !one.child), ...others];
}

/** Who is on the map and speaks nowhere on the board: living people, children aside. */
export function unheardOf(board: Board): readonly string[] {
  const heard = new Set(recordsOf(board, "voice").map((voice) => textOf(voice, "whose")));
  return recordsOf(board, "person")
    .filter((person) => !heard.has(person.id) && !flagOf(person, "index"))
    .filter((person) => person.fields["death"] === undefined && textOf(person, "name") !== "")
    .map((person) => nameOfNode(board, person.id));
}
