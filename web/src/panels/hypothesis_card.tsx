// One hypothesis: as a card with both readings side by side, as a line of the list, and opened whole.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { flagOf, recordsOf, refsOf, textOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { maySetField, mayWrite } from "../state/rights";
import { say, sayAll, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { ItemTitle } from "./item";
import { AddLine, LiveChoice, LiveFlag, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { nameOf, useModel } from "./model";
import { RefsField } from "./refs_field";
import { RemoveButton } from "./remove";

const lenses = choicesOf("reading", "lens");

function useHypothesis(record: BoardRecord) {
  const model = useModel();
  const board = model.board.value;
  const of = (type: string) =>
    recordsOf(board, type).filter((other) => textOf(other, "of") === record.id);
  return {
    readings: of("reading"),
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

function readingWords(reading: BoardRecord | undefined): string {
  if (!reading) return say("hypotheses.no_reading");
  if (flagOf(reading, "nothing_yet")) return sayNamed("field.reading", "nothing_yet");
  return textOf(reading, "text") || say("hypotheses.no_reading");
}

function Readings(props: { readonly record: BoardRecord }) {
  const { readings } = useHypothesis(props.record);
  return (
    <div class="readings">
      {lenses.map((lens) => {
        const of = readings.filter((reading) => textOf(reading, "lens") === lens);
        return (
          <div class={`reading ${lens}`} key={lens}>
            <h5>{sayNamed("choice.reading.lens", lens)}</h5>
            {of.length === 0 ? <p class="secondary">{readingWords(undefined)}</p> : null}
            {of.map((reading) => (
              <p key={reading.id}>{readingWords(reading)}</p>
            ))}
          </div>
        );
      })}
    </div>
  );
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
    <p class="tiny secondary">
      {flagOf(record, "taken") ? <span class="mark">{say("hypotheses.taken_mark")}</span> : null}{" "}
      {state.yours.has(record.id) ? <span class="mark">{say("hypotheses.yours")}</span> : null}{" "}
      {about.length > 0 ? say("hypotheses.about", { names: sayAll(about) }) : ""}{" "}
      {usIn ? "" : say("hypotheses.without_us")} {by}
    </p>
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
          {textOf(one, "text")}
        </p>
      ))}
      {unknown ? (
        <p class="evidence unknown">
          <strong>{sayNamed("field.hypothesis", "not_known")}:</strong> {unknown}
        </p>
      ) : null}
      <div class="row">
        <TakeButton record={record} />
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
  const { readings, evidence } = useHypothesis(record);
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
            {sayNamed("choice.evidence.side", textOf(one, "side"))}: {textOf(one, "text")}
          </li>
        ))}
      </ul>
      <div class="row">
        <TakeButton record={record} />
        <MarkButton record={record} />
      </div>
      <Comments record={record} />
      {open ? <HypothesisDetails record={record} /> : null}
    </li>
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

function ReadingField(props: { readonly record: BoardRecord; readonly lens: string }) {
  const model = useModel();
  const { readings } = useHypothesis(props.record);
  const mine = readings.filter((reading) => textOf(reading, "lens") === props.lens);
  const fields = { of: props.record.id, lens: props.lens };
  return (
    <div class={`reading ${props.lens}`}>
      <h5>{sayNamed("choice.reading.lens", props.lens)}</h5>
      {mine.map((reading) => (
        <div key={reading.id}>
          <LiveText id={reading.id} type="reading" field="text" rows={3} />
          <LiveFlag id={reading.id} type="reading" field="nothing_yet" />
          <div class="row">
            <MarkButton record={reading} />
            <RemoveButton record={reading} />
          </div>
        </div>
      ))}
      {mine.length === 0 ? (
        <div class="row">
          <button type="button" onClick={() => model.add("reading", fields)}>
            {say("hypotheses.write_reading")}
          </button>
          <button
            type="button"
            onClick={() => model.add("reading", { ...fields, nothing_yet: true })}
          >
            {sayNamed("field.reading", "nothing_yet")}
          </button>
        </div>
      ) : null}
    </div>
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
      <div class="readings">
        {lenses.map((lens) => (
          <ReadingField key={lens} record={record} lens={lens} />
        ))}
      </div>
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
        </>
      ) : null}
      {alike.length > 0 ? <p>{say("hypotheses.alike", { others: alike.join("; ") })}</p> : null}
      <RemoveButton record={record} />
    </div>
  );
}
