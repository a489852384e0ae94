// Between sessions: start one now, in one of the formats, and read the working board meanwhile.
import { useState } from "preact/hooks";
import { formatChoices } from "#vocabulary";
import { recordsOf } from "../state/board";
import { mayCommand } from "../state/rights";
import { say } from "../state/words";
import { useModel } from "./model";

export function StartPanel() {
  const model = useModel();
  const state = model.state.value;
  const [format, setFormat] = useState(formatChoices[0]?.id ?? "");
  if (state.session || !state.ready || !mayCommand(state, "session.open")) return null;
  const open = (event: Event) => {
    event.preventDefault();
    model.command("session.open", { format });
  };
  const page = recordsOf(model.board.value, "summary_page").length > 0;
  return (
    <section class="card start" aria-labelledby="start-title">
      <h2 id="start-title">{say("start.title")}</h2>
      <form onSubmit={open}>
        <fieldset>
          <legend>{say("start.format")}</legend>
          {formatChoices.map((one) => (
            <div class="check" key={one.id}>
              <input
                type="radio"
                name="format"
                id={`format-${one.id}`}
                checked={one.id === format}
                onChange={() => setFormat(one.id)}
              />
              <label for={`format-${one.id}`}>
                <strong>{one.name}</strong>
                <br />
                <span class="secondary">{one.use_when}</span>
              </label>
            </div>
          ))}
        </fieldset>
        <button type="submit" class="main">
          {say("start.now")}
        </button>
      </form>
      {page ? (
        <p>
          <a href={`/door?room=${encodeURIComponent(state.room?.id ?? "")}`}>
            {say("start.last_summary")}
          </a>
        </p>
      ) : null}
    </section>
  );
}
