// Questions for the family and others: for whom, of what kind, and what came back.
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
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
    </>
  );
}
