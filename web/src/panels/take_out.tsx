// The lead takes out words that should never have been here: found by what they say, asked about once.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import type { Board } from "../state/board";
import { outlineOf } from "../state/outline";
import { say, sayNamed } from "../state/words";
import { LineField } from "./field";
import { useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

const shownAtMost = 12;
const notHere = new Set(["summary_page", "summary_reading", "summary_word", "note", "bell"]);

function matching(board: Board, looked: string): readonly BoardRecord[] {
  const wanted = looked.trim().toLowerCase();
  if (wanted === "") return [];
  return [...board.values()]
    .filter((record) => !notHere.has(record.type) && record.taken_out === undefined)
    .filter((record) => JSON.stringify(record.fields).toLowerCase().includes(wanted))
    .slice(0, shownAtMost);
}

export function TakeOutDialog() {
  const model = useModel();
  const board = model.board.value;
  const [looked, setLooked] = useState("");
  const [chosen, setChosen] = useState("");
  const record = board.get(chosen);
  const found = matching(board, looked);
  const close = () => (model.dialog.value = "");
  const takeOut = () => {
    model.command("take_out", { id: chosen });
    close();
  };
  return (
    <Dialog title={say("lead.take_out")} onClose={close}>
      <p>{say("take_out.text")}</p>
      <LineField id="take-out" label={say("take_out.find")} value={looked} onInput={setLooked} />
      {looked.trim() !== "" && found.length === 0 ? (
        <p role="status">{say("take_out.none")}</p>
      ) : null}
      <ul class="plain">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="small"
              aria-pressed={one.id === chosen}
              onClick={() => setChosen(one.id)}
            >
              {sayNamed("type", one.type)}: {outlineOf(board, one)}
            </button>
          </li>
        ))}
      </ul>
      {record ? (
        <div class="row">
          <strong>{say("take_out.sure")}</strong>
          <button type="button" class="main" onClick={takeOut}>
            {say("take_out.confirm")}
          </button>
        </div>
      ) : null}
      <CloseButton />
    </Dialog>
  );
}
