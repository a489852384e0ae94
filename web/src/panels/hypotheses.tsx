// The hypothesis board: columns by state, or the same records as an outline list.
import type { ComponentChildren } from "preact";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { flagOf, recordsOf, textOf } from "../state/board";
import { mayWrite, stageNow } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { HypothesisCard, HypothesisLine } from "./hypothesis_card";
import { AddLine } from "./live_fields";
import { LaterPanel } from "./loaded";
import { useModel } from "./model";
import { Empty } from "./parts";

function stateOf(record: BoardRecord): string {
  const state = textOf(record, "state");
  return state === "" ? "fresh" : state;
}

function Column(props: { readonly state: string; readonly records: readonly BoardRecord[] }) {
  const id = `column-${props.state}`;
  return (
    <section class="column" aria-labelledby={id}>
      <h3 id={id}>{sayNamed("choice.hypothesis.state", props.state)}</h3>
      {props.records.map((record) => (
        <HypothesisCard key={record.id} record={record} />
      ))}
    </section>
  );
}

function Outline(props: { readonly records: readonly BoardRecord[] }) {
  return (
    <ul class="plain outline">
      {choicesOf("hypothesis", "state").map((state) => {
        const of = props.records.filter((record) => stateOf(record) === state);
        return of.length === 0 ? null : (
          <li key={state}>
            <h3>{sayNamed("choice.hypothesis.state", state)}</h3>
            <ul class="plain">
              {of.map((record) => (
                <HypothesisLine key={record.id} record={record} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** In a stage about the taken cards only those are in front; the rest stay, unordered, as offered. */
function Focused(props: { readonly records: readonly BoardRecord[]; readonly children: unknown }) {
  const taken = props.records.filter((record) => flagOf(record, "taken"));
  const others = props.records.filter((record) => !flagOf(record, "taken"));
  if (taken.length === 0) return null;
  return (
    <>
      <h3>{say("hypotheses.taken")}</h3>
      <div class="cards">
        {taken.map((record) => (
          <HypothesisCard key={record.id} record={record} wide />
        ))}
      </div>
      {others.length > 0 ? (
        <details>
          <summary>{say("hypotheses.also_offered")}</summary>
          <ul class="plain">
            {others.map((record) => (
              <HypothesisLine key={record.id} record={record} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Gathering and making sense are two lanes: what was seen and said stays apart from what we make of it. */
function BoardLane(props: { readonly name: string; readonly children: ComponentChildren }) {
  const id = `board-lane-${props.name}`;
  return (
    <section class="board-lane" aria-labelledby={id}>
      <h3 id={id}>{sayNamed("board_lane", props.name)}</h3>
      {props.children}
    </section>
  );
}

export function HypothesisBoard() {
  const model = useModel();
  const state = model.state.value;
  const board = model.board.value;
  const records = recordsOf(board, "hypothesis");
  const statements = recordsOf(board, "statement");
  const may = mayWrite(state, "hypothesis") && state.may.has("hypotheses");
  const focus = stageNow(state)?.focus === "taken" && records.some((one) => flagOf(one, "taken"));
  const states = choicesOf("hypothesis", "state").filter(
    (name) => name === "fresh" || records.some((record) => stateOf(record) === name),
  );
  const add = (text: string) => {
    model.add("hypothesis", { state: "fresh", text });
    model.tell(say("hypotheses.added"));
  };
  return (
    <>
      <BoardLane name="sense">
        {may ? (
          <AddLine
            id="new-hypothesis"
            label={say("hypotheses.could_it_be")}
            button={say("action.add")}
            onAdd={add}
          />
        ) : null}
        {records.length === 0 && statements.length === 0 ? (
          <Empty text={say("hypotheses.empty")} />
        ) : null}
        {focus ? (
          <Focused records={records}>{null}</Focused>
        ) : model.asList.value ? (
          <Outline records={records} />
        ) : records.length > 0 ? (
          <div class="columns">
            {states.map((name) => (
              <Column
                key={name}
                state={name}
                records={records.filter((record) => stateOf(record) === name)}
              />
            ))}
          </div>
        ) : null}
      </BoardLane>
      <BoardLane name="gathering">
        <LaterPanel name="StatementBoard" />
        <LaterPanel name="VoiceList" />
      </BoardLane>
      <LaterPanel name="ThinkingTools" />
    </>
  );
}
