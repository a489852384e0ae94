// Where the arrow keys lead on the map: along kinship first, by place only where there is none.
import { textOf } from "../state/board";
import type { Graph } from "./graph";
import { readingOrder, type Scene } from "./scene";
import type { SceneNode } from "./shape";

const nearRow = 60;

function nearest(scene: Scene, from: SceneNode, good: (node: SceneNode) => boolean): string {
  let best: SceneNode | undefined;
  const far = (node: SceneNode) => Math.abs(node.x - from.x) + Math.abs(node.y - from.y) * 2;
  for (const node of readingOrder(scene.nodes)) {
    if (node.id !== from.id && good(node) && (!best || far(node) < far(best))) best = node;
  }
  return best?.id ?? "";
}

function parentOf(graph: Graph, id: string, there: ReadonlySet<string>): string {
  for (const link of graph.linksOf.get(id) ?? []) {
    const union = graph.unionById.get(link.union);
    const parent = union?.partners.find((one) => there.has(one));
    if (parent) return parent;
  }
  return "";
}

function childOf(graph: Graph, id: string, there: ReadonlySet<string>): string {
  for (const union of graph.unionsOf.get(id) ?? []) {
    const child = union.links.find((link) => there.has(link.child));
    if (child) return child.child;
  }
  return "";
}

export function partnersFrom(graph: Graph, id: string): readonly string[] {
  return (graph.unionsOf.get(id) ?? []).flatMap((union) =>
    union.partners.filter((one) => one !== id),
  );
}

/** The other end of a bond, seen from one of them. */
export function otherEnd(graph: Graph, bond: string, id: string): string {
  const record = graph.bonds.find((one) => one.id === bond);
  const [from, to] = [textOf(record, "from"), textOf(record, "to")];
  return from === id ? to : from;
}

/** Who has the focus after a key, or "" when the key leads nowhere. */
export function stepFrom(scene: Scene, id: string, key: string): string {
  const order = readingOrder(scene.nodes);
  const from = order.find((node) => node.id === id);
  if (key === "Home" || !from) return order[0]?.id ?? "";
  if (key === "End") return order[order.length - 1]?.id ?? "";
  const there = new Set(order.map((node) => node.id));
  const level = (node: SceneNode) => Math.abs(node.y - from.y) <= nearRow;
  switch (key) {
    case "ArrowLeft":
      return nearest(scene, from, (node) => level(node) && node.x < from.x);
    case "ArrowRight":
      return nearest(scene, from, (node) => level(node) && node.x > from.x);
    case "ArrowUp":
      return (
        parentOf(scene.graph, id, there) ||
        nearest(scene, from, (node) => node.y < from.y - nearRow)
      );
    case "ArrowDown":
      return (
        childOf(scene.graph, id, there) || nearest(scene, from, (node) => node.y > from.y + nearRow)
      );
    default:
      return "";
  }
}
