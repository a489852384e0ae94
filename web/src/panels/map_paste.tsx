// Many pasted lines: what each was understood to say, mended in place, then added at once.

import { useRef, useState } from "preact/hooks";
import { limits } from "#vocabulary";
import { withPlaces } from "../draw/place_ops";
import { newId } from "../link/timers";
import { personWords } from "../state/kin";
import { inChanges, type Paste, type PasteProblem, readPaste } from "../state/paste";
import { say, sayCount, sayNamed } from "../state/words";
import { ActRow } from "./form_rows";
import { useYear } from "./map_year";
import { useModel } from "./model";
import { Dialog } from "./parts";

type Row = { readonly key: number; readonly line: string };

function problemWords(problem: PasteProblem): string {
  switch (problem.kind) {
    case "unknown_name":
      return say("map.entry.unknown_name", { name: problem.name });
    case "two_fit":
      return say("map.entry.which", { name: problem.name });
    case "same_person":
      return say("map.entry.same_person", { name: problem.name });
    case "empty":
    case "no_name":
    case "needs_selection":
    case "of_whom":
      return sayNamed("map.entry", problem.kind);
  }
}

type LineProps = {
  readonly row: Row;
  readonly at: number;
  readonly read: Paste["rows"][number];
  readonly onLine: (line: string) => void;
  readonly onChoose: (name: string, id: string) => void;
  readonly onDrop: () => void;
};

function Line(props: LineProps) {
  const board = useModel().board.value;
  const year = useYear();
  const { read, at } = props;
  const { problem } = read;
  const n = at + 1;
  return (
    <li class={problem ? "row wrong" : "row"}>
      <input
        type="text"
        aria-label={say("map.paste.line", { n })}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={`paste-${props.row.key}`}
        value={props.row.line}
        onInput={(event) => props.onLine(event.currentTarget.value)}
      />
      <div class="grow" id={`paste-${props.row.key}`}>
        {problem ? problemWords(problem) : read.words}
        {problem?.kind === "two_fit" ? (
          <span class="row">
            {problem.ids.map((id) => {
              const one = board.get(id);
              return one ? (
                <button
                  type="button"
                  class="small"
                  key={id}
                  onClick={() => props.onChoose(problem.name, id)}
                >
                  {personWords(board, one, year)}
                </button>
              ) : null;
            })}
          </span>
        ) : null}
      </div>
      <button
        type="button"
        class="quiet small"
        aria-label={say("map.paste.drop", { n })}
        onClick={props.onDrop}
      >
        {say("action.remove")}
      </button>
    </li>
  );
}

/** Room beside the people for their places, which each change brings with it. */
const stepsOfChange = limits.ops_per_change - 24;

export function PastePreview(props: {
  readonly lines: readonly string[];
  readonly onDone: (words: string) => void;
}) {
  const model = useModel();
  const year = useYear();
  const [rows, setRows] = useState<readonly Row[]>(props.lines.map((line, key) => ({ key, line })));
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = useRef(newId);
  const by = model.state.value.you?.member;
  const make = { id: ids.current, by };
  const lines = rows.map((row) => row.line);
  const read = readPaste(lines, model.board.value, year, make, chosen);
  const wrong = read.rows.filter((row) => row.problem).length;
  const add = () => {
    for (const ops of inChanges(read.steps, stepsOfChange)) {
      model.change(withPlaces(model.board.value, ops, model.now.value, make));
    }
    const words = sayCount("map.paste.added", read.people);
    model.tell(words);
    props.onDone(words);
  };
  return (
    <Dialog title={say("map.paste.title")} onClose={() => props.onDone("")}>
      <p role="status">
        {sayCount("map.paste.people", read.people)}{" "}
        {wrong > 0 ? sayCount("map.paste.wrong", wrong) : ""}
      </p>
      <ol class="plain map-paste">
        {rows.map((row, at) => (
          <Line
            key={row.key}
            row={row}
            at={at}
            read={read.rows[at] ?? { line: row.line, words: "" }}
            onLine={(line) =>
              setRows(rows.map((one) => (one.key === row.key ? { ...one, line } : one)))
            }
            onChoose={(name, id) => setChosen(new Map([...chosen, [name, id]]))}
            onDrop={() => setRows(rows.filter((one) => one.key !== row.key))}
          />
        ))}
      </ol>
      <ActRow
        label={sayCount("map.paste.add", read.people)}
        disabled={wrong > 0 || rows.length === 0}
        onAct={add}
        onCancel={() => props.onDone("")}
      />
    </Dialog>
  );
}
