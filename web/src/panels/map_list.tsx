// The map as a list: people, places and bonds, with quick entry; the drawing shows the same records.
import { useState } from "preact/hooks";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { bondsOf, bondWords, nameOfNode, personWords } from "../state/kin";
import { type EntryProblem, entryOps } from "../state/kin_ops";
import { linesOf, parseEntry } from "../state/quick_entry";
import { mayWrite } from "../state/rights";
import { say, sayCount, sayNamed } from "../state/words";
import { ItemTitle } from "./item";
import { AddBond, AddContext, BondDetails, ContextDetails, PersonDetails } from "./map_details";
import { useModel } from "./model";
import { Empty } from "./parts";

type Trouble = { readonly line: string; readonly problem: EntryProblem };

function useYear(): number {
  return new Date(useModel().now.value).getFullYear();
}

/** What stands in the field, and line after line onto the map until one needs an answer. */
function useEntry() {
  const model = useModel();
  const year = useYear();
  const [text, setText] = useState("");
  const [understood, setUnderstood] = useState("");
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const selected = model.board.value.get(model.opened.value);
  const name = selected?.type === "person" ? textOf(selected, "name") : undefined;

  /** Takes line after line until one needs an answer; that one and the rest stay in the field. */
  const take = (lines: readonly string[], chosen: ReadonlyMap<string, string>) => {
    for (const [at, line] of lines.entries()) {
      const parsed = parseEntry(line, year, name);
      if (!parsed.ok) {
        setUnderstood(say(`map.entry.${parsed.problem}`));
        setText(lines.slice(at).join("\n"));
        return;
      }
      const board = model.board.value;
      const result = entryOps(parsed.entry, board, newId, model.state.value.you?.member, chosen);
      if (!result.ok) {
        setTrouble({ line, problem: result.problem });
        setText(lines.slice(at).join("\n"));
        return;
      }
      model.change(result.ops);
      const made = model.board.value.get(result.focus);
      const words = made ? personWords(model.board.value, made, year) : "";
      setUnderstood(words);
      model.tell(words);
    }
    setTrouble(undefined);
    setText("");
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setTrouble(undefined);
    take(linesOf(text), new Map());
  };
  return { text, setText, understood, trouble, setTrouble, take, submit };
}

function EntryField(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter: (event: Event) => void;
}) {
  return (
    <div class="add-line">
      <div class="field">
        <label for="quick-entry">{say("map.entry.label")}</label>
        <p class="hint" id="quick-entry-hint">
          {say("map.entry.hint")}
        </p>
        <textarea
          id="quick-entry"
          rows={props.text.includes("\n") ? 5 : 1}
          value={props.text}
          aria-describedby="quick-entry-hint"
          onInput={(event) => props.onText(event.currentTarget.value)}
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

function QuickEntry() {
  const { text, setText, understood, trouble, setTrouble, take, submit } = useEntry();
  return (
    <form class="quick-entry" onSubmit={submit}>
      <EntryField text={text} onText={setText} onEnter={submit} />
      <p role="status" class="hint">
        {understood}
      </p>
      {trouble ? (
        <TroubleNotice
          trouble={trouble}
          onChoose={(id) => take(linesOf(text), new Map([[problemName(trouble.problem), id]]))}
          onAddFirst={(missing) => take([missing, ...linesOf(text)], new Map())}
          onChange={() => setTrouble(undefined)}
        />
      ) : null}
    </form>
  );
}

function problemName(problem: EntryProblem): string {
  return problem.name;
}

type TroubleProps = {
  readonly trouble: Trouble;
  readonly onChoose: (id: string) => void;
  readonly onAddFirst: (name: string) => void;
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
            <button type="button" onClick={() => props.onAddFirst(problem.name)}>
              {say("map.entry.add_first", { name: problem.name })}
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

function NodeRow(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const year = useYear();
  const { record, may } = props;
  const board = model.board.value;
  const open = model.opened.value === record.id;
  const bonds = bondsOf(board, record.id);
  const words =
    record.type === "person"
      ? personWords(board, record, year)
      : `${nameOfNode(board, record.id)}, ${sayNamed("choice.context.kind", textOf(record, "kind") || "other").toLowerCase()}`;
  return (
    <li data-item={record.id} class={flagOf(record, "index") ? "card index" : "card"}>
      <ItemTitle id={record.id}>
        {words}
        {bonds.length > 0 ? `, ${sayCount("map.bonds", bonds.length)}` : ""}
      </ItemTitle>
      {open ? (
        <>
          {bonds.length > 0 ? (
            <ul>
              {bonds.map((bond) => (
                <li key={bond.id}>{bondWords(board, bond)}</li>
              ))}
            </ul>
          ) : null}
          {may && record.type === "person" ? <PersonDetails record={record} /> : null}
          {may && record.type === "context" ? <ContextDetails record={record} /> : null}
          {may ? <AddBond from={record} /> : null}
        </>
      ) : null}
    </li>
  );
}

export function MapList() {
  const model = useModel();
  const board = model.board.value;
  const people = recordsOf(board, "person");
  const contexts = recordsOf(board, "context");
  const bonds = recordsOf(board, "bond");
  const may = mayWrite(model.state.value, "person");
  return (
    <>
      {people.length === 0 ? <Empty text={say("map.empty")} /> : null}
      {may ? <QuickEntry /> : null}
      {people.length > 0 ? (
        <section aria-labelledby="people-title">
          <h3 id="people-title">{sayCount("map.people", people.length)}</h3>
          <ul class="plain">
            {people.map((person) => (
              <NodeRow key={person.id} record={person} may={may} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="contexts-title">
        <h3 id="contexts-title">{say("map.contexts")}</h3>
        <ul class="plain">
          {contexts.map((context) => (
            <NodeRow key={context.id} record={context} may={may} />
          ))}
        </ul>
        {may ? <AddContext /> : null}
      </section>
      {bonds.length > 0 ? (
        <section aria-labelledby="bonds-title">
          <h3 id="bonds-title">{say("map.bonds_title")}</h3>
          <ul class="plain">
            {bonds.map((bond) => {
              const open = model.opened.value === bond.id;
              return (
                <li class="card" key={bond.id} data-item={bond.id}>
                  <ItemTitle id={bond.id}>{bondWords(board, bond)}</ItemTitle>
                  {open && may ? <BondDetails record={bond} /> : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}
