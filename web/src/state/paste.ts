// Many pasted lines at once: what each would add, which need an answer, and the changes that add them.
import type { Op } from "../protocol/values";
import type { MakeId } from "./ask";
import { applyOps, type Board } from "./board";
import { madeWords } from "./kin_lines";
import { type EntryProblem, entryOps } from "./kin_ops";
import { type LineProblem, parseEntry } from "./quick_entry";

export type PasteProblem = EntryProblem | { readonly kind: LineProblem };

export type PasteRow = {
  readonly line: string;
  /** What the line says, as it was understood. */
  readonly words: string;
  readonly problem?: PasteProblem;
};

export type Paste = {
  readonly rows: readonly PasteRow[];
  /** The steps of each line that was understood. */
  readonly steps: readonly (readonly Op[])[];
  readonly people: number;
};

/** By line and name: whom a name means that fits several. */
export type Chosen = ReadonlyMap<string, string>;

type Make = { readonly id: MakeId; readonly by: string | undefined };
type Read = { readonly row: PasteRow; readonly ops: readonly Op[] };

function readLine(line: string, board: Board, year: number, make: Make, chosen: Chosen): Read {
  const parsed = parseEntry(line, year, undefined);
  if (!parsed.ok) return { row: { line, words: "", problem: { kind: parsed.problem } }, ops: [] };
  const result = entryOps(parsed.entry, board, make.id, make.by, chosen);
  if (!result.ok) return { row: { line, words: "", problem: result.problem }, ops: [] };
  const after = applyOps(board, result.ops);
  const made = after.get(result.focus);
  const words = made ? madeWords(after, made, year) : "";
  return { row: { line, words }, ops: result.ops };
}

/** Reads all lines; one may speak of somebody whom another adds, whichever stands first. */
export function readPaste(
  lines: readonly string[],
  board: Board,
  year: number,
  make: Make,
  chosen: Chosen = new Map(),
): Paste {
  let after = board;
  const rows: (PasteRow | undefined)[] = lines.map(() => undefined);
  const steps: (readonly Op[])[] = [];
  const waiting = lines.map((_, at) => at);
  // After each line that fits, those before it are tried again: their people may be there now.
  for (let next = 0; next < waiting.length; ) {
    const at = waiting[next] ?? 0;
    const { row, ops } = readLine(lines[at] ?? "", after, year, make, chosen);
    rows[at] = row;
    next++;
    if (row.problem) continue;
    after = applyOps(after, ops);
    steps.push(ops);
    waiting.splice(next - 1, 1);
    next = 0;
  }
  const people = steps.flat().filter((op) => op.o === "new" && op.r.type === "person").length;
  return { rows: rows.flatMap((row) => row ?? []), steps, people };
}

/** Whole lines together, as many as one change takes. */
export function inChanges(steps: readonly (readonly Op[])[], most: number): readonly Op[][] {
  const changes: Op[][] = [];
  for (const step of steps) {
    const last = changes[changes.length - 1];
    if (last && last.length + step.length <= most) last.push(...step);
    else changes.push([...step]);
  }
  return changes;
}
