// My own notes: nobody else ever sees them, and the field says what that means.
import { recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { AddLine, LiveChoice, LiveText } from "./live_fields";
import { useModel } from "./model";
import { Empty } from "./parts";
import { RemoveButton } from "./remove";

export function OwnNotes(props: { readonly short?: boolean }) {
  const model = useModel();
  const board = model.board.value;
  const notes = recordsOf(board, "note");
  const bells = recordsOf(board, "bell");
  const may = mayWrite(model.state.value, "note");
  return (
    <section aria-labelledby="notes-title" class="only-you">
      <h3 id="notes-title">{sayNamed("board", "own")}</h3>
      <p class="hint">{say("notes.private")}</p>
      {may ? (
        <AddLine
          id="new-note"
          label={sayNamed("field.note", "text")}
          button={say("action.add")}
          onAdd={(text) => model.add("note", { kind: "note", text })}
        />
      ) : null}
      {notes.length === 0 && !props.short ? <Empty text={say("notes.empty")} /> : null}
      <ul class="plain">
        {notes.map((note) => (
          <li class="card" key={note.id} data-item={note.id}>
            {may ? (
              <>
                <LiveText id={note.id} type="note" field="text" label={say("notes.one")} />
                <div class="row end">
                  <LiveChoice id={note.id} type="note" field="kind" none={say("notes.one")} />
                  <RemoveButton record={note} />
                </div>
              </>
            ) : (
              textOf(note, "text")
            )}
          </li>
        ))}
        {bells.map((bell) => (
          <li class="card" key={bell.id} data-item={bell.id}>
            <span aria-hidden="true">♪ </span>
            {textOf(bell, "text") || say("notes.bell")}
          </li>
        ))}
      </ul>
    </section>
  );
}
