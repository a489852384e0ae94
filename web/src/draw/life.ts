// What is known by the day of the map about the life of a person.
import type { BoardRecord, DateValue } from "../protocol/values";
import { dateOf, textOf } from "../state/board";
import { type Day, holdsOn } from "./days";

/** The date of a death that had come by the day. */
export function deathBy(person: BoardRecord, day: Day): DateValue | undefined {
  const death = dateOf(person, "death");
  return holdsOn(death, undefined, day) ? death : undefined;
}

/** By the date of the death where there is one, whatever else is said. */
export function isDead(person: BoardRecord, day: Day): boolean {
  if (dateOf(person, "death")) return deathBy(person, day) !== undefined;
  return textOf(person, "life") === "died";
}

/** The choice of "life" as it was on the day: empty while a dated death lies ahead. */
export function lifeOn(person: BoardRecord, day: Day): string {
  const life = textOf(person, "life");
  const over = life === "died" || life === "presumed_died";
  return over && dateOf(person, "death") && !deathBy(person, day) ? "" : life;
}
