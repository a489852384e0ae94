// My own notes: nobody else ever sees them, and the field says what that means.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { choiceOptions, SelectField } from "./field";
import { AddLine, LiveChoice, LiveFlag, LiveText } from "./live_fields";
import { useModel } from "./model";
import { Empty } from "./parts";
import { RemoveButton } from "./remove";

/** A parked thought is offered to the room when its author wants to, as an idea like any other. */
function OfferButton(props: { readonly note: BoardRecord }) {
  const model = useModel();
  const { note } = props;
  const state = model.state.value;
  const words = textOf(note, "text");
  if (words === "" || !state.may.has("hypotheses") || !mayWrite(state, "hypothesis")) return null;
  const offer = () => {
    model.add("hypothesis", { state: "fresh", text: words });
    model.tell(say("hypotheses.added"));
  };
  return (
    <button type="button" class="small" onClick={offer}>
      {say("notes.offer")}
    </button>
  );
}

function Note(props: { readonly note: BoardRecord; readonly may: boolean }) {
  const { note, may } = props;
  const kind = textOf(note, "kind");
  return (
    <li class={`card ${kind}`} data-item={note.id}>
      {may ? (
        <>
          <LiveText id={note.id} type="note" field="text" label={say("notes.one")} />
          <div class="row end">
            <LiveChoice id={note.id} type="note" field="kind" none={say("notes.one")} />
            {kind === "raw" ? <LiveFlag id={note.id} type="note" field="kept" /> : null}
            {kind === "parked" ? <OfferButton note={note} /> : null}
            <RemoveButton record={note} />
          </div>
          {kind === "raw" && !flagOf(note, "kept") ? (
            <p class="hint">{say("notes.raw_ends")}</p>
          ) : null}
        </>
      ) : (
        textOf(note, "text")
      )}
    </li>
  );
}

function AddNote() {
  const model = useModel();
  const between = model.state.value.session === null;
  const [kind, setKind] = useState(between ? "parked" : "note");
  return (
    <>
      <SelectField
        id="new-note-kind"
        label={sayNamed("field.note", "kind")}
        value={kind}
        options={choiceOptions("note", "kind")}
        onChange={setKind}
      />
      <AddLine
        id="new-note"
        label={sayNamed("field.note", "text")}
        button={say("action.add")}
        {...(kind === "raw"
          ? { hint: say("notes.raw_hint") }
          : kind === "parked"
            ? { hint: say("notes.parked_hint") }
            : {})}
        onAdd={(text) => model.add("note", { kind, text })}
      />
    </>
  );
}

function Notes(props: { readonly short: boolean }) {
  const model = useModel();
  const board = model.board.value;
  const notes = recordsOf(board, "note");
  const parked = notes.filter((note) => textOf(note, "kind") === "parked");
  const others = notes.filter((note) => textOf(note, "kind") !== "parked");
  const bells = recordsOf(board, "bell");
  const may = mayWrite(model.state.value, "note");
  return (
    <section aria-labelledby="notes-title" class="only-you">
      <h3 id="notes-title">{sayNamed("board", "own")}</h3>
      <p class="hint">{say("notes.private")}</p>
      {may ? <AddNote /> : null}
      {notes.length === 0 && !props.short ? <Empty text={say("notes.empty")} /> : null}
      <ul class="plain">
        {[...parked, ...others].map((note) => (
          <Note key={note.id} note={note} may={may} />
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

export function OwnNotes() {
  return <Notes short={false} />;
}

/** With no more words around them than a calm view bears. */
export function ShortNotes() {
  return <Notes short />;
}
