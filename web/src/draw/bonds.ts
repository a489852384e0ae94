// Which bonds are drawn and along which way: straight where nothing stands between, else in a flat arc.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { textOf } from "../state/board";
import { bondShapes, circle, lookOf, plate } from "./bond_line";
import type { Graph } from "./graph";
import { bondName } from "./names";
import type { Place, Places } from "./places";
import { arc, type Point, type Polyline } from "./polyline";
import { type Box, named, type SceneNode, type Shape, strokeOf } from "./shape";
import { type Facts, sameFacts } from "./unchanged";

export type BondFilter = "selected" | "all" | "harm" | "none";

const swings = [0, 24, -24, 48, -48, 96, -96, 144, -144];

export function isHarm(bond: BoardRecord): boolean {
  return notation.bonds[textOf(bond, "kind")]?.class === "harm";
}

/** What the filter shows; what was shown not to be so stays away unless all is asked for. */
export function bondsShown(
  graph: Graph,
  filter: BondFilter,
  selected: string,
): readonly BoardRecord[] {
  return graph.bonds.filter((bond) => {
    if (bond.id === selected || filter === "all") return true;
    if (notation.certainty[textOf(bond, "certainty")]?.hidden) return false;
    if (filter === "none") return false;
    if (isHarm(bond)) return true;
    const ends = [textOf(bond, "from"), textOf(bond, "to"), textOf(bond, "seen_by")];
    return filter === "selected" && selected !== "" && ends.includes(selected);
  });
}

export type Obstacle = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly half: number;
};
export type Reach = (id: string) => number;

function towards(a: Place, b: Place, reach: number, shift: number): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.sqrt(dx * dx + dy * dy);
  if (long === 0) return a;
  const [ux, uy] = [dx / long, dy / long];
  return { x: a.x + ux * reach - uy * shift, y: a.y + uy * reach + ux * shift };
}

function hits(way: Polyline, obstacles: readonly Obstacle[], ends: readonly string[]): number {
  let count = 0;
  const { length } = way;
  const steps = Math.min(40, Math.max(2, Math.floor(length / 16)));
  const points: Point[] = [];
  for (let i = 1; i < steps; i++) points.push(way.at((length * i) / steps));
  for (const one of obstacles) {
    if (ends.includes(one.id)) continue;
    const hit = points.some(
      (p) => Math.abs(p.x - one.x) < one.half && Math.abs(p.y - one.y) < one.half,
    );
    if (hit) count++;
  }
  return count;
}

/** The furthest that a way swings or is shifted from the straight line between its ends. */
const swingMost = Math.max(...swings) + 60;

/** Those that a way between two points can touch at all, however far it swings. */
function nearWay(a: Point, b: Point, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const [left, right] = [Math.min(a.x, b.x) - swingMost, Math.max(a.x, b.x) + swingMost];
  const [top, bottom] = [Math.min(a.y, b.y) - swingMost, Math.max(a.y, b.y) + swingMost];
  return obstacles.filter(
    ({ x, y, half }) =>
      x + half >= left && x - half <= right && y + half >= top && y - half <= bottom,
  );
}

export function wayOf(
  from: { readonly id: string; readonly place: Place },
  to: { readonly id: string; readonly place: Place },
  reach: Reach,
  shift: number,
  obstacles: readonly Obstacle[],
): Polyline {
  const a = towards(from.place, to.place, reach(from.id), shift);
  const b = towards(to.place, from.place, reach(to.id), -shift);
  const inReach = nearWay(a, b, obstacles);
  let best = arc(a, b, 0);
  let cost = hits(best, inReach, [from.id, to.id]) * 100;
  for (const swing of swings) {
    if (cost === 0) break;
    const way = arc(a, b, swing);
    const price = hits(way, inReach, [from.id, to.id]) * 100 + Math.abs(swing) / 24;
    if (price < cost) [best, cost] = [way, price];
  }
  return best;
}

function extras(bond: BoardRecord, way: Polyline, ink: string): readonly Shape[] {
  const spec = notation.certainty[textOf(bond, "certainty")];
  const shapes: Shape[] = [];
  if (textOf(bond, "seen_by") !== "") {
    const p = way.at(way.length * 0.72);
    shapes.push(strokeOf(circle(p.x, p.y, 9), 1.4, ink, [1.5, 3]));
  }
  if (spec && spec.plate !== "") {
    const p = way.at(way.length * 0.28);
    shapes.push(...plate(p.x, p.y, spec.plate, ink));
  }
  return shapes;
}

function bondNode(graph: Graph, bond: BoardRecord, way: Polyline): SceneNode {
  const look = lookOf(
    textOf(bond, "kind") || "connected",
    textOf(bond, "strength"),
    textOf(bond, "flow"),
    textOf(bond, "quality"),
  );
  const shapes = [...bondShapes(way, look), ...extras(bond, way, look.class)];
  const [a, b] = [way.at(0), way.at(way.length)];
  const box: Box = {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
  return {
    key: bond.id,
    id: bond.id,
    kind: "bond",
    x: 0,
    y: 0,
    shapes,
    name: named(shapes, bondName(graph, bond)),
    faint: notation.certainty[textOf(bond, "certainty")]?.faint ?? false,
    box,
  };
}

function fanned(bonds: readonly BoardRecord[]): ReadonlyMap<string, number> {
  const groups = new Map<string, BoardRecord[]>();
  for (const bond of bonds) {
    const key = [textOf(bond, "from"), textOf(bond, "to")].sort().join(" ");
    groups.set(key, [...(groups.get(key) ?? []), bond]);
  }
  const shifts = new Map<string, number>();
  for (const group of groups.values()) {
    const first = textOf(group[0], "from");
    group.forEach((bond, index) => {
      const shift = (index - (group.length - 1) / 2) * notation.sizes.fan * 2;
      shifts.set(bond.id, textOf(bond, "from") === first ? shift : -shift);
    });
  }
  return shifts;
}

type Drawn = {
  readonly bond: BoardRecord;
  readonly shift: number;
  /** Where it runs from and to, and what stands near that way. */
  readonly lie: string;
  readonly node: SceneNode;
};

/** Draws bonds again and again; the search for a way is done again only when something on it moved. */
export class BondDrawer {
  private before = new Map<string, Drawn>();
  private stood = "";
  private shown: Facts = [];
  private nodes: readonly SceneNode[] = [];

  draw(
    graph: Graph,
    shown: readonly BoardRecord[],
    places: Places,
    reach: Reach,
    asBefore: boolean,
  ): readonly SceneNode[] {
    if (asBefore && sameFacts(shown, this.shown)) return this.nodes;
    const shifts = fanned(shown);
    const obstacles = [...places].map(([id, place]) => ({
      id,
      x: place.x,
      y: place.y,
      half: reach(id) + 4,
    }));
    const stand = obstacles.map(placeWords).join(" ");
    const nothingMoved = stand === this.stood;
    this.stood = stand;
    const kept = new Map<string, Drawn>();
    for (const bond of shown) {
      const shift = shifts.get(bond.id) ?? 0;
      const known = this.before.get(bond.id);
      const same = nothingMoved && known?.bond === bond && known.shift === shift;
      const drawn = same
        ? asBefore
          ? known
          : renamed(graph, known)
        : this.one(graph, bond, places, reach, shift, obstacles);
      if (drawn) kept.set(bond.id, drawn);
    }
    this.before = kept;
    this.shown = shown;
    this.nodes = [...kept.values()].map((one) => one.node);
    return this.nodes;
  }

  private one(
    graph: Graph,
    bond: BoardRecord,
    places: Places,
    reach: Reach,
    shift: number,
    obstacles: readonly Obstacle[],
  ): Drawn | undefined {
    const [from, to] = [textOf(bond, "from"), textOf(bond, "to")];
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b || from === to) return undefined;
    const near = nearWay(a, b, obstacles);
    const lie = [a.x, a.y, b.x, b.y, reach(from), reach(to), shift, ...near.map(placeWords)].join(
      " ",
    );
    const known = this.before.get(bond.id);
    if (known?.bond === bond && known.lie === lie) return renamed(graph, known);
    const ends = [
      { id: from, place: a },
      { id: to, place: b },
    ] as const;
    const way = wayOf(...ends, reach, shift, near);
    return { bond, shift, lie, node: bondNode(graph, bond, way) };
  }
}

/** The same drawing; people at its ends may have other names now. */
function renamed(graph: Graph, drawn: Drawn): Drawn {
  const name = named(drawn.node.shapes, bondName(graph, drawn.bond));
  return name === drawn.node.name ? drawn : { ...drawn, node: { ...drawn.node, name } };
}

function placeWords({ x, y, half }: Obstacle): string {
  return `${x},${y},${half}`;
}
