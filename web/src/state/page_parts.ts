// What stands together in a block of the page under a heading of its own, and in which order.
import type { SignedLine } from "../protocol/signed_page";
import { sayNamed } from "./words";

/** Strengths and concerns are two equal parts, side by side: neither is shown without the other. */
export const equalParts: readonly string[] = ["strength", "concern"];
const headed: readonly string[] = ["plain_worry", "family_experience"];

/** Which of them a block asks for. */
const askedIn: { readonly [block: string]: readonly string[] } = {
  thinking: equalParts,
  safety: ["plain_worry"],
  session: ["family_experience"],
};

export function partsAskedIn(block: string): readonly string[] {
  return askedIn[block] ?? [];
}

export type PagePart = { readonly section: string; readonly lines: readonly SignedLine[] };

export type PageParts = {
  /** Said before all else: the worry, and what it was like for the family. */
  readonly headed: readonly PagePart[];
  /** Both, or neither. */
  readonly equal: readonly PagePart[];
  readonly rest: readonly SignedLine[];
};

export function partTitle(section: string): string {
  return sayNamed("page_part", section);
}

export function pagePartsOf(lines: readonly SignedLine[]): PageParts {
  const part = (section: string): PagePart => ({
    section,
    lines: lines.filter((line) => line.section === section),
  });
  const equal = equalParts.map(part);
  const known = new Set([...headed, ...equalParts]);
  return {
    headed: headed.map(part).filter((one) => one.lines.length > 0),
    equal: equal.some((one) => one.lines.length > 0) ? equal : [],
    rest: lines.filter((line) => !known.has(line.section)),
  };
}
