// Questions for the family and others: for whom, of what kind, and what came back.
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { gapsOf } from "../state/gaps";
import { nameOfNode } from "../state/kin";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { ItemTitle } from "./item";
import { AddLine, LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { Empty } from "./parts";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

function Question(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { record, may } = props;
  const open = model.opened.value === record.id;
  const board = model.board.value;
  const node = textOf(record, "for");
  const whom = board.has(node) ? nameOfNode(board, node) : textOf(record, "for_name");
  const came = textOf(record, "came_back");
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{textOf(record, "text") || say("hypotheses.unwritten")}</ItemTitle>
      <p class="tiny secondary">
        {whom === "" ? "" : say("questions.for", { name: whom })}{" "}
        {textOf(record, "kind") ? sayNamed("choice.question.kind", textOf(record, "kind")) : ""}{" "}
        {flagOf(record, "asked") ? sayNamed("field.question", "asked") : ""}
      </p>
      {came === "" ? null : (
        <p>
          <strong>{sayNamed("field.question", "came_back")}:</strong> {came}
        </p>
      )}
      <MarkButton record={record} />
      <Comments record={record} />
      {open && may ? (
        <div class="details">
          <LiveText id={record.id} type="question" field="text" />
          <div class="two-columns">
            <RefField record={record} type="question" field="for" />
            <LiveLine id={record.id} type="question" field="for_name" />
            <LiveChoice id={record.id} type="question" field="kind" />
            <LiveChoice id={record.id} type="question" field="setting" />
          </div>
          <LiveFlag id={record.id} type="question" field="imagining" />
          <LiveFlag id={record.id} type="question" field="asked" />
          <LiveText id={record.id} type="question" field="came_back" />
          <RemoveButton record={record} />
        </div>
      ) : null}
    </li>
  );
}

/** One tap makes a question of what is not known, which then stands among the others. */
function Gaps(props: { readonly may: boolean }) {
  const model = useModel();
  const gaps = gapsOf(model.board.value);
  if (gaps.length === 0) return null;
  return (
    <section class="card" aria-labelledby="gaps-title">
      <h3 id="gaps-title">{say("gaps.title")}</h3>
      <p class="hint">{say("gaps.hint")}</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.from}>
            {gap.words}{" "}
            {props.may ? (
              <button
                type="button"
                class="quiet small"
                aria-label={say("gaps.ask_about", { what: gap.words })}
                onClick={() => model.add("question", { text: gap.words, grew_from: gap.from })}
              >
                {say("gaps.ask")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function QuestionBoard() {
  const model = useModel();
  const records = recordsOf(model.board.value, "question");
  const may = mayWrite(model.state.value, "question");
  return (
    <>
      {may ? (
        <AddLine
          id="new-question"
          label={sayNamed("field.question", "text")}
          button={say("action.add")}
          onAdd={(text) => model.add("question", { text })}
        />
      ) : null}
      {records.length === 0 ? <Empty text={say("questions.empty")} /> : null}
      <ul class="plain">
        {records.map((record) => (
          <Question key={record.id} record={record} may={may} />
        ))}
      </ul>
      <Gaps may={may} />
    </>
  );
}
