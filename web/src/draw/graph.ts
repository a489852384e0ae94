// The map's records as one graph: who belongs to whom, as it was on a day. It infers nothing.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { type Board, byOrder, dateOf, flagOf, recordsOf, refsOf, textOf } from "../state/board";
import { type Day, earliest, holdsOn } from "./days";

export type Link = {
  readonly record: BoardRecord;
  readonly child: string;
  readonly union: string;
  readonly kind: string;
  /** The one link that places the child in the drawing. */
  readonly home: boolean;
};

export type Union = {
  readonly record: BoardRecord;
  readonly partners: readonly string[];
  readonly episodes: readonly BoardRecord[];
  readonly links: readonly Link[];
};

export type Graph = {
  readonly day: Day;
  readonly people: readonly BoardRecord[];
  readonly contexts: readonly BoardRecord[];
  readonly unions: readonly Union[];
  readonly bonds: readonly BoardRecord[];
  readonly households: readonly BoardRecord[];
  readonly ratings: readonly BoardRecord[];
  readonly nodes: ReadonlyMap<string, BoardRecord>;
  readonly unionById: ReadonlyMap<string, Union>;
  readonly unionsOf: ReadonlyMap<string, readonly Union[]>;
  readonly linksOf: ReadonlyMap<string, readonly Link[]>;
  readonly bondsOf: ReadonlyMap<string, readonly BoardRecord[]>;
};

function group<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const there = groups.get(key);
      if (there) there.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}

function lasting(record: BoardRecord, day: Day): boolean {
  return holdsOn(dateOf(record, "since"), dateOf(record, "until"), day);
}

function bornBy(person: BoardRecord, day: Day): boolean {
  if (textOf(person, "kind") === "pregnancy") return true;
  return holdsOn(dateOf(person, "birth"), undefined, day);
}

/** Of a child's links the one that it hangs from: the one chosen, else by birth to most known parents. */
function homeLink(
  links: readonly BoardRecord[],
  partners: (union: string) => number,
): string | undefined {
  const chosen = links.find((link) => flagOf(link, "home"));
  if (chosen) return chosen.id;
  const rank = (link: BoardRecord) => notation.homes.indexOf(textOf(link, "kind") || "unknown");
  const best = [...links].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      partners(textOf(b, "union")) - partners(textOf(a, "union")) ||
      byOrder(a, b),
  )[0];
  return best?.id;
}

function linksFor(
  records: readonly BoardRecord[],
  nodes: ReadonlyMap<string, BoardRecord>,
  partners: (union: string) => number,
): readonly Link[] {
  const drawn = records.filter((one) => nodes.has(textOf(one, "child")));
  const homes = new Set<string>();
  for (const links of group(drawn, (one) => [textOf(one, "child")]).values()) {
    const home = homeLink(links, partners);
    if (home) homes.add(home);
  }
  return drawn.map((record) => ({
    record,
    child: textOf(record, "child"),
    union: textOf(record, "union"),
    kind: textOf(record, "kind") || "unknown",
    home: homes.has(record.id),
  }));
}

/** By the day on which each begins; one without a date comes with the one entered before it. */
function inOrderOfTime(turns: readonly BoardRecord[]): readonly BoardRecord[] {
  let begins: Day = Number.MIN_SAFE_INTEGER;
  const timed = turns.map((turn) => {
    const date = dateOf(turn, "date");
    if (date) begins = earliest(date);
    return { begins, turn };
  });
  return timed.sort((a, b) => a.begins - b.begins).map(({ turn }) => turn);
}

export function graphOf(board: Board, day: Day): Graph {
  const all = (type: string) => recordsOf(board, type);
  const people = all("person").filter((person) => bornBy(person, day));
  const contexts = all("context").filter((context) => lasting(context, day));
  const nodes = new Map([...people, ...contexts].map((node) => [node.id, node]));
  const known = (union: string) => refsOf(board.get(union), "partners").length;
  const current = all("parentage").filter(
    (one) => textOf(one, "kind") === "birth" || lasting(one, day),
  );
  const links = linksFor(current, nodes, known);
  const linksOfUnion = group(links, (link) => [link.union]);
  const episodes = group(all("episode"), (one) => [textOf(one, "of")]);
  const unions = all("union").map((record) => ({
    record,
    partners: refsOf(record, "partners").filter((id) => nodes.has(id)),
    episodes: inOrderOfTime(episodes.get(record.id) ?? []),
    links: linksOfUnion.get(record.id) ?? [],
  }));
  const bonds = all("bond").filter(
    (bond) =>
      nodes.has(textOf(bond, "from")) && nodes.has(textOf(bond, "to")) && lasting(bond, day),
  );
  return {
    day,
    people,
    contexts,
    unions,
    bonds,
    households: all("household").filter((one) => lasting(one, day)),
    ratings: all("rating"),
    nodes,
    unionById: new Map(unions.map((union) => [union.record.id, union])),
    unionsOf: group(unions, (union) => union.partners),
    linksOf: group(links, (link) => [link.child]),
    bondsOf: group(bonds, (bond) => [textOf(bond, "from"), textOf(bond, "to")]),
  };
}
