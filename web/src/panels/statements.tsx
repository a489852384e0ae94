// The three columns of a mapping: what we worry about, what works well, what needs to happen.
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { flagOf, numberOf, recordsOf, textOf } from "../state/board";
import { maySetField, mayWrite, stageNow } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { ItemTitle } from "./item";
import { AddLine, LiveChoice, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { WrittenFields } from "./record_fields";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

function Statement(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const state = model.state.value;
  const open = model.opened.value === record.id;
  const may = mayWrite(state, "statement") && state.may.has("hypotheses");
  const pair = model.board.value.get(textOf(record, "pairs_with"));
  return (
    <article class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{textOf(record, "text") || say("hypotheses.unwritten")}</ItemTitle>
      {state.yours.has(record.id) ? <span class="mark">{say("hypotheses.yours")}</span> : null}
      {pair ? <p class="tiny">{say("statements.pairs", { text: textOf(pair, "text") })}</p> : null}
      <WrittenFields record={record} type="statement" fields={["footing"]} />
      <div class="row">
        {state.may.has("hypotheses") && maySetField(state, "statement", "taken") ? (
          <button
            type="button"
            class="small"
            aria-pressed={flagOf(record, "taken")}
            onClick={() => model.set(record.id, "taken", flagOf(record, "taken") ? null : true)}
          >
            {say("hypotheses.take")}
          </button>
        ) : flagOf(record, "taken") ? (
          <span class="mark">{say("hypotheses.taken_mark")}</span>
        ) : null}
        <MarkButton record={record} />
      </div>
      <Comments record={record} />
      {open && may ? (
        <>
          <LiveText id={record.id} type="statement" field="text" />
          <RefField record={record} type="statement" field="pairs_with" />
          <LiveChoice id={record.id} type="statement" field="footing" />
          <RemoveButton record={record} />
        </>
      ) : null}
    </article>
  );
}

/** Where people stand, as a spread with reasons: no average, no names, no line between them. */
function ScaleSpread() {
  const model = useModel();
  const marks = recordsOf(model.board.value, "scale_mark").filter((mark) => mark.by === undefined);
  if (marks.length === 0) return null;
  const places = Array.from({ length: 11 }, (_, value) => value);
  const at = (value: number) => marks.filter((mark) => numberOf(mark, "value") === value);
  const unsure = marks.filter((mark) => flagOf(mark, "not_enough"));
  return (
    <section aria-label={say("scale.title")}>
      <h3>{say("scale.title")}</h3>
      <ul class="plain">
        {places
          .filter((value) => at(value).length > 0)
          .map((value) => (
            <li key={value}>
              <strong>{value}</strong>
              <ul>
                {at(value).map((mark) => (
                  <li key={mark.id}>{textOf(mark, "reason") || say("scale.no_reason")}</li>
                ))}
              </ul>
            </li>
          ))}
        {unsure.map((mark) => (
          <li key={mark.id}>
            {sayNamed("field.scale_mark", "not_enough")}: {textOf(mark, "reason")}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StatementBoard() {
  const model = useModel();
  const state = model.state.value;
  const records = recordsOf(model.board.value, "statement");
  const offered = stageNow(state)?.offers?.includes("statement") ?? false;
  const may = offered && mayWrite(state, "statement") && state.may.has("hypotheses");
  if (records.length === 0 && !may) return <ScaleSpread />;
  return (
    <>
      <ScaleSpread />
      <div class="columns">
        {choicesOf("statement", "column").map((column) => (
          <section class="column" key={column} aria-labelledby={`statements-${column}`}>
            <h3 id={`statements-${column}`}>{sayNamed("choice.statement.column", column)}</h3>
            {records
              .filter((record) => (textOf(record, "column") || "worried") === column)
              .map((record) => (
                <Statement key={record.id} record={record} />
              ))}
            {may ? (
              <AddLine
                id={`new-statement-${column}`}
                label={sayNamed("choice.statement.column", column)}
                button={say("action.add")}
                onAdd={(text) => model.add("statement", { column, text })}
              />
            ) : null}
          </section>
        ))}
      </div>
    </>
  );
}
