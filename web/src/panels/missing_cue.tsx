// As a stage ends, the lead alone is asked at most one question about what may be missing.
import { useState } from "preact/hooks";
import { timeLeft } from "../state/lenses";
import { type Cue, cuesOf } from "../state/missing";
import { isLead } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";

const endsWithinMs = 60_000;

function words(cue: Cue): string {
  const name = cue.key === "output" ? sayNamed("type", cue.name).toLowerCase() : cue.name;
  return sayNamed("cue", cue.key).replace("{name}", name);
}

export function MissingCue() {
  const model = useModel();
  const state = model.state.value;
  const session = state.session;
  const [read, setRead] = useState("");
  if (!session || !isLead(state) || session.safety.length > 0) return null;
  const stage = `${session.id} ${session.at}`;
  const left = timeLeft(session, model.now.value);
  if (left === undefined || left > endsWithinMs || read === stage) return null;
  const [cue] = cuesOf(state, model.board.value);
  if (!cue) return null;
  const go = () => {
    if (cue.board !== "") model.tab.value = cue.board;
    if (cue.item !== "") model.opened.value = cue.item;
    setRead(stage);
  };
  return (
    <div class="notice row spread" role="status">
      <span>{words(cue)}</span>
      <span class="row">
        {cue.board === "" ? null : (
          <button type="button" class="small" onClick={go}>
            {say("cue.go")}
          </button>
        )}
        <button type="button" class="quiet small" onClick={() => setRead(stage)}>
          {say("cue.leave")}
        </button>
      </span>
    </div>
  );
}
