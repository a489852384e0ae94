// Who and what on the map can be chosen in a list, by name, after a first word that stands for nobody.
import type { BoardRecord } from "../protocol/values";
import { type Board, recordsOf } from "../state/board";
import { nameOfNode } from "../state/kin";
import { say } from "../state/words";
import type { Option } from "./field";

type Without = (id: string) => boolean;

function optionsOf(
  board: Board,
  nodes: readonly BoardRecord[],
  first: string,
  not: Without,
): readonly Option[] {
  const left = nodes.filter((node) => !not(node.id));
  const options = left.map((node) => ({ value: node.id, label: nameOfNode(board, node.id) }));
  return [{ value: "", label: first }, ...options];
}

export function peopleOptions(board: Board, first: string, not: Without): readonly Option[] {
  return optionsOf(board, recordsOf(board, "person"), first, not);
}

/** People and places: whatever a relation can be drawn to. */
export function nodeOptions(board: Board, not: Without): readonly Option[] {
  const nodes = [...recordsOf(board, "person"), ...recordsOf(board, "context")];
  return optionsOf(board, nodes, say("refs.choose"), not);
}
