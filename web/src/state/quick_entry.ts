// Quick entry: one line is one person or one bond, typed by one scribe while the others talk.
import type { DateValue } from "../protocol/values";
import { holdsUnknownRelation, isFact, piecesOf } from "./entry_pieces";
import { genders, links, places, type RelationWord, relationWords } from "./entry_words";

export type Relation = {
  readonly kind: RelationWord["kind"];
  readonly of: readonly string[];
};
export type PersonEntry = {
  readonly kind: "person";
  readonly name: string;
  readonly gender?: string;
  readonly birth?: DateValue;
  readonly death?: DateValue;
  readonly life?: string;
  readonly pregnancy: boolean;
  /** How a couple that comes with this person is together, as far as it was said. */
  readonly couple: string;
  readonly link?: string;
  readonly relations: readonly Relation[];
  readonly note: string;
};
export type BondEntry = {
  readonly kind: "bond";
  readonly from: string;
  readonly bond: string;
  readonly to: string;
};
/** A place or service, as in "Hill School, school". */
export type PlaceEntry = {
  readonly kind: "place";
  readonly name: string;
  readonly place: string;
};
/** Who lives together, as in "Mia lives with Jean & Ray". */
export type HomeEntry = { readonly kind: "home"; readonly of: readonly string[] };
export type Entry = PersonEntry | BondEntry | PlaceEntry | HomeEntry;
export type LineProblem = "empty" | "no_name" | "needs_selection" | "of_whom";
export type Parsed =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly problem: LineProblem };

const shorts: ReadonlyMap<string, Relation["kind"]> = new Map([
  ["+p", "partner"],
  ["+c", "child"],
  ["+r", "parent"],
  ["+s", "sibling"],
]);

/** Longer phrases first, so that "very close to" is not read as "close to". */
const bondWords: readonly (readonly [string, string])[] = [
  ["very close to", "very_close"],
  ["close to", "close"],
  ["distant from", "distant"],
  ["cut off from", "cut_off"],
  ["in conflict with", "discord"],
  ["fights with", "discord"],
  ["afraid of", "afraid_of"],
  ["cares for", "cares_for"],
  ["jealous of", "jealous"],
  ["confides in", "confides_in"],
  ["goes to", "attends"],
  ["attends", "attends"],
  ["lives at", "lives_at"],
  ["protects", "protects"],
  ["controls", "controlling"],
  ["harms", "harm"],
  ["hurts", "harm"],
  ["knows", "connected"],
];

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function namesIn(words: string): readonly string[] {
  return words
    .split(/\s+and\s+|\s*[&+,]\s*/i)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** "Tom, 4, boy, lives with Ana" tells of one person and not of three. */
function tellsOfOne(words: string): boolean {
  const [, ...more] = words.split(",").map((part) => part.trim());
  return more.some(isFact);
}

function homeOf(line: string): HomeEntry | undefined {
  const match = /^(.+?) lives? with (.+)$/i.exec(line);
  if (match && tellsOfOne(match[1] ?? "")) return undefined;
  const of = match ? [...namesIn(match[1] ?? ""), ...namesIn(match[2] ?? "")] : [];
  return of.length > 1 ? { kind: "home", of } : undefined;
}

function bondOf(line: string): BondEntry | undefined {
  const lower = ` ${line.toLowerCase()} `;
  for (const [words, bond] of bondWords) {
    const at = lower.indexOf(` ${words} `);
    if (at <= 0) continue;
    const from = line.slice(0, at).trim().replace(/,$/, "");
    if (tellsOfOne(from)) return undefined;
    const to = line.slice(at + words.length + 1).trim();
    if (from !== "" && to !== "") return { kind: "bond", from, bond, to };
  }
  return undefined;
}

/** An age, or a year of birth: "9", "about 31", "6 months", "b. 2015". */
export function birthOf(part: string, year: number): DateValue | undefined {
  const age = /^(about |around |~)?(\d{1,3})( months?| weeks?)?$/i.exec(part);
  if (age && Number(age[2]) <= 120) return { y: year - (age[3] ? 0 : Number(age[2])), q: "about" };
  const born = /^(?:b\.|born)? ?(about |around |~)?(\d{4})$/i.exec(part);
  if (born) return { y: Number(born[2]), q: born[1] ? "about" : "exact" };
  return undefined;
}

function relationOf(
  part: string,
): { readonly relation: Relation; readonly word: RelationWord } | undefined {
  const match = /^([a-z-]+) of (.+)$/i.exec(part);
  const word = relationWords.get(match?.[1]?.toLowerCase() ?? "");
  if (!match || !word) return undefined;
  const of = namesIn(match[2] ?? "");
  return of.length === 0 ? undefined : { relation: { kind: word.kind, of }, word };
}

function unbornOf(part: string, year: number): DateValue | "someday" | undefined {
  const match = /^unborn(?: due ([a-z]{3})[a-z]*)?$/i.exec(part);
  if (!match) return undefined;
  const month = months.indexOf(match[1]?.toLowerCase() ?? "");
  return month < 0 ? "someday" : { y: year, m: month + 1, q: "about" };
}

function withPart(entry: PersonEntry, part: string, year: number): PersonEntry {
  const lower = part.toLowerCase();
  const gender = genders.get(lower);
  if (gender) return { ...entry, gender };
  const link = links.get(lower);
  if (link) return { ...entry, link };
  if (lower === "missing") return { ...entry, life: "missing" };
  const died = /^(?:died|d\.)(?: ?(\d{4}))?$/i.exec(part);
  if (died) {
    const death: DateValue | undefined = died[1] ? { y: Number(died[1]), q: "exact" } : undefined;
    return { ...entry, life: "died", ...(death ? { death } : {}) };
  }
  const unborn = unbornOf(part, year);
  if (unborn) {
    return { ...entry, pregnancy: true, ...(unborn === "someday" ? {} : { birth: unborn }) };
  }
  const birth = birthOf(part, year);
  if (birth) return { ...entry, birth };
  const found = relationOf(part);
  if (!found) return { ...entry, note: entry.note === "" ? part : `${entry.note}, ${part}` };
  const said = found.word.gender;
  return {
    ...entry,
    ...(said && !entry.gender ? { gender: said } : {}),
    couple: found.word.married === true ? "married" : entry.couple,
    relations: [...entry.relations, found.relation],
  };
}

/** Somewhere that was spoken of before it is on the map; its kind as far as its name says it. */
export function placeLine(name: string): string {
  const last = name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
  return `${name}, ${places.has(last) ? last : "place"}`;
}

/** "mum" and nobody's name: of the one who is selected. */
function isRelationAlone(part: string): boolean {
  return relationWords.has(part.toLowerCase());
}

/** Reads one line. `selected` is whom "+c", "mum" and their kin refer to. Never guesses a name. */
export function parseEntry(line: string, year: number, selected: string | undefined): Parsed {
  const trimmed = line.trim().replace(/\s+/g, " ");
  if (trimmed === "") return { ok: false, problem: "empty" };
  const home = homeOf(trimmed);
  if (home) return { ok: true, entry: home };
  const bond = bondOf(trimmed);
  if (bond) return { ok: true, entry: bond };
  const short = shorts.get(trimmed.slice(0, 2).toLowerCase());
  if (short && selected === undefined) return { ok: false, problem: "needs_selection" };
  const rest = short ? trimmed.slice(2) : trimmed;
  const [first, ...parts] = piecesOf(rest.trim());
  if (!first) return { ok: false, problem: "no_name" };
  const place = parts.length === 1 ? places.get(parts[0]?.toLowerCase() ?? "") : undefined;
  if (place && !short) return { ok: true, entry: { kind: "place", name: first, place } };
  if (holdsUnknownRelation(first)) return { ok: false, problem: "of_whom" };
  if (selected === undefined && parts.some(isRelationAlone))
    return { ok: false, problem: "of_whom" };
  let entry: PersonEntry = {
    kind: "person",
    name: first,
    pregnancy: false,
    couple: "unknown",
    relations: short && selected !== undefined ? [{ kind: short, of: [selected] }] : [],
    note: "",
  };
  for (const part of parts) {
    entry = withPart(entry, isRelationAlone(part) ? `${part} of ${selected}` : part, year);
  }
  return { ok: true, entry };
}

export function linesOf(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
