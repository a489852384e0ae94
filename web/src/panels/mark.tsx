// Marking a line for the summary, and answering whether one's own words may go in.
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { mayMark } from "../state/rights";
import { say } from "../state/words";
import { useModel } from "./model";

const blockOf: { readonly [type: string]: string } = {
  voice: "children",
  hypothesis: "thinking",
  reading: "thinking",
  evidence: "thinking",
  statement: "thinking",
  scale_mark: "thinking",
  safety_stop: "safety",
  question: "conversations",
  conversation: "conversations",
  action: "conversations",
  decision_needed: "decide",
  decision: "decide",
};

export function MarkButton(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const board = model.board.value;
  if (!mayMark(model.state.value)) return null;
  const marked = recordsOf(board, "summary_line").some(
    (line) => textOf(line, "source") === record.id,
  );
  if (marked) return <span class="mark">{say("summary.marked")}</span>;
  const mark = () => {
    const lens = record.type === "reading" ? textOf(record, "lens") : "";
    const words = record.type === "reading" ? textOf(record, "text") : outlineOf(board, record);
    model.add("summary_line", {
      block: blockOf[record.type] ?? "session",
      source: record.id,
      lens,
      text: words,
    });
    model.tell(say("summary.marked_said"));
  };
  return (
    <button type="button" class="quiet small" onClick={mark}>
      {say("summary.mark")}
    </button>
  );
}

/** Asked once, wherever she is: may the words that somebody else marked go into the summary? */
export function ConsentNotice() {
  const model = useModel();
  const me = model.state.value.you?.member ?? "";
  const asked = recordsOf(model.board.value, "summary_line").filter(
    (line) => textOf(line, "asked_of") === me && textOf(line, "author_says") === "",
  );
  if (asked.length === 0 || me === "") return null;
  return (
    <section class="notice" aria-label={say("summary.consent")}>
      <h2>{say("summary.consent")}</h2>
      <ul class="plain">
        {asked.map((line) => (
          <li key={line.id}>
            <p>“{textOf(line, "text")}”</p>
            <div class="row">
              <button
                type="button"
                class="main"
                onClick={() => model.set(line.id, "author_says", "yes")}
              >
                {say("summary.consent_yes")}
              </button>
              <button type="button" onClick={() => model.set(line.id, "author_says", "no")}>
                {say("summary.consent_no")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
