// One line of the draft: its words, what kind of line it is, whose yes it waits for, and leaving it out.
import type { BoardRecord } from "../protocol/values";
import { flagOf, textOf } from "../state/board";
import { waitsForAuthor, waitsForGroup } from "../state/page";
import { say, sayNamed } from "../state/words";
import { LiveChoice, LiveText } from "./live_fields";
import { nameOf, useModel } from "./model";

function LineState(props: { readonly line: BoardRecord }) {
  const model = useModel();
  const { line } = props;
  const board = model.board.value;
  if (textOf(line, "author_says") === "no")
    return <span class="mark">{say("summary.author_no")}</span>;
  if (textOf(line, "group_says") === "no") return <span class="mark">{say("summary.stays")}</span>;
  if (waitsForAuthor(line)) {
    const name = nameOf(model.state.value, textOf(line, "asked_of"));
    return <span class="mark">{say("summary.waits_for", { name })}</span>;
  }
  return waitsForGroup(board, line) ? <span class="mark">{say("summary.waits_group")}</span> : null;
}

export function MarkedLine(props: { readonly line: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { line, may } = props;
  const out = flagOf(line, "left_out");
  const lens = textOf(line, "lens");
  const label = lens ? sayNamed("choice.reading.lens", lens) : say("summary.line");
  return (
    <li class={out ? "card left-out" : "card"} data-item={line.id}>
      {flagOf(line, "nothing_yet") ? (
        <p>
          {label}: {sayNamed("field.reading", "nothing_yet")}
        </p>
      ) : may ? (
        <LiveText id={line.id} type="summary_line" field="text" label={label} />
      ) : (
        <p>{textOf(line, "text")}</p>
      )}
      {may && !flagOf(line, "nothing_yet") ? (
        <LiveChoice id={line.id} type="summary_line" field="section" />
      ) : null}
      <div class="row">
        <LineState line={line} />
        {may ? (
          <button
            type="button"
            class="small"
            aria-pressed={out}
            onClick={() => model.set(line.id, "left_out", out ? null : true)}
          >
            {say("summary.leave_out")}
          </button>
        ) : null}
      </div>
    </li>
  );
}
