// The quick-entry line: one line is one person or one relation, typed by one while the others talk.
import { useState } from "preact/hooks";
import { withPlaces } from "../draw/place_ops";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { type Choices, choicesFor, noChoices, withChoice } from "../state/entry_choices";
import { personWords } from "../state/kin";
import { madeWords } from "../state/kin_lines";
import { type EntryProblem, entryOps } from "../state/kin_ops";
import { linesOf, parseEntry, placeLine } from "../state/quick_entry";
import { say } from "../state/words";
import { useBegun } from "./begun";
import { PasteDialog } from "./map_dialog";
import { mapView } from "./map_view";
import { useYear } from "./map_year";
import { useModel } from "./model";

type Trouble = { readonly line: string; readonly problem: EntryProblem };

/** A place stands in the network: who looks at the genogram would wait for it in vain. */
function standsElsewhere(made: BoardRecord | undefined): boolean {
  return made?.type === "context" && mapView.drawing.value === "genogram";
}

/** What stands in the field, and line after line onto the map until one needs an answer. */
function useEntry() {
  const model = useModel();
  const year = useYear();
  const [text, setText] = useBegun("quick-entry");
  const [understood, setUnderstood] = useState("");
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const [choices, setChoices] = useState(noChoices);
  /** Takes line after line until one needs an answer; that one and the rest stay in the field. */
  const take = (lines: readonly string[], chosen: Choices) => {
    let elsewhere = false;
    const selected = model.board.value.get(model.opened.value);
    const open = selected?.type === "person" ? selected : undefined;
    const name = open ? textOf(open, "name") : undefined;
    setChoices(chosen);
    for (const [at, line] of lines.entries()) {
      const parsed = parseEntry(line, year, name);
      if (!parsed.ok) {
        setUnderstood(say(`map.entry.${parsed.problem}`));
        setText(lines.slice(at).join("\n"));
        return;
      }
      const board = model.board.value;
      const meant = choicesFor(line, year, open, chosen);
      const result = entryOps(parsed.entry, board, newId, model.state.value.you?.member, meant);
      if (!result.ok) {
        setTrouble({ line, problem: result.problem });
        setUnderstood("");
        setText(lines.slice(at).join("\n"));
        return;
      }
      const by = model.state.value.you?.member;
      model.change(withPlaces(board, result.ops, model.now.value, { id: newId, by }));
      // The first one is open at once: "mum" and "brother" are then theirs, and the hint says so.
      if (recordsOf(board, "person").length === 0) model.opened.value = result.focus;
      const made = model.board.value.get(result.focus);
      elsewhere ||= standsElsewhere(made);
      const said = made ? madeWords(model.board.value, made, year) : "";
      const words = elsewhere ? `${said}. ${say("map.entry.in_network")}` : said;
      setUnderstood(words);
      model.tell(words);
    }
    setTrouble(undefined);
    setText("");
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setTrouble(undefined);
    take(linesOf(text), noChoices);
  };
  const choose = (name: string, id: string) => take(linesOf(text), withChoice(choices, name, id));
  const addFirst = (missing: string) => take([missing, ...linesOf(text)], choices);
  const field = { text, setText, understood, setUnderstood, submit };
  return { ...field, trouble, setTrouble, choose, addFirst };
}

/** What to type next, with the name of somebody who is there. */
function Hint() {
  const model = useModel();
  const board = model.board.value;
  const people = recordsOf(board, "person");
  const open = board.get(model.opened.value);
  const name = textOf(open?.type === "person" ? open : people[0], "name");
  if (people.length === 0 || name === "") return <>{say("map.entry.hint_first")}</>;
  return (
    <>
      {say("map.entry.hint", { name })}
      {open?.type === "person" ? ` ${say("map.entry.hint_open", { name })}` : ""}
    </>
  );
}

function EntryField(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter: (event: Event) => void;
  readonly onPaste: (lines: readonly string[]) => void;
}) {
  return (
    <div class="add-line">
      <div class="field">
        <label for="quick-entry">{say("map.entry.label")}</label>
        <p class="hint" id="quick-entry-hint">
          <Hint />
        </p>
        <textarea
          id="quick-entry"
          rows={props.text.includes("\n") ? 5 : 1}
          value={props.text}
          aria-describedby="quick-entry-hint"
          onInput={(event) => props.onText(event.currentTarget.value)}
          onPaste={(event) => {
            const lines = linesOf(event.clipboardData?.getData("text/plain") ?? "");
            if (lines.length < 2) return;
            event.preventDefault();
            props.onPaste([...linesOf(props.text), ...lines]);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            props.onEnter(event);
          }}
        />
      </div>
      <button type="submit" class="main">
        {say("action.add")}
      </button>
    </div>
  );
}

export function QuickEntry() {
  const { text, setText, understood, setUnderstood, submit, ...asking } = useEntry();
  const { trouble, setTrouble, choose, addFirst } = asking;
  const [pasted, setPasted] = useState<readonly string[]>([]);
  return (
    <form class="quick-entry" onSubmit={submit}>
      <EntryField text={text} onText={setText} onEnter={submit} onPaste={setPasted} />
      {pasted.length > 0 ? (
        <PasteDialog
          lines={pasted}
          onDone={(words) => {
            setPasted([]);
            if (words !== "") setText("");
            setUnderstood(words);
          }}
        />
      ) : null}
      <p role="status" class="hint">
        {understood}
      </p>
      {trouble ? (
        <TroubleNotice
          trouble={trouble}
          onChoose={(id) => choose(trouble.problem.name, id)}
          onAddFirst={addFirst}
          somewhere={goesSomewhere(trouble.line)}
          onChange={() => setTrouble(undefined)}
        />
      ) : null}
    </form>
  );
}

/** "Mia goes to Hill School": whoever is not known here is no person. */
function goesSomewhere(line: string): boolean {
  const parsed = parseEntry(line, 0, "");
  const bond = parsed.ok && parsed.entry.kind === "bond" ? parsed.entry.bond : "";
  return bond === "attends" || bond === "lives_at";
}

type TroubleProps = {
  readonly trouble: Trouble;
  readonly onChoose: (id: string) => void;
  readonly onAddFirst: (line: string) => void;
  /** Whether the line speaks of a place and not of a person. */
  readonly somewhere: boolean;
  readonly onChange: () => void;
};

/** An unknown or double name is a question with a way out, never a guess. */
function TroubleNotice(props: TroubleProps) {
  const model = useModel();
  const year = useYear();
  const { problem } = props.trouble;
  const board = model.board.value;
  return (
    <div class="notice amber" role="alert">
      {problem.kind === "unknown_name" ? (
        <>
          <p>{say("map.entry.unknown_name", { name: problem.name })}</p>
          <div class="row">
            {props.somewhere ? null : (
              <button type="button" onClick={() => props.onAddFirst(problem.name)}>
                {say("map.entry.add_first", { name: problem.name })}
              </button>
            )}
            <button type="button" onClick={() => props.onAddFirst(placeLine(problem.name))}>
              {say("map.entry.add_place", { name: problem.name })}
            </button>
            <button type="button" onClick={props.onChange}>
              {say("map.entry.change")}
            </button>
          </div>
        </>
      ) : problem.kind === "two_fit" ? (
        <>
          <p>{say("map.entry.which", { name: problem.name })}</p>
          <div class="row">
            {problem.ids.map((id) => {
              const node = board.get(id);
              return node ? (
                <button type="button" key={id} onClick={() => props.onChoose(id)}>
                  {personWords(board, node, year)}
                </button>
              ) : null;
            })}
          </div>
        </>
      ) : (
        <p>{say("map.entry.same_person", { name: problem.name })}</p>
      )}
    </div>
  );
}
