// The network map without stored places: rings by closeness, sectors by kind, everyone in turn.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { flagOf, textOf } from "../state/board";
import type { Graph } from "./graph";
import type { Place, Places, Stored } from "./places";

/** A slice of the rings, in radians from its middle. */
export type Slice = { readonly middle: number; readonly angle: number };
export type Rings = {
  readonly radii: readonly number[];
  readonly slices: readonly Slice[];
  readonly centre: ReadonlySet<string>;
};

const { rings, sectors, contexts } = notation;
const apart = 112;

export function sectorOf(node: BoardRecord): number {
  if (node.type === "context") {
    return sectors.indexOf(contexts[textOf(node, "kind") || "other"]?.sector ?? "community");
  }
  return flagOf(node, "beyond_family") ? sectors.indexOf("friends") : 0;
}

/** A sector with many has a wider slice, so that the rings stay small; the first is at the top. */
function slicesFor(seated: ReadonlyMap<string, readonly BoardRecord[]>): readonly Slice[] {
  const weights = sectors.map((_, sector) => {
    const counts = rings.map((_, ring) => seated.get(`${ring} ${sector}`)?.length ?? 0);
    return 2 + Math.max(...counts);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const angles = weights.map((weight) => (2 * Math.PI * weight) / whole);
  let start = -Math.PI / 2 - (angles[0] ?? 0) / 2;
  return angles.map((angle) => {
    const middle = start + angle / 2;
    start += angle;
    return { middle, angle };
  });
}

/** The children that the map is about; without one, nobody stands in the middle. */
function centreOf(graph: Graph): ReadonlySet<string> {
  return new Set(graph.people.filter((one) => flagOf(one, "index")).map((one) => one.id));
}

function closeKin(graph: Graph, id: string, centre: ReadonlySet<string>): boolean {
  const parents = (graph.linksOf.get(id) ?? []).map((link) => link.union);
  const own = new Set((graph.unionsOf.get(id) ?? []).map((union) => union.record.id));
  for (const child of centre) {
    for (const link of graph.linksOf.get(child) ?? []) {
      if (own.has(link.union) || parents.includes(link.union)) return true;
    }
  }
  return false;
}

const ringOfStrength: ReadonlyMap<string, number> = new Map([
  ["strong", 0],
  ["ordinary", 1],
  ["weak", 2],
  ["uncertain", 2],
]);

function ringOf(graph: Graph, node: BoardRecord, centre: ReadonlySet<string>): number {
  const strengths = (graph.bondsOf.get(node.id) ?? [])
    .filter((bond) => centre.has(textOf(bond, "from")) || centre.has(textOf(bond, "to")))
    .map((bond) => ringOfStrength.get(textOf(bond, "strength")))
    .filter((ring) => ring !== undefined);
  if (strengths.length > 0) return Math.min(...strengths);
  if (node.type === "context") {
    return (contexts[textOf(node, "kind") || "other"]?.ring ?? rings.length) - 1;
  }
  return closeKin(graph, node.id, centre) ? 0 : 1;
}

/** Where a place lies: the nearest ring, and the sector that it points to. */
export function ringAt(place: Place, radii: readonly number[]): number {
  const far = Math.sqrt(place.x * place.x + place.y * place.y);
  let best = 0;
  radii.forEach((radius, ring) => {
    if (Math.abs(radius - far) < Math.abs((radii[best] ?? 0) - far)) best = ring;
  });
  return best;
}

function onRing(radius: number, angle: number): Place {
  return { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) };
}

/** A place moved onto its nearest ring, with its direction kept. */
export function snapped(place: Place, radii: readonly number[]): Place {
  const angle = Math.atan2(place.y, place.x);
  return onRing(radii[ringAt(place, radii)] ?? 0, angle);
}

function seats(graph: Graph, centre: ReadonlySet<string>): Map<string, BoardRecord[]> {
  const found = new Map<string, BoardRecord[]>();
  for (const node of [...graph.people, ...graph.contexts]) {
    if (centre.has(node.id)) continue;
    const key = `${ringOf(graph, node, centre)} ${sectorOf(node)}`;
    const there = found.get(key);
    if (there) there.push(node);
    else found.set(key, [node]);
  }
  return found;
}

/** Rings grow when a sector is too full for them. */
function radiiFor(
  seated: ReadonlyMap<string, readonly BoardRecord[]>,
  slices: readonly Slice[],
): readonly number[] {
  const radii: number[] = [];
  rings.forEach((least, ring) => {
    const needed = slices.map(({ angle }, sector) => {
      const count = seated.get(`${ring} ${sector}`)?.length ?? 0;
      return Math.ceil((count * apart) / angle);
    });
    const inner = radii[ring - 1];
    radii.push(Math.max(least, ...needed, inner === undefined ? 0 : inner + 110));
  });
  return radii;
}

export function networkPlaces(
  graph: Graph,
  stored: ReadonlyMap<string, Stored>,
): { readonly places: Places; readonly rings: Rings } {
  const centre = centreOf(graph);
  const seated = seats(graph, centre);
  const slices = slicesFor(seated);
  const radii = radiiFor(seated, slices);
  const places = new Map<string, Place>();
  [...centre].forEach((id, index) => {
    const shift = index - (centre.size - 1) / 2;
    places.set(id, { x: shift * 60, y: 0 });
  });
  for (const [key, nodes] of seated) {
    const [ring, sector] = key.split(" ").map(Number);
    nodes.forEach((node, index) => {
      const share = (index + 0.5) / nodes.length - 0.5;
      const slice = slices[sector ?? 0] ?? { middle: 0, angle: 1 };
      const angle = slice.middle + share * slice.angle * 0.95;
      places.set(node.id, onRing(radii[ring ?? 0] ?? 0, angle));
    });
  }
  for (const [id, place] of stored) if (graph.nodes.has(id)) places.set(id, place);
  return { places, rings: { radii, slices, centre } };
}
