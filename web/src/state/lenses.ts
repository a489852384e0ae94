// Which lenses a card was read through, and whose turn it is to look through which.
import type { Session } from "../protocol/session";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "./ask";
import { type Board, flagOf, recordsOf, textOf } from "./board";

export const lenses: readonly string[] = choicesOf("reading", "lens");

export function readingsOf(board: Board, id: string): readonly BoardRecord[] {
  return recordsOf(board, "reading").filter((reading) => textOf(reading, "of") === id);
}

/** "Looked, nothing yet" is a reading; an empty field is none. */
export function readLenses(board: Board, id: string): readonly string[] {
  const read = readingsOf(board, id).filter(
    (reading) => flagOf(reading, "nothing_yet") || textOf(reading, "text").trim() !== "",
  );
  return lenses.filter((lens) => read.some((reading) => textOf(reading, "lens") === lens));
}

export function timeLeft(session: Session, now: number): number | undefined {
  return session.paused_left ?? (session.ends === undefined ? undefined : session.ends - now);
}

/**
 * Half of the group begins with one lens and half with the other; half-way through they swap.
 * Each screen works it out alike, from the members' ids and the stage's time.
 */
export function lensOf(session: Session, member: string, now: number): string | undefined {
  const stage = session.stages[session.at];
  if (!stage?.offers?.includes("reading") || stage.mode !== "open") return undefined;
  const taking = Object.entries(session.roles)
    .filter(([, roles]) => roles.some((role) => role !== "accountable_manager"))
    .map(([id]) => id)
    .sort();
  const at = taking.indexOf(member);
  if (at < 0) return undefined;
  const left = timeLeft(session, now);
  const swapped = left !== undefined && left < (stage.minutes * 60_000) / 2;
  return lenses[(at + (swapped ? 1 : 0)) % lenses.length];
}
