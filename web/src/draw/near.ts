// Only those near somebody: who they are, and everything else drawn faintly.
import { type Board, textOf } from "../state/board";
import type { Graph } from "./graph";
import type { SceneNode } from "./shape";

/** The person and everyone one line away. */
export function nearTo(graph: Graph, id: string): ReadonlySet<string> {
  const near = new Set([id]);
  const union = (of: string) => graph.unionById.get(of);
  for (const link of graph.linksOf.get(id) ?? []) {
    for (const parent of union(link.union)?.partners ?? []) near.add(parent);
    for (const sibling of union(link.union)?.links ?? []) near.add(sibling.child);
  }
  for (const own of graph.unionsOf.get(id) ?? []) {
    for (const partner of own.partners) near.add(partner);
    for (const link of own.links) near.add(link.child);
  }
  for (const bond of graph.bondsOf.get(id) ?? []) {
    near.add(textOf(bond, "from"));
    near.add(textOf(bond, "to"));
  }
  return near;
}

/** A line belongs to those near when it ends at them; a couple's, when one of the two is near. */
function belongs(node: SceneNode, near: ReadonlySet<string>, graph: Graph, board: Board): boolean {
  const end = (field: string) => near.has(textOf(board.get(node.id), field));
  switch (node.kind) {
    case "person":
    case "context":
      return near.has(node.id);
    case "union":
      return graph.unionById.get(node.id)?.partners.some((id) => near.has(id)) ?? false;
    case "parentage":
      return end("child");
    case "bond":
      return end("from") && end("to");
    case "household":
    case "guide":
      return true;
  }
}

export function dimmed(
  node: SceneNode,
  near: ReadonlySet<string>,
  graph: Graph,
  board: Board,
): SceneNode {
  return belongs(node, near, graph, board) ? node : { ...node, faint: true };
}
