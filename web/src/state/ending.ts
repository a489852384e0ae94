// Whether our work with this family has ended, and why: decided by its accountable manager, and by nobody else.
import { type Board, recordsOf, textOf } from "./board";

/** The reason of the decision that ended it; undefined while it goes on. */
export function endedBecause(board: Board): string | undefined {
  const ended = recordsOf(board, "decision").find(
    (decision) =>
      textOf(decision, "outcome") === "agree" &&
      textOf(board.get(textOf(decision, "of")), "threshold") === "ending",
  );
  return ended ? textOf(ended, "reason") : undefined;
}
