// Where everyone stands: as stored, and beside their own people while nobody has placed them.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { type Board, flagOf, numberOf, textOf } from "../state/board";
import type { Graph } from "./graph";

export type Place = { readonly x: number; readonly y: number };
export type Stored = Place & { readonly id: string; readonly pinned: boolean };
export type Places = ReadonlyMap<string, Place>;
export type ViewName = "genogram" | "network";

const { row, separation } = notation.sizes;

/** The stored positions of one view, by what they place; of two for one thing the later counts. */
export function storedPlaces(board: Board, view: ViewName): ReadonlyMap<string, Stored> {
  const found = new Map<string, Stored & { readonly order: number }>();
  for (const record of board.values()) {
    if (record.type !== "position" || (textOf(record, "view") || "genogram") !== view) continue;
    const of = textOf(record, "of");
    const before = found.get(of);
    if (
      before &&
      (before.order > record.order || (before.order === record.order && before.id > record.id))
    )
      continue;
    found.set(of, {
      id: record.id,
      order: record.order,
      x: numberOf(record, "x") ?? 0,
      y: numberOf(record, "y") ?? 0,
      pinned: flagOf(record, "pinned"),
    });
  }
  return found;
}

/** Rows of taken places; each new one goes to the free place nearest to where it is wanted. */
class Ground {
  readonly places = new Map<string, Place>();
  private readonly rows = new Map<number, number[]>();

  put(id: string, place: Place): void {
    this.places.set(id, place);
    const key = Math.round(place.y / row);
    const there = this.rows.get(key);
    if (there) there.push(place.x);
    else this.rows.set(key, [place.x]);
  }

  putNear(id: string, wanted: Place, side: 1 | -1): void {
    const taken = this.rows.get(Math.round(wanted.y / row)) ?? [];
    const free = (x: number) => taken.every((other) => Math.abs(other - x) >= separation);
    for (let step = 0; ; step++) {
      const shift = step * (separation / 2) * side;
      const x = [wanted.x + shift, wanted.x - shift].find(free);
      if (x === undefined) continue;
      this.put(id, { x, y: wanted.y });
      return;
    }
  }

  bottom(): number {
    return this.places.size === 0 ? 0 : Math.max(...[...this.places.values()].map((one) => one.y));
  }
}

function middle(xs: readonly number[]): number {
  return (Math.min(...xs) + Math.max(...xs)) / 2;
}

type Wish = { readonly place: Place; readonly side: 1 | -1 };

function asPartner(graph: Graph, ground: Ground, id: string): Wish | undefined {
  for (const union of graph.unionsOf.get(id) ?? []) {
    for (const other of union.partners) {
      const there = ground.places.get(other);
      if (!there || other === id) continue;
      const left = textOf(graph.nodes.get(id), "gender") === "male";
      const x = there.x + (left ? -separation - 20 : separation + 20);
      return { place: { x, y: there.y }, side: left ? -1 : 1 };
    }
  }
  return undefined;
}

function asChild(graph: Graph, ground: Ground, id: string): Wish | undefined {
  for (const link of graph.linksOf.get(id) ?? []) {
    const union = graph.unionById.get(link.union);
    const siblings = (union?.links ?? []).flatMap((one) => ground.places.get(one.child) ?? []);
    if (siblings.length > 0) {
      const x = Math.max(...siblings.map((one) => one.x)) + separation;
      return { place: { x, y: siblings[0]?.y ?? 0 }, side: 1 };
    }
    const parents = (union?.partners ?? []).flatMap((one) => ground.places.get(one) ?? []);
    if (parents.length === 0) continue;
    const y = Math.max(...parents.map((one) => one.y)) + row;
    return { place: { x: middle(parents.map((one) => one.x)), y }, side: 1 };
  }
  return undefined;
}

function asParent(graph: Graph, ground: Ground, id: string): Wish | undefined {
  for (const union of graph.unionsOf.get(id) ?? []) {
    const children = union.links.flatMap((link) => ground.places.get(link.child) ?? []);
    if (children.length === 0) continue;
    const alone = union.partners.length < 2;
    const left = textOf(graph.nodes.get(id), "gender") === "male";
    const shift = alone ? 0 : left ? -separation / 2 - 10 : separation / 2 + 10;
    const y = Math.min(...children.map((one) => one.y)) - row;
    return { place: { x: middle(children.map((one) => one.x)) + shift, y }, side: left ? -1 : 1 };
  }
  return undefined;
}

function place(graph: Graph, ground: Ground, id: string): boolean {
  const wish =
    asPartner(graph, ground, id) ?? asChild(graph, ground, id) ?? asParent(graph, ground, id);
  if (!wish) return false;
  ground.putNear(id, wish.place, wish.side);
  return true;
}

/** Whoever can stand beside their own goes there; the rest begin a place of their own below. */
function placeAll(graph: Graph, ground: Ground, people: readonly BoardRecord[]): void {
  let waiting = people;
  while (waiting.length > 0) {
    const left = waiting.filter((person) => !place(graph, ground, person.id));
    if (left.length < waiting.length) {
      waiting = left;
      continue;
    }
    const [first, ...rest] = left;
    if (!first) return;
    const y = ground.places.size === 0 ? 0 : ground.bottom() + row;
    ground.put(first.id, { x: 0, y });
    waiting = rest;
  }
}

export function genogramPlaces(graph: Graph, stored: ReadonlyMap<string, Stored>): Places {
  const ground = new Ground();
  for (const person of graph.people) {
    const there = stored.get(person.id);
    if (there) ground.put(person.id, there);
  }
  const waiting = graph.people.filter((person) => !stored.has(person.id));
  const first = waiting.filter((person) => flagOf(person, "index"));
  placeAll(graph, ground, [...first, ...waiting.filter((one) => !first.includes(one))]);
  // Places and services belong to the network; in the genogram they stand only where someone put them.
  for (const context of graph.contexts) {
    const there = stored.get(context.id);
    if (there) ground.places.set(context.id, there);
  }
  return ground.places;
}
