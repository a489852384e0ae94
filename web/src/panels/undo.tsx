// Taking back one's own latest steps, and making them again; what others changed since stays as they left it.
import { useEffect } from "preact/hooks";
import { say, sayCount } from "../state/words";
import { useModel } from "./model";

export function UndoButtons() {
  const model = useModel();
  const { undo, pending } = model.state.value;
  const kept = undo.kept?.length ?? 0;
  const waits = pending.some((one) => one.kind === "undo");
  useEffect(() => {
    if (kept > 0) model.tell(sayCount("undo.kept", kept));
  }, [undo, model]);
  if (undo.left + undo.redo === 0) return null;
  return (
    <span class="row" role="group" aria-label={say("undo.title")}>
      <button
        type="button"
        class="small"
        title="Ctrl+Z"
        disabled={undo.left === 0 || waits}
        onClick={() => model.undo("undo")}
      >
        {say("undo.undo")}
      </button>
      <button
        type="button"
        class="small"
        title="Ctrl+Shift+Z"
        disabled={undo.redo === 0 || waits}
        onClick={() => model.undo("redo")}
      >
        {say("undo.redo")}
      </button>
      {kept > 0 ? <span class="tiny secondary">{sayCount("undo.kept", kept)}</span> : null}
    </span>
  );
}
