// The wall of small changes seen: each on its rung from hoped to kept up, and read through both lenses.
import { terms } from "#library";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { dateOf, recordsOf, refsOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { outlineOf } from "../state/outline";
import { mayWrite } from "../state/rights";
import { say, sayAll, sayNamed } from "../state/words";
import { useModel } from "./model";
import { Readings } from "./readings";
import { WrittenFields } from "./record_fields";
import { AddTool, type Tool, ToolItem } from "./record_list";

const noticing: Tool = {
  type: "noticing",
  ask: "text",
  fields: ["rung", "since", "by_whom", "on"],
  more: ["kind", "because", "reaches", "ripple", "told_by", "wall"],
};

const rungs = choicesOf("noticing", "rung");

/** For safety a change counts once it was observed and is kept up; before that it is hope. */
const countsForSafety = new Set(["observed", "kept_up"]);

function Ladder(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const at = textOf(record, "rung");
  const may = mayWrite(model.state.value, "noticing");
  const since = dateOf(record, "since");
  const by = textOf(record, "by_whom");
  return (
    <>
      <div class="row" role="group" aria-label={sayNamed("field.noticing", "rung")}>
        {rungs.map((rung) => (
          <button
            type="button"
            key={rung}
            class="small"
            disabled={!may}
            aria-pressed={rung === at}
            onClick={() => model.set(record.id, "rung", rung === at ? null : rung)}
          >
            {sayNamed("choice.noticing.rung", rung)}
          </button>
        ))}
      </div>
      <p class="tiny secondary">
        {by === "" ? "" : `${sayNamed("field.noticing", "by_whom")}: ${by}. `}
        {since ? `${sayNamed("field.noticing", "since")}: ${dateWords(since)}. ` : ""}
        {at !== "" && !countsForSafety.has(at) ? say("noticing.not_yet_for_safety") : ""}
      </p>
    </>
  );
}

/** A change in one place is felt in others: whom it reaches, and what it sets going there. */
function Ripple(props: { readonly record: BoardRecord }) {
  const board = useModel().board.value;
  const { record } = props;
  const names = refsOf(record, "reaches").flatMap((id) => {
    const other = board.get(id);
    return other ? [outlineOf(board, other)] : [];
  });
  return (
    <>
      {names.length > 0 ? (
        <p class="tiny">
          <strong>{sayNamed("field.noticing", "reaches")}:</strong> {sayAll(names)}
        </p>
      ) : null}
      <WrittenFields record={record} type="noticing" fields={["ripple"]} />
    </>
  );
}

/** Words in which families say what they value in a worker: one tap thanks one another with one. */
function Thanks() {
  const model = useModel();
  if (!mayWrite(model.state.value, "noticing")) return null;
  return (
    <details>
      <summary>{say("noticing.thanks")}</summary>
      <p class="hint">{terms.worker_qualities.about}</p>
      <div class="row">
        {terms.worker_qualities.words.map((word) => (
          <button
            type="button"
            key={word}
            class="small"
            onClick={() => {
              model.opened.value = model.add("noticing", { text: word, kind: "ours" });
            }}
          >
            {word}
          </button>
        ))}
      </div>
    </details>
  );
}

export function NoticingWall() {
  const records = recordsOf(useModel().board.value, "noticing");
  return (
    <>
      <p class="hint">{say("noticing.hint")}</p>
      <AddTool tool={noticing} />
      <Thanks />
      <ul class="plain cards">
        {records.map((record) => (
          <ToolItem key={record.id} record={record} tool={noticing}>
            <Ladder record={record} />
            <Ripple record={record} />
            <Readings record={record} />
          </ToolItem>
        ))}
      </ul>
    </>
  );
}
