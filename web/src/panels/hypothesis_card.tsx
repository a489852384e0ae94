// One hypothesis: as a card with both readings side by side, as a line of the list, and opened whole.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, refsOf, textOf } from "../state/board";
import { lenses, readingsOf } from "../state/lenses";
import { outlineOf } from "../state/outline";
import { maySetField, mayWrite } from "../state/rights";
import { say, sayAll, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { ItemTitle } from "./item";
import { AddLine, LiveChoice, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { nameOf, useModel } from "./model";
import { LensCue, ReadingFields, Readings, readingWords } from "./readings";
import { FoldedFields, RecordFields, WrittenFields } from "./record_fields";
import { RefsField } from "./refs_field";
import { RemoveButton } from "./remove";

function useHypothesis(record: BoardRecord) {
  const model = useModel();
  const board = model.board.value;
  const of = (type: string) =>
    recordsOf(board, type).filter((other) => textOf(other, "of") === record.id);
  return {
    evidence: of("evidence"),
    about: refsOf(record, "includes").flatMap((id) => {
      const other = board.get(id);
      return other ? [outlineOf(board, other)] : [];
    }),
    alike: refsOf(record, "with").flatMap((id) => {
      const other = board.get(id);
      return other ? [textOf(other, "text")] : [];
    }),
  };
}

function titleOf(record: BoardRecord): string {
  if (record.taken_out) return say("take_out.gone");
  return textOf(record, "text") || say("hypotheses.unwritten");
}

function Marks(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const state = model.state.value;
  const { about } = useHypothesis(record);
  const usIn = refsOf(record, "includes").some(
    (id) => textOf(model.board.value.get(id), "kind") === "our_team",
  );
  const by = nameOf(state, record.by);
  return (
    <div class="tiny secondary">
      <LensCue record={record} />{" "}
      {flagOf(record, "taken") ? <span class="mark">{say("hypotheses.taken_mark")}</span> : null}{" "}
      {state.yours.has(record.id) ? <span class="mark">{say("hypotheses.yours")}</span> : null}{" "}
      {about.length > 0 ? say("hypotheses.about", { names: sayAll(about) }) : ""}{" "}
      {usIn ? "" : say("hypotheses.without_us")} {by}
      <WrittenFields
        record={record}
        type="hypothesis"
        fields={["firmness", "seen_from", "whose_norm"]}
      />
    </div>
  );
}

/** What a piece of evidence stands on, so that a guess is not read as a fact; and what it shows about trust. */
function Footing(props: { readonly record: BoardRecord }) {
  const marks = (["footing", "trust"] as const).flatMap((field) => {
    const word = textOf(props.record, field);
    return word === "" ? [] : [sayNamed(`choice.evidence.${field}`, word)];
  });
  return (
    <>
      {marks.map((words) => (
        <span class="mark" key={words}>
          {words}
        </span>
      ))}
    </>
  );
}

export function HypothesisCard(props: { readonly record: BoardRecord; readonly wide?: boolean }) {
  const model = useModel();
  const { record } = props;
  const { evidence } = useHypothesis(record);
  const open = model.opened.value === record.id;
  const unknown = textOf(record, "not_known");
  return (
    <article class={props.wide ? "card wide" : "card"} data-item={record.id}>
      <h4>
        <ItemTitle id={record.id}>{titleOf(record)}</ItemTitle>
      </h4>
      <Marks record={record} />
      <Readings record={record} />
      {evidence.map((one) => (
        <p key={one.id} class={`evidence ${textOf(one, "side")}`}>
          <strong>{sayNamed("choice.evidence.side", textOf(one, "side"))}:</strong>{" "}
          {textOf(one, "text")} <Footing record={one} />
        </p>
      ))}
      {unknown ? (
        <p class="evidence unknown">
          <strong>{sayNamed("field.hypothesis", "not_known")}:</strong> {unknown}
        </p>
      ) : null}
      <div class="row">
        <TakeButton record={record} />
        <AskButton record={record} />
        <MarkButton record={record} />
      </div>
      <Comments record={record} />
      {open ? <HypothesisDetails record={record} /> : null}
    </article>
  );
}

export function HypothesisLine(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const { evidence } = useHypothesis(record);
  const readings = readingsOf(model.board.value, record.id);
  const open = model.opened.value === record.id;
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{titleOf(record)}</ItemTitle>
      <Marks record={record} />
      <ul>
        {lenses.map((lens) => (
          <li key={lens}>
            {sayNamed("choice.reading.lens", lens)}:{" "}
            {readingWords(readings.find((reading) => textOf(reading, "lens") === lens))}
          </li>
        ))}
        {evidence.map((one) => (
          <li key={one.id}>
            {sayNamed("choice.evidence.side", textOf(one, "side"))}: {textOf(one, "text")}{" "}
            <Footing record={one} />
          </li>
        ))}
      </ul>
      <div class="row">
        <TakeButton record={record} />
        <AskButton record={record} />
        <MarkButton record={record} />
      </div>
      <Comments record={record} />
      {open ? <HypothesisDetails record={record} /> : null}
    </li>
  );
}

/** One tap: the idea becomes a question, or an opening, for somebody to be chosen. */
function AskButton(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const state = model.state.value;
  const { record } = props;
  const words = textOf(record, "text");
  const asks = mayWrite(state, "question");
  if (words === "" || !(asks || mayWrite(state, "conversation"))) return null;
  const ask = () => {
    const id = asks
      ? model.add("question", { text: words, grew_from: record.id })
      : model.add("conversation", { opening: words, from: [record.id] });
    model.tab.value = asks ? "questions" : "plan";
    model.opened.value = id;
  };
  return (
    <button type="button" class="quiet small" onClick={ask}>
      {say("hypotheses.ask")}
    </button>
  );
}

function TakeButton(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const taken = flagOf(record, "taken");
  const count = recordsOf(model.board.value, "hypothesis").filter((one) => flagOf(one, "taken"));
  if (!maySetField(model.state.value, "hypothesis", "taken")) return null;
  if (!model.state.value.may.has("hypotheses") || (!taken && count.length >= 3)) return null;
  return (
    <button
      type="button"
      class="small"
      aria-pressed={taken}
      onClick={() => model.set(record.id, "taken", taken ? null : true)}
    >
      {say("hypotheses.take")}
    </button>
  );
}

function Evidence(props: { readonly record: BoardRecord; readonly side: string }) {
  const model = useModel();
  const { evidence } = useHypothesis(props.record);
  const { record, side } = props;
  return (
    <>
      {evidence
        .filter((one) => textOf(one, "side") === side)
        .map((one) => (
          <div key={one.id} class={`evidence ${side}`}>
            <LiveText
              id={one.id}
              type="evidence"
              field="text"
              label={sayNamed("choice.evidence.side", side)}
            />
            <FoldedFields
              record={one}
              type="evidence"
              label={say("hypotheses.footing")}
              fields={["footing", "trust", "by_whom", "rung", "since", "withheld"]}
            />
            <RemoveButton record={one} />
          </div>
        ))}
      <AddLine
        id={`${record.id}-${side}`}
        label={sayNamed("choice.evidence.side", side)}
        button={say("action.add")}
        {...(side === "against" ? { hint: say("hypotheses.against_hint") } : {})}
        onAdd={(text) => model.add("evidence", { of: record.id, side, text })}
      />
    </>
  );
}

/** Everything about one card, in place under it. Who may not write reads the same. */
export function HypothesisDetails(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const { alike } = useHypothesis(record);
  const state = model.state.value;
  const [more, setMore] = useState(false);
  if (!mayWrite(state, "hypothesis") || !state.may.has("hypotheses")) {
    const words = textOf(record, "would_change");
    return words ? (
      <p>
        <strong>{sayNamed("field.hypothesis", "would_change")}:</strong> {words}
      </p>
    ) : null;
  }
  return (
    <div class="details">
      <LiveText
        id={record.id}
        type="hypothesis"
        field="text"
        label={say("hypotheses.could_it_be")}
      />
      <ReadingFields record={record} />
      <Evidence record={record} side="for" />
      <Evidence record={record} side="against" />
      <LiveText id={record.id} type="hypothesis" field="not_known" />
      <LiveText id={record.id} type="hypothesis" field="would_change" />
      <LiveChoice id={record.id} type="hypothesis" field="state" none={say("hypotheses.fresh")} />
      {textOf(record, "state") === "let_go" ? (
        <LiveText id={record.id} type="hypothesis" field="lesson" />
      ) : null}
      <button type="button" class="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
        {say("hypotheses.more")}
      </button>
      {more ? (
        <>
          <RefsField record={record} type="hypothesis" field="includes" />
          <LiveChoice id={record.id} type="hypothesis" field="sits_in" />
          <RefsField record={record} type="hypothesis" field="with" />
          <RecordFields
            record={record}
            type="hypothesis"
            fields={["firmness", "seen_from", "whose_norm"]}
          />
        </>
      ) : null}
      {alike.length > 0 ? <p>{say("hypotheses.alike", { others: alike.join("; ") })}</p> : null}
      <RemoveButton record={record} />
    </div>
  );
}
