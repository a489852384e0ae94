// Edits of one text: in the form of ot-text-unicode, positions in code points.
import { type } from "ot-text-unicode";
import type { TextChange } from "../protocol/values";

export function applyText(text: string, change: TextChange): string {
  return type.apply(text, [...change]);
}

/** `change` as it is after `other`; of two insertions at one place, the right one comes second. */
export function transformText(
  change: TextChange,
  other: TextChange,
  side: "left" | "right",
): TextChange {
  return type.transform([...change], [...other], side);
}

export function composeText(first: TextChange, second: TextChange): TextChange {
  return type.compose([...first], [...second]);
}

export function fitsText(text: string, change: TextChange): boolean {
  try {
    type.apply(text, [...change]);
    return true;
  } catch {
    return false;
  }
}

/** The one edit that makes `now` out of `was`; empty when they are equal. */
export function differenceOf(was: string, now: string): TextChange {
  if (was === now) return [];
  const before = Array.from(was);
  const after = Array.from(now);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const gone = before.length - start - end;
  const added = after.slice(start, after.length - end).join("");
  return [
    ...(start > 0 ? [start] : []),
    ...(added !== "" ? [added] : []),
    ...(gone > 0 ? [{ d: gone }] : []),
  ];
}

/** The words that a change puts in, for the drawer of what could not be saved. */
export function insertedBy(change: TextChange): string {
  return change.filter((part) => typeof part === "string").join(" … ");
}

/** Where a caret at `at` (UTF-16) of `was` stands in `now`. */
export function moveCaret(at: number, was: string, now: string): number {
  const change = differenceOf(was, now);
  const point = Array.from(was.slice(0, at)).length;
  const moved = type.transformPosition(point, [...change]);
  return Array.from(now).slice(0, moved).join("").length;
}
