// Whom a name in quick entry means that fits several: as it was chosen, or whoever is open.
import type { BoardRecord } from "../protocol/values";
import { textOf } from "./board";
import { parseEntry } from "./quick_entry";

/** By the name as it was typed. */
export type Choices = ReadonlyMap<string, string>;

export const noChoices: Choices = new Map();

/** One more answer beside those given before: a line may hold several names that fit several. */
export function withChoice(choices: Choices, name: string, id: string): Choices {
  return new Map([...choices, [name, id]]);
}

/** "+c Tom" and "Tom 4 brother" speak of whoever is open, and of nobody else of that name. */
export function choicesFor(
  line: string,
  year: number,
  open: BoardRecord | undefined,
  choices: Choices,
): Choices {
  const alone = parseEntry(line, year, undefined);
  const leans = !alone.ok && (alone.problem === "needs_selection" || alone.problem === "of_whom");
  return open && leans ? withChoice(choices, textOf(open, "name"), open.id) : choices;
}
