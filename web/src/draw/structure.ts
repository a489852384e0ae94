// How a family hangs together: couples' brackets, the bars of brothers and sisters, and drops to children.
import { notation } from "#notation";
import { refsOf, textOf } from "../state/board";
import type { Graph, Link, Union } from "./graph";
import { Lanes, type Row, rowAt, rowsOf } from "./lanes";
import type { Place, Places } from "./places";

const { port } = notation.sizes;

/** A couple's own line and what leads from it down to the children. */
export type UnionLine = {
  readonly union: Union;
  /** Where each partner's line leaves, from left to right. */
  readonly ends: readonly Place[];
  /** The height of the line across, when there is one. */
  readonly level?: number;
  readonly drop: Place;
  readonly bar?: { readonly y: number; readonly left: number; readonly right: number };
  readonly kin: boolean;
};

export type ChildLine = {
  readonly link: Link;
  readonly union: Union | undefined;
  readonly from: Place;
  readonly to: Place;
  /** Where the line turns, when it comes from a union that does not place the child. */
  readonly turn?: number;
};

export type TwinBar = {
  readonly key: string;
  readonly a: Place;
  readonly b: Place;
  readonly sure: boolean;
};

export type Structure = {
  readonly unions: readonly UnionLine[];
  readonly children: readonly ChildLine[];
  readonly twins: readonly TwinBar[];
};

/** How far someone's outline reaches up and down. */
export type HalfOf = (id: string) => number;

function ancestors(graph: Graph, id: string): Set<string> {
  const found = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const link of graph.linksOf.get(next) ?? []) {
      if (link.kind !== "birth" && link.kind !== "unknown") continue;
      for (const parent of graph.unionById.get(link.union)?.partners ?? []) {
        if (found.has(parent)) continue;
        found.add(parent);
        waiting.push(parent);
      }
    }
  }
  return found;
}

/** Whether two partners have a known ancestor in common, or one is the other's. */
function areKin(graph: Graph, union: Union): boolean {
  const [a, b] = union.partners;
  if (a === undefined || b === undefined) return false;
  if (!graph.linksOf.has(a) && !graph.linksOf.has(b)) return false;
  const [first, second] = [ancestors(graph, a), ancestors(graph, b)];
  if (first.size === 0 && second.size === 0) return false;
  return first.has(b) || second.has(a) || [...first].some((one) => second.has(one));
}

type Work = {
  readonly graph: Graph;
  readonly places: Places;
  readonly half: HalfOf;
  readonly rows: readonly Row[];
  readonly lanes: Lanes;
};

/** Several unions of one person leave the symbol side by side, in the order of their partners. */
function portsOf(work: Work, person: string): ReadonlyMap<string, number> {
  const unions = [...(work.graph.unionsOf.get(person) ?? [])];
  const other = (union: Union) =>
    work.places.get(union.partners.find((id) => id !== person) ?? "")?.x ?? -1e9;
  unions.sort((a, b) => other(a) - other(b) || (a.record.id < b.record.id ? -1 : 1));
  const shifts = unions.map((_, index) => (index - (unions.length - 1) / 2) * port);
  return new Map(unions.map((union, index) => [union.record.id, shifts[index] ?? 0]));
}

type Draft = {
  readonly union: Union;
  readonly ends: readonly Place[];
  readonly gap: number;
  readonly bracket: number | undefined;
  readonly dropX: number;
  readonly homes: readonly { readonly link: Link; readonly place: Place }[];
  readonly barGap: number;
  bar: number | undefined;
};

function draftOf(
  work: Work,
  union: Union,
  ports: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Draft {
  const ends = union.partners
    .flatMap((id) => {
      const place = work.places.get(id);
      if (!place) return [];
      const shift = ports.get(id)?.get(union.record.id) ?? 0;
      return [{ x: place.x + shift, y: place.y + work.half(id) }];
    })
    .sort((a, b) => a.x - b.x);
  const lowest = union.partners.reduce(
    (low, id) => Math.max(low, work.places.get(id)?.y ?? -1e9),
    -1e9,
  );
  const homes = union.links
    .filter((link) => link.home)
    .flatMap((link) => {
      const place = work.places.get(link.child);
      return place ? [{ link, place }] : [];
    });
  const highest = homes.reduce((high, one) => Math.min(high, one.place.y), 1e9);
  const gap = ends.length > 0 ? rowAt(work.rows, lowest) : rowAt(work.rows, highest) - 1;
  const [first, last] = [ends[0], ends[ends.length - 1]];
  const xs = homes.map((one) => one.place.x);
  const middle = xs.length > 0 ? (Math.min(...xs) + Math.max(...xs)) / 2 : 0;
  const dropX = first && last ? (first.x + last.x) / 2 : middle;
  const bracket =
    first && last && ends.length > 1 ? work.lanes.take(gap, first.x, last.x) : undefined;
  const barGap = homes.length > 0 ? Math.max(gap, rowAt(work.rows, highest) - 1) : gap;
  return { union, ends, gap, bracket, dropX, homes, barGap, bar: undefined };
}

/** A bar is needed unless the one child stands right below. */
function takeBar(work: Work, draft: Draft): void {
  const xs = draft.homes.map((one) => one.place.x);
  if (xs.length === 0 || (xs.length === 1 && xs[0] === draft.dropX)) return;
  const from = draft.barGap === draft.gap && draft.bracket !== undefined ? draft.bracket + 1 : 0;
  const [left, right] = [Math.min(...xs, draft.dropX), Math.max(...xs, draft.dropX)];
  draft.bar = work.lanes.take(draft.barGap, left, right, from);
}

/** Twins leave the bar at one point between them. */
function twinStart(draft: Draft, link: Link, place: Place): number {
  const twins = refsOf(link.record, "twin_with");
  const mates = draft.homes.filter(
    (one) =>
      twins.includes(one.link.child) || refsOf(one.link.record, "twin_with").includes(link.child),
  );
  if (mates.length === 0) return place.x;
  const xs = [place.x, ...mates.map((one) => one.place.x)];
  return (Math.min(...xs) + Math.max(...xs)) / 2;
}

function unionLine(work: Work, draft: Draft, kin: boolean): UnionLine {
  const level =
    draft.bracket === undefined ? undefined : work.lanes.height(draft.gap, draft.bracket);
  const start = draft.ends[0];
  const dropY = level ?? start?.y ?? work.lanes.height(draft.gap, 0);
  const xs = draft.homes.map((one) => twinStart(draft, one.link, one.place));
  const y = draft.bar === undefined ? undefined : work.lanes.height(draft.barGap, draft.bar);
  return {
    union: draft.union,
    ends: draft.ends,
    ...(level === undefined ? {} : { level }),
    drop: { x: draft.dropX, y: dropY },
    ...(y === undefined
      ? {}
      : { bar: { y, left: Math.min(...xs, draft.dropX), right: Math.max(...xs, draft.dropX) } }),
    kin,
  };
}

function childLines(work: Work, draft: Draft, line: UnionLine): readonly ChildLine[] {
  return draft.homes.map(({ link, place }) => {
    const to = { x: place.x, y: place.y - work.half(link.child) };
    const from = line.bar
      ? { x: twinStart(draft, link, place), y: line.bar.y }
      : { x: draft.dropX, y: line.drop.y };
    return { link, union: draft.union, from, to };
  });
}

/** Links that do not place the child: thin, with lanes of their own, last. */
function otherLines(work: Work, byId: ReadonlyMap<string, UnionLine>): readonly ChildLine[] {
  const wanted = work.graph.unions.flatMap((union) =>
    union.links.flatMap((link) => {
      const place = work.places.get(link.child);
      const line = byId.get(union.record.id);
      if (link.home || !place || !line || line.ends.length === 0) return [];
      const gap = Math.max(0, rowAt(work.rows, place.y) - 1);
      const to = { x: place.x + 8, y: place.y - work.half(link.child) };
      return [{ link, union, from: line.drop, to, gap }];
    }),
  );
  const taken = wanted.map((one) => work.lanes.take(one.gap, one.from.x, one.to.x, 1));
  return wanted.map(({ link, union, from, to, gap }, index) => ({
    link,
    union,
    from,
    to,
    turn: work.lanes.height(gap, taken[index] ?? 0),
  }));
}

function twinBars(children: readonly ChildLine[]): readonly TwinBar[] {
  const byChild = new Map(children.map((line) => [line.link.child, line]));
  const bars: TwinBar[] = [];
  for (const line of children) {
    const zygosity = textOf(line.link.record, "zygosity");
    for (const mate of refsOf(line.link.record, "twin_with")) {
      const other = byChild.get(mate);
      if (!other || zygosity === "fraternal") continue;
      const half = (one: ChildLine) => ({
        x: (one.from.x + one.to.x) / 2,
        y: (one.from.y + one.to.y) / 2,
      });
      const [a, b] = [half(line), half(other)].sort((one, two) => one.x - two.x);
      const key = [line.link.child, mate].sort().join(" ");
      if (a && b && !bars.some((bar) => bar.key === key)) {
        bars.push({ key, a, b, sure: zygosity === "identical" });
      }
    }
  }
  return bars;
}

export function structureOf(graph: Graph, places: Places, half: HalfOf): Structure {
  const people = graph.people.flatMap((person) => places.get(person.id) ?? []);
  const rows = rowsOf(people);
  const work: Work = { graph, places, half, rows, lanes: new Lanes(rows) };
  const ports = new Map(graph.people.map((person) => [person.id, portsOf(work, person.id)]));
  const drawn = graph.unions.filter((union) => union.partners.length + union.links.length > 1);
  const left = (union: Union) =>
    Math.min(...union.partners.map((id) => places.get(id)?.x ?? 1e9), 1e9);
  const drafts = [...drawn]
    .sort((a, b) => left(a) - left(b) || (a.record.id < b.record.id ? -1 : 1))
    .map((union) => draftOf(work, union, ports));
  for (const draft of drafts) takeBar(work, draft);
  const unions = drafts.map((draft) => unionLine(work, draft, areKin(graph, draft.union)));
  const lines = new Map(unions.map((line) => [line.union.record.id, line]));
  const homes = drafts.flatMap((draft) => {
    const line = lines.get(draft.union.record.id);
    return line ? childLines(work, draft, line) : [];
  });
  const others = otherLines(work, lines);
  return { unions, children: [...homes, ...others], twins: twinBars(homes) };
}
