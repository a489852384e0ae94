// The presenter steps back and listens: calm words, an own note, the bell, and nothing else.
import { mayWrite } from "../state/rights";
import { say } from "../state/words";
import { useBegun } from "./begun";
import { useModel } from "./model";
import { ShortNotes } from "./notes";

export function Listening() {
  const model = useModel();
  const [text, setText] = useBegun("bell");
  const ring = (event: Event) => {
    event.preventDefault();
    model.add("bell", { text: text.trim() });
    setText("");
    model.tell(say("listening.rang"));
  };
  return (
    <div class="listening">
      <h2 tabIndex={-1}>{say("listening.title")}</h2>
      <p>{say("listening.text")}</p>
      {mayWrite(model.state.value, "bell") ? (
        <form class="add-line" onSubmit={ring}>
          <div class="field">
            <label for="bell">{say("listening.bell")}</label>
            <input
              id="bell"
              type="text"
              autocomplete="off"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
          <button type="submit">
            <span aria-hidden="true">♪ </span>
            {say("listening.ring")}
          </button>
        </form>
      ) : null}
      <ShortNotes />
    </div>
  );
}

/** A stage in which nobody writes: the room is quiet, on the screen too. */
export function Quiet() {
  const model = useModel();
  const stage = model.state.value.session?.stages[model.state.value.session.at];
  return (
    <div class="listening">
      <h2 tabIndex={-1}>{stage?.name ?? ""}</h2>
      <p>{stage?.prompt ?? ""}</p>
      <ShortNotes />
    </div>
  );
}
