// The map as a drawing: from the records, a day and what the viewer asks for, to keyed nodes. Pure.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { type Board, textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { BondDrawer, type BondFilter, bondsShown } from "./bonds";
import type { Day } from "./days";
import { type Graph, graphOf } from "./graph";
import { put } from "./measure";
import { contextName, personName } from "./names";
import { dimmed, nearTo } from "./near";
import { householdNodes } from "./outlines";
import {
  genogramPlaces,
  type Place,
  type Places,
  type Stored,
  storedPlaces,
  type ViewName,
} from "./places";
import { networkPlaces, type Rings } from "./rings";
import {
  type Box,
  boxAround,
  named,
  type SceneNode,
  type Shape,
  sameNode,
  sameShapes,
  standing,
  strokeOf,
  textAt,
} from "./shape";
import { structureOf } from "./structure";
import { structureNodes } from "./structure_nodes";
import { contextSymbol, type Figure, personSymbol } from "./symbols";
import { type Facts, kinFacts, sameFacts } from "./unchanged";

export type Asked = {
  readonly view: ViewName;
  readonly day: Day;
  readonly filter: BondFilter;
  readonly selected: string;
  /** Only these and their own, when not empty. */
  readonly focus: string;
  /** What is picked out, and why. */
  readonly marks?: ReadonlyMap<string, string>;
  /** Where a preview would have people stand. */
  readonly instead?: Places;
};

export type Scene = {
  readonly graph: Graph;
  readonly nodes: readonly SceneNode[];
  readonly places: Places;
  readonly box: Box;
  readonly rings?: Rings;
};

const emptyBox: Box = { left: -200, top: -150, right: 200, bottom: 150 };

function ringNodes(rings: Rings): readonly SceneNode[] {
  const shapes: Shape[] = rings.radii.map((r) =>
    strokeOf(
      `M${put(r)} 0A${put(r)} ${put(r)} 0 1 1 ${put(-r)} 0A${put(r)} ${put(r)} 0 1 1 ${put(r)} 0Z`,
      1,
      "guide",
    ),
  );
  const outer = (rings.radii[rings.radii.length - 1] ?? 0) + 64;
  const inner = 60;
  notation.sectors.forEach((sector, index) => {
    const slice = rings.slices[index] ?? { middle: 0, angle: 0 };
    const border = slice.middle + slice.angle / 2;
    const [c, s] = [Math.cos(border), Math.sin(border)];
    shapes.push(
      strokeOf(
        `M${put(inner * c)} ${put(inner * s)}L${put((outer - 40) * c)} ${put((outer - 40) * s)}`,
        1,
        "guide",
        [2, 5],
      ),
    );
    const { middle } = slice;
    const x = Math.round(Math.cos(middle) * outer);
    const y = Math.round(Math.sin(middle) * outer);
    const anchor = Math.abs(x) < 60 ? "middle" : x > 0 ? "start" : "end";
    shapes.push(textAt(x, y, sayNamed("map.sector", sector), notation.sizes.small, anchor));
  });
  rings.radii.forEach((radius, index) => {
    shapes.push(
      textAt(0, radius + 16, sayNamed("map.ring", String(index + 1)), notation.sizes.small),
    );
  });
  const box = { left: -outer - 70, right: outer + 70, top: -outer - 20, bottom: outer + 20 };
  return [
    {
      key: "rings",
      id: "",
      kind: "guide",
      x: 0,
      y: 0,
      shapes,
      name: named(shapes, say("map.rings", { n: rings.radii.length })),
      faint: false,
      box,
    },
  ];
}

/** Draws again and again, and gives back the very same node where nothing about it has changed. */
export class SceneMaker {
  private before = new Map<string, SceneNode>();
  private readonly bonds = new BondDrawer();
  private kin: Facts = [];
  private bound: Facts = [];
  private last: { readonly board: Board; readonly asked: Asked; readonly scene: Scene } | undefined;
  private lines: readonly SceneNode[] = [];
  private stood = new Map<string, Standing>();
  private figures = new WeakMap<BoardRecord, { readonly key: string; readonly figure: Figure }>();

  private figureOf(graph: Graph, record: BoardRecord): Figure {
    const ratings = graph.ratings.filter((rating) => textOf(rating, "of") === record.id);
    const versions = ratings.map((rating) => `${rating.id}${rating.v}`).join();
    const key = `${graph.day} ${versions}`;
    const known = this.figures.get(record);
    if (known?.key === key) return known.figure;
    const figure =
      record.type === "person" ? personSymbol(record, graph.day) : contextSymbol(record, ratings);
    this.figures.set(record, { key, figure });
    return figure;
  }

  private halfOf(record: BoardRecord | undefined): number {
    return (record ? this.figures.get(record)?.figure.half : undefined) ?? 22;
  }

  /** The same object when it draws and says the same as last time. */
  private keep(node: SceneNode, kept: Map<string, SceneNode>): SceneNode {
    const known = this.before.get(node.key);
    const same = known && sameNode(known, node) ? known : withShapes(node, known?.shapes);
    kept.set(node.key, same);
    return same;
  }

  private peopleAndPlaces(graph: Graph, places: Places, asBefore: boolean): readonly SceneNode[] {
    const stood = new Map<string, Standing>();
    const nodes = [...graph.contexts, ...graph.people].flatMap((record) => {
      const place = places.get(record.id);
      if (!place) return [];
      const figure = this.figureOf(graph, record);
      const known = asBefore ? this.stood.get(record.id) : undefined;
      const same =
        known?.record === record &&
        known.figure === figure &&
        known.place.x === place.x &&
        known.place.y === place.y;
      const node = same ? known.node : standingNode(graph, record, place, figure);
      stood.set(record.id, { record, figure, place, node });
      return [node];
    });
    this.stood = stood;
    return nodes;
  }

  /** The lines of the family; the very same ones while nothing that they follow from differs. */
  private familyLines(graph: Graph, places: Places, asBefore: boolean): readonly SceneNode[] {
    if (asBefore) return this.lines;
    const half = (id: string) => this.halfOf(graph.nodes.get(id));
    this.lines = structureNodes(graph, structureOf(graph, places, half));
    return this.lines;
  }

  /** Whether kin, names and places are as they were at the last drawing. */
  private kinAsBefore(graph: Graph, places: Places): boolean {
    const facts = kinFacts(graph, places, (id) => this.halfOf(graph.nodes.get(id)));
    const same = sameFacts(facts, this.kin);
    this.kin = facts;
    return same;
  }

  /** However many look at the same drawing, it is made once. */
  make(board: Board, asked: Asked): Scene {
    const { last } = this;
    if (last?.board === board && sameFacts(factsOf(last.asked), factsOf(asked))) return last.scene;
    const scene = this.drawn(board, asked);
    this.last = { board, asked, scene };
    return scene;
  }

  private drawn(board: Board, asked: Asked): Scene {
    const graph = graphOf(board, asked.day);
    const stored = standingAt(board, asked);
    const network = asked.view === "network" ? networkPlaces(graph, stored) : undefined;
    const places = network?.places ?? genogramPlaces(graph, stored);
    for (const record of graph.nodes.values()) this.figureOf(graph, record);
    const kinAsBefore = this.kinAsBefore(graph, places);
    const bound = sameFacts(graph.bonds, this.bound);
    this.bound = graph.bonds;
    const figures = this.peopleAndPlaces(graph, places, kinAsBefore && bound);
    const reach = (id: string) => this.halfOf(graph.nodes.get(id)) + 5;
    const structure = network ? [] : this.familyLines(graph, places, kinAsBefore);
    const shown = bondsShown(graph, asked.filter, asked.selected);
    const nodes = [
      ...(network ? ringNodes(network.rings) : []),
      ...(network ? [] : householdNodes(graph, places)),
      ...structure,
      ...this.bonds.draw(graph, shown, places, reach, kinAsBefore),
      ...figures,
    ];
    const near = asked.focus === "" ? undefined : nearTo(graph, asked.focus);
    const kept = new Map<string, SceneNode>();
    const made = nodes
      .map((node) => (near ? dimmed(node, near, graph, board) : node))
      .map((node) => this.keep(markedIn(node, asked.marks), kept));
    this.before = kept;
    const box = made.length === 0 ? emptyBox : boxAround(made.map(moved));
    return { graph, nodes: made, places, box, ...(network ? { rings: network.rings } : {}) };
  }
}

function factsOf(asked: Asked): Facts {
  const { view, day, filter, selected, focus, marks, instead } = asked;
  return [view, day, filter, selected, focus, marks, instead];
}

/** With the very shapes of before where they are the same: only what a node is called has changed. */
function withShapes(node: SceneNode, shapes: readonly Shape[] | undefined): SceneNode {
  return shapes && sameShapes(shapes, node.shapes) ? { ...node, shapes } : node;
}

type Standing = {
  readonly record: BoardRecord;
  readonly figure: Figure;
  readonly place: Place;
  readonly node: SceneNode;
};

function standingNode(graph: Graph, record: BoardRecord, place: Place, figure: Figure): SceneNode {
  const words = record.type === "person" ? personName(graph, record) : contextName(graph, record);
  return nodeAt(record, place, figure.shapes, figure.box, words);
}

function nodeAt(
  record: BoardRecord,
  place: Place,
  shapes: readonly Shape[],
  box: Box,
  words: string,
): SceneNode {
  return {
    key: record.id,
    id: record.id,
    kind: record.type === "person" ? "person" : "context",
    x: Math.round(place.x),
    y: Math.round(place.y),
    shapes,
    name: named(shapes, words),
    faint: notation.certainty[textOf(record, "certainty")]?.faint ?? false,
    box,
  };
}

/** As stored, but for what a preview puts elsewhere. */
function standingAt(board: Board, asked: Asked): ReadonlyMap<string, Stored> {
  const stored = storedPlaces(board, asked.view);
  if (!asked.instead) return stored;
  const all = new Map(stored);
  for (const [id, { x, y }] of asked.instead) {
    all.set(id, { id: stored.get(id)?.id ?? "", x, y, pinned: false });
  }
  return all;
}

function markedIn(node: SceneNode, marks: ReadonlyMap<string, string> | undefined): SceneNode {
  const why = node.kind === "guide" ? undefined : marks?.get(node.id);
  return why === undefined ? node : { ...node, marked: true, name: `${node.name}, ${why}` };
}

function moved(node: SceneNode): Box {
  const { box, x, y } = node;
  return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
}

/** Everybody in the order of reading: row by row, from left to right. */
export function readingOrder(nodes: readonly SceneNode[]): readonly SceneNode[] {
  return nodes.filter(standing).sort((a, b) => Math.round((a.y - b.y) / 60) || a.x - b.x);
}
