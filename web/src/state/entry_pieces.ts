// Cuts a line of quick entry into its pieces: at its commas, and where its words leave no doubt without them.
import { genders, links, relationWords } from "./entry_words";

const relation = new RegExp(`^(|.*?\\s)((?:${[...relationWords.keys()].join("|")}) of .+)$`, "i");
const life =
  /^(?:(?:about |around |~)?\d{1,3}(?: months?| weeks?)?|(?:b\.|born) ?(?:about |around |~)?\d{4}|(?:d\.|died)(?: ?\d{4})?|unborn(?: due [A-Za-z]+)?|missing)$/;
const wordsMost = 4;

/** A capital letter after a name is more often an initial than a gender. */
export function isFact(words: string): boolean {
  if (life.test(words)) return true;
  if (words.length === 1) return genders.has(words);
  return genders.has(words.toLowerCase()) || links.has(words);
}

/** The facts that a piece ends with, and what stands before them. */
function factsAtEnd(piece: string): { readonly rest: string; readonly facts: readonly string[] } {
  const words = piece.split(" ");
  const facts: string[] = [];
  for (let count = wordsMost; count > 0; ) {
    const end = words.slice(-count).join(" ");
    if (count <= words.length && isFact(end)) {
      facts.unshift(end);
      words.splice(-count);
      count = wordsMost;
    } else count--;
  }
  return { rest: words.join(" "), facts };
}

/** "31 mum of Mia" is two pieces; a piece that is not all of known words stays as it was written. */
function later(piece: string): readonly string[] {
  const match = relation.exec(piece);
  const { rest, facts } = factsAtEnd(match?.[1]?.trim() ?? piece);
  if (rest !== "") return [piece];
  return match?.[2] ? [...facts, match[2]] : facts;
}

/** "Kayla 31 mum": after a fact, what somebody is needs no comma. "Mia's mum" is a name. */
function whatTheyAre(piece: string): readonly [string, string] | undefined {
  const match = relation.exec(piece);
  if (match?.[1] && match[2]) return [match[1].trim(), match[2]];
  const at = piece.lastIndexOf(" ");
  const [before, word] = [piece.slice(0, Math.max(at, 0)), piece.slice(at + 1)];
  const known = relationWords.has(word.toLowerCase()) && factsAtEnd(before).facts.length > 0;
  return known ? [before, word] : undefined;
}

/** "Kayla 31 mum of Mia": whatever is left before the known words is the name. */
function first(piece: string): readonly string[] {
  const [before, what] = whatTheyAre(piece) ?? [piece, ""];
  const { rest, facts } = factsAtEnd(before);
  const name = rest === "" ? [before] : [rest, ...facts];
  return what === "" ? name : [...name, what];
}

/** "Tom 4 half", before "brother of Mia" was cut off, and "Kev stepdad of Mia" as a whole: no names. */
export function holdsUnknownRelation(name: string): boolean {
  const [, start = "", last = ""] = /^(.+) ([a-z]+)$/.exec(name) ?? [];
  if (last === "half" || factsAtEnd(start).facts.length > 0) return true;
  const match = /^(.+) (\S+) of .+$/.exec(name);
  const [, before = "", word = ""] = match ?? [];
  return /^[a-z]/.test(word) || factsAtEnd(before).facts.length > 0;
}

export function piecesOf(line: string): readonly string[] {
  const [name = "", ...parts] = line.split(",").map((part) => part.trim());
  return [...first(name), ...parts.filter((part) => part !== "").flatMap(later)];
}
