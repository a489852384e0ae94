// Decisions: anyone says that one is needed; only the accountable manager records one.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { useBegun } from "./begun";
import { choiceOptions, RadioField, TextField } from "./field";
import { ItemTitle } from "./item";
import { AddLine, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { RecordFields, WrittenFields } from "./record_fields";
import { RemoveButton } from "./remove";

function DecideForm(props: { readonly needed: BoardRecord }) {
  const model = useModel();
  const [outcome, setOutcome] = useState("agree");
  const [reason, setReason] = useBegun(`reason-${props.needed.id}`);
  const decide = (event: Event) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    model.add("decision", { of: props.needed.id, outcome, reason: reason.trim() });
    setReason("");
  };
  return (
    <form onSubmit={decide}>
      <RadioField
        name={`outcome-${props.needed.id}`}
        label={sayNamed("field.decision", "outcome")}
        value={outcome}
        options={choiceOptions("decision", "outcome")}
        onChange={setOutcome}
      />
      <TextField
        id={`reason-${props.needed.id}`}
        label={sayNamed("field.decision", "reason")}
        value={reason}
        onInput={setReason}
        rows={2}
      />
      <button type="submit" class="main" disabled={reason.trim() === ""}>
        {say("plan.decide")}
      </button>
    </form>
  );
}

function Needed(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const state = model.state.value;
  const open = model.opened.value === record.id;
  const decisions = recordsOf(model.board.value, "decision").filter(
    (decision) => textOf(decision, "of") === record.id,
  );
  const mayDecide = mayWrite(state, "decision") && state.may.has("plan");
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{textOf(record, "text") || say("hypotheses.unwritten")}</ItemTitle>
      {flagOf(record, "reported") ? (
        <p class="tiny secondary">
          {sayNamed("field.decision_needed", "reported")}: {textOf(record, "reported_by")}
        </p>
      ) : null}
      <WrittenFields
        record={record}
        type="decision_needed"
        fields={["by_when", "threshold", "taken_outside"]}
      />
      {decisions.map((decision) => (
        <p key={decision.id} class="notice done">
          <strong>{sayNamed("choice.decision.outcome", textOf(decision, "outcome"))}:</strong>{" "}
          {textOf(decision, "reason") || textOf(decision, "text")}
        </p>
      ))}
      {textOf(record, "threshold") === "ending" && decisions.length === 0 ? (
        <p class="hint">{say("plan.ending_hint")}</p>
      ) : null}
      {decisions.length === 0 ? <p class="secondary">{say("plan.waits_for_manager")}</p> : null}
      <MarkButton record={record} />
      {mayDecide && decisions.length === 0 ? <DecideForm needed={record} /> : null}
      {open && mayWrite(state, "decision_needed") ? (
        <div class="details">
          <LiveText id={record.id} type="decision_needed" field="text" />
          <LiveFlag id={record.id} type="decision_needed" field="reported" />
          <LiveLine id={record.id} type="decision_needed" field="reported_by" />
          <RecordFields
            record={record}
            type="decision_needed"
            fields={["by_when", "threshold", "taken_outside"]}
          />
          <RemoveButton record={record} />
        </div>
      ) : null}
    </li>
  );
}

export function DecisionList() {
  const model = useModel();
  const records = recordsOf(model.board.value, "decision_needed");
  const may = mayWrite(model.state.value, "decision_needed");
  return (
    <section aria-labelledby="decisions-title">
      <h3 id="decisions-title">{say("plan.decisions")}</h3>
      <ul class="plain">
        {records.map((record) => (
          <Needed key={record.id} record={record} />
        ))}
      </ul>
      {may ? (
        <AddLine
          id="new-decision-needed"
          label={sayNamed("field.decision_needed", "text")}
          button={say("action.add")}
          onAdd={(text) => model.add("decision_needed", { text })}
        />
      ) : null}
    </section>
  );
}
