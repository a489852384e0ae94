// The plan: next conversations with their opening words, actions, and what must be decided.
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { useBegun } from "./begun";
import { Comments } from "./comments";
import { DayField } from "./day_field";
import { DecisionList } from "./decisions";
import { LineField, TextField } from "./field";
import { AddForm } from "./form_rows";
import { ItemTitle } from "./item";
import { LiveChoice, LiveFlag, LiveLine, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { MemberField } from "./member_field";
import { nameOf, useModel } from "./model";
import { Empty } from "./parts";
import { FoldedFields, WrittenFields } from "./record_fields";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

type Row = { readonly name: string; readonly fields: readonly string[] };

/** Only the first two fields are asked for; these rows are folded until somebody wants them. */
const conversationRows: readonly Row[] = [
  { name: "rehearse", fields: ["intention", "hoped", "no_surprises", "belief", "openness"] },
  { name: "child", fields: ["to_child", "child_words"] },
  { name: "power", fields: ["stance", "power", "more_with"] },
  { name: "theirs", fields: ["their_idea", "their_view"] },
];
const conversationFacts = ["to_child", "child_words", "stance", "belief", "their_idea"];
const actionRows: readonly Row[] = [
  {
    name: "outcome",
    fields: ["hoped", "hoped_outside", "hoped_between", "keeps_going", "changed_because"],
  },
  { name: "family", fields: ["family_words", "idea_of", "quote", "quote_by"] },
  { name: "power", fields: ["power", "more_with"] },
  { name: "serves", fields: ["purpose", "sits_in", "stream", "intention"] },
];
const actionFacts = [
  "family_words",
  "quote",
  "quote_by",
  "hoped",
  "hoped_outside",
  "hoped_between",
  "keeps_going",
  "came_back",
  "changed_because",
];

function AddConversation() {
  const model = useModel();
  const [whom, setWhom] = useBegun("new-conversation-with");
  const [opening, setOpening] = useBegun("new-conversation-opening");
  const add = (event: Event) => {
    event.preventDefault();
    if (whom.trim() === "" && opening.trim() === "") return;
    model.add("conversation", { with_whom: whom.trim(), opening: opening.trim() });
    setWhom("");
    setOpening("");
    model.tell(say("plan.added"));
  };
  return (
    <form onSubmit={add} class="card">
      <LineField
        id="new-conversation-with"
        label={sayNamed("field.conversation", "with_whom")}
        value={whom}
        onInput={setWhom}
      />
      <TextField
        id="new-conversation-opening"
        label={sayNamed("field.conversation", "opening")}
        hint={say("plan.opening_hint")}
        value={opening}
        onInput={setOpening}
        rows={2}
      />
      <button type="submit" class="main">
        {say("plan.add_conversation")}
      </button>
    </form>
  );
}

function Conversation(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { record, may } = props;
  const open = model.opened.value === record.id;
  const who = textOf(record, "who");
  const came = textOf(record, "came_back");
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>
        {say("plan.with", { name: textOf(record, "with_whom") })}
      </ItemTitle>
      <p class="opening">“{textOf(record, "opening")}”</p>
      <p class="tiny secondary">
        {who === "" ? say("plan.nobody_yet") : nameOf(model.state.value, who) || who}
      </p>
      {came === "" ? null : (
        <p>
          <strong>{sayNamed("field.conversation", "came_back")}:</strong> {came}
        </p>
      )}
      <WrittenFields record={record} type="conversation" fields={conversationFacts} />
      <MarkButton record={record} />
      <Comments record={record} />
      {open && may ? (
        <div class="details">
          <LiveLine id={record.id} type="conversation" field="with_whom" />
          <LiveText id={record.id} type="conversation" field="opening" rows={3} />
          <div class="two-columns">
            <MemberField record={record} type="conversation" field="who" />
            <DayField record={record} type="conversation" field="when" />
          </div>
          <LiveFlag id={record.id} type="conversation" field="rehearsed" />
          {conversationRows.map((row) => (
            <FoldedFields
              key={row.name}
              record={record}
              type="conversation"
              label={sayNamed("plan.row", row.name)}
              fields={row.fields}
            />
          ))}
          <LiveText id={record.id} type="conversation" field="came_back" />
          <FoldedFields
            record={record}
            type="conversation"
            label={say("plan.changed")}
            fields={["came_back_on", "changed_because"]}
          />
          <RemoveButton record={record} />
        </div>
      ) : null}
    </li>
  );
}

function AddAction() {
  const model = useModel();
  const [what, setWhat] = useBegun("new-action-what");
  const [who, setWho] = useBegun("new-action-who");
  const add = () => {
    model.add("action", { what: what.trim(), who: who.trim() });
    setWhat("");
    setWho("");
  };
  const first = recordsOf(model.board.value, "action").length === 0;
  return (
    <>
      {first ? <p class="hint">{say("plan.before_first")}</p> : null}
      <AddForm ready={what.trim() !== ""} button={say("plan.add_action")} onAdd={add}>
        <LineField
          id="new-action-what"
          label={sayNamed("field.action", "what")}
          value={what}
          onInput={setWhat}
        />
        <LineField
          id="new-action-who"
          label={sayNamed("field.action", "who")}
          value={who}
          onInput={setWho}
        />
      </AddForm>
    </>
  );
}

function Action(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { record, may } = props;
  const open = model.opened.value === record.id;
  const who = textOf(record, "who") || say("plan.nobody_yet");
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>
        {textOf(record, "what")} ({who}){" "}
        {flagOf(record, "done") ? `– ${sayNamed("field.action", "done")}` : ""}
      </ItemTitle>
      <WrittenFields record={record} type="action" fields={actionFacts} />
      <MarkButton record={record} />
      <Comments record={record} />
      {open && may ? (
        <div class="details">
          <LiveText id={record.id} type="action" field="what" />
          <div class="two-columns">
            <LiveLine id={record.id} type="action" field="who" />
            <DayField record={record} type="action" field="by_when" />
            <LiveChoice id={record.id} type="action" field="kind" />
            <RefField record={record} type="action" field="factor" />
          </div>
          {actionRows.map((row) => (
            <FoldedFields
              key={row.name}
              record={record}
              type="action"
              label={sayNamed("plan.row", row.name)}
              fields={row.fields}
            />
          ))}
          <LiveText id={record.id} type="action" field="came_back" />
          <LiveFlag id={record.id} type="action" field="done" />
          <RemoveButton record={record} />
        </div>
      ) : null}
    </li>
  );
}

export function PlanBoard() {
  const model = useModel();
  const board = model.board.value;
  const may = mayWrite(model.state.value, "conversation");
  const conversations = recordsOf(board, "conversation");
  const actions = recordsOf(board, "action");
  return (
    <>
      <section aria-labelledby="conversations-title">
        <h3 id="conversations-title">{say("plan.conversations")}</h3>
        {may ? <AddConversation /> : null}
        {conversations.length === 0 ? <Empty text={say("plan.empty")} /> : null}
        <ul class="plain">
          {conversations.map((record) => (
            <Conversation key={record.id} record={record} may={may} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="actions-title">
        <h3 id="actions-title">{say("plan.actions")}</h3>
        <ul class="plain">
          {actions.map((record) => (
            <Action key={record.id} record={record} may={may} />
          ))}
        </ul>
        {may ? <AddAction /> : null}
      </section>
      <DecisionList />
    </>
  );
}
