// Lines around those who live together: a rounded hull, or capsules and ties round a stranger.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { flagOf, refsOf, textOf } from "../state/board";
import type { Graph } from "./graph";
import { at, put, widthOf } from "./measure";
import { householdName } from "./names";
import type { Place, Places } from "./places";
import { named, type SceneNode, type Shape, strokeOf, textAt } from "./shape";

const radius = 44;
const symbolHalf = 22;

function turn(o: Place, a: Place, b: Place): number {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/** The corners of the smallest convex outline, in order. */
export function hullOf(places: readonly Place[]): readonly Place[] {
  const sorted = [...places].sort((a, b) => a.x - b.x || a.y - b.y);
  const side = (all: readonly Place[]) => {
    const kept: Place[] = [];
    for (const one of all) {
      let [b, a] = [kept[kept.length - 1], kept[kept.length - 2]];
      while (a && b && turn(a, b, one) <= 0) {
        kept.pop();
        [b, a] = [kept[kept.length - 1], kept[kept.length - 2]];
      }
      kept.push(one);
    }
    return kept.slice(0, -1);
  };
  if (sorted.length < 3) return sorted;
  return [...side(sorted), ...side([...sorted].reverse())];
}

function circle(place: Place, r: number): string {
  const half = (x: number) => `A${put(r)} ${put(r)} 0 1 1 ${at(x, place.y)}`;
  return `M${at(place.x + r, place.y)}${half(place.x - r)}${half(place.x + r)}Z`;
}

/** The shift of an edge that moves it outwards. */
function outwards(a: Place, b: Place, r: number): readonly [number, number] {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.sqrt(dx * dx + dy * dy) || 1;
  return [(dy / long) * r, (-dx / long) * r];
}

/** The hull, moved outwards, its corners rounded. */
function rounded(hull: readonly Place[], r: number): string {
  const only = hull[0];
  if (!only) return "";
  if (hull.length === 1) return circle(only, r);
  let d = "";
  hull.forEach((a, index) => {
    const b = hull[(index + 1) % hull.length] ?? a;
    const [ox, oy] = outwards(a, b, r);
    d +=
      index === 0
        ? `M${at(a.x + ox, a.y + oy)}`
        : `A${put(r)} ${put(r)} 0 0 1 ${at(a.x + ox, a.y + oy)}`;
    d += `L${at(b.x + ox, b.y + oy)}`;
  });
  const [a, b] = [hull[0], hull[1]];
  if (!a || !b) return d;
  const [ox, oy] = outwards(a, b, r);
  return `${d}A${put(r)} ${put(r)} 0 0 1 ${at(a.x + ox, a.y + oy)}Z`;
}

/** A circle round each of two members, tied over the heads of whoever stands between them. */
function tied(a: Place, b: Place, r: number): string {
  const [lx, ly] = outwards(a, b, r);
  const [hx, hy] = outwards(a, b, 2 * r);
  const tie = `M${at(a.x + lx, a.y + ly)}C${at(a.x + hx, a.y + hy)} ${at(b.x + hx, b.y + hy)} ${at(b.x + lx, b.y + ly)}`;
  return circle(a, r) + circle(b, r) + tie;
}

/** Whether a symbol stands between two places, or touches the band of half width `r` along them. */
function between(a: Place, b: Place, place: Place, r: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = dx * (place.x - a.x) + dy * (place.y - a.y);
  const square = dx * dx + dy * dy;
  const reach = r + symbolHalf;
  const off = turn(a, b, place);
  return along > 0 && along < square && off * off < reach * reach * square;
}

function inside(hull: readonly Place[], place: Place): boolean {
  const [first, second] = hull;
  if (!first || !second) return false;
  if (hull.length === 2) return between(first, second, place, radius);
  return hull.every((a, index) => turn(a, hull[(index + 1) % hull.length] ?? a, place) > 0);
}

/** Pairs that join all members with the least line. */
function tree(places: readonly Place[]): readonly (readonly [Place, Place])[] {
  const [first, ...rest] = places;
  if (!first) return [];
  const joined = [first];
  let waiting = rest;
  const pairs: [Place, Place][] = [];
  while (waiting.length > 0) {
    let best: { a: Place; b: Place; far: number } | undefined;
    for (const a of joined) {
      for (const b of waiting) {
        const far = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
        if (!best || far < best.far) best = { a, b, far };
      }
    }
    if (!best) break;
    const { a, b } = best;
    pairs.push([a, b]);
    joined.push(b);
    waiting = waiting.filter((one) => one !== b);
  }
  return pairs;
}

function outline(members: readonly Place[], strangers: readonly Place[]): string {
  const hull = hullOf(members);
  if (!strangers.some((one) => inside(hull, one))) return rounded(hull, radius);
  const r = radius - 8;
  return tree(members)
    .map(([one, other]) => {
      const [a, b] = one.x < other.x ? [one, other] : [other, one];
      return strangers.some((place) => between(a, b, place, r))
        ? tied(a, b, r)
        : rounded([a, b], r);
    })
    .join("");
}

function householdNode(
  graph: Graph,
  household: BoardRecord,
  places: Places,
): SceneNode | undefined {
  const ids = refsOf(household, "members").filter((id) => places.has(id) && graph.nodes.has(id));
  const members = ids.flatMap((id) => places.get(id) ?? []);
  if (members.length === 0) return undefined;
  const strangers = [...places].flatMap(([id, place]) => (ids.includes(id) ? [] : [place]));
  const kind = textOf(household, "kind") || "household";
  const focus = flagOf(household, "focus");
  const spec =
    notation.outlines[focus ? "focus_household" : kind] ?? notation.outlines["household"];
  const left = Math.min(...members.map((one) => one.x)) - radius;
  const top = Math.min(...members.map((one) => one.y)) - radius;
  const label = textOf(household, "name");
  const shapes: Shape[] = [
    strokeOf(outline(members, strangers), spec?.width ?? 1.6, "household", spec?.dash ?? []),
    ...(label === "" ? [] : [textAt(left + 4, top - 6, label, notation.sizes.small, "start")]),
  ];
  return {
    key: household.id,
    id: household.id,
    kind: "household",
    x: 0,
    y: 0,
    shapes,
    name: named(shapes, householdName(graph, household, ids)),
    faint: notation.certainty[textOf(household, "certainty")]?.faint ?? false,
    box: {
      left,
      top: top - 20,
      right: Math.max(left + widthOf(label, 14), ...members.map((one) => one.x + radius)),
      bottom: Math.max(...members.map((one) => one.y)) + radius,
    },
  };
}

export function householdNodes(graph: Graph, places: Places): readonly SceneNode[] {
  return graph.households.flatMap((one) => householdNode(graph, one, places) ?? []);
}
