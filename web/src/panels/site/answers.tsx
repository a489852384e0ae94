// What is said about a signed page: acknowledged, one question at a time and its answer, decisions.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Signed } from "../../protocol/signed_page";
import type { SummaryWord } from "../../protocol/site";
import type { BoardRecord } from "../../protocol/values";
import { isDate } from "../../protocol/values";
import { choicesOf } from "../../state/ask";
import { textOf } from "../../state/board";
import { dateWords } from "../../state/dates";
import { say, sayNamed } from "../../state/words";
import { RadioField, TextField } from "../field";
import { dayAndTime } from "../parts";
import { Problem, useAction } from "./page";

type Props = { readonly signed: Signed; readonly onChanged: () => void };

/** Who read it, by day: the room sees it too. */
export function Readings(props: { readonly signed: Signed }) {
  const { readings } = props.signed;
  if (readings.length === 0) return null;
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">{say("signed.readings")}</h2>
      <ul>
        {readings.map((one, index) => (
          <li key={`${one.name}${index}`}>
            {say("signed.read_on", {
              name: one.name || say("signed.a_manager"),
              day: isDate(one.day) ? dateWords(one.day) : "",
            })}
          </li>
        ))}
      </ul>
      <p class="hint screen-only">{say("signed.readings_hint")}</p>
    </section>
  );
}

function needText(signed: Signed, id: string): string {
  const open = signed.decisions.find((record) => record.id === id);
  if (open) return textOf(open, "text");
  const lines = signed.page.blocks.flatMap((block) => block.lines);
  return lines.find((line) => line.record === id)?.text ?? "";
}

function Word(props: { readonly signed: Signed; readonly word: SummaryWord }) {
  const { word } = props;
  const need = needText(props.signed, word.decisionNeeded);
  return (
    <li>
      <p class="secondary">
        {say("signed.said", {
          name: word.name,
          what: sayNamed("choice.summary_word.kind", word.kind),
          when: dayAndTime(word.at),
        })}
      </p>
      {need === "" ? null : <p>{need}</p>}
      {word.outcome === "" ? null : (
        <p>
          <strong>{sayNamed("choice.decision.outcome", word.outcome)}</strong>
        </p>
      )}
      {word.text === "" ? null : <p>{word.text}</p>}
    </li>
  );
}

export function WordsSaid(props: { readonly signed: Signed }) {
  const { signed } = props;
  if (signed.words.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{say("signed.words")}</h2>
      <ul class="plain stack">
        {signed.words.map((word) => (
          <Word key={word.id} signed={signed} word={word} />
        ))}
      </ul>
    </section>
  );
}

/** One text and one button: a question back, or the room's answer to it. */
function Send(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly send: (words: string) => ReturnType<typeof api.question>;
  readonly onChanged: () => void;
}) {
  const [words, setWords] = useState("");
  const [error, setError] = useState("");
  const action = useAction();
  const send = (event: Event) => {
    event.preventDefault();
    if (words.trim() === "") return setError(say("signed.need_words"));
    setError("");
    return action.run(
      () => props.send(words.trim()),
      () => {
        setWords("");
        props.onChanged();
      },
    );
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Problem text={action.problem} />
      <TextField
        id={props.id}
        label={props.label}
        hint={props.hint}
        value={words}
        error={error || undefined}
        onInput={setWords}
      />
      <button type="submit">{props.button}</button>
    </form>
  );
}

function Decide(props: Props & { readonly needed: BoardRecord }) {
  const { needed, signed } = props;
  const [outcome, setOutcome] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const action = useAction();
  const decide = (event: Event) => {
    event.preventDefault();
    if (outcome === "") return setError(say("signed.need_outcome"));
    if (reason.trim() === "") return setError(say("signed.need_reason"));
    setError("");
    const decision = { decision_needed: needed.id, outcome, reason: reason.trim() };
    return action.run(() => api.decide(signed.page.id, decision), props.onChanged);
  };
  return (
    <form class="card" noValidate onSubmit={(event) => void decide(event)}>
      <h3>{textOf(needed, "text")}</h3>
      <Problem text={error || action.problem} />
      <RadioField
        name={`outcome-${needed.id}`}
        label={sayNamed("field.decision", "outcome")}
        value={outcome}
        options={choicesOf("decision", "outcome").map((value) => ({
          value,
          label: sayNamed("choice.decision.outcome", value),
        }))}
        onChange={setOutcome}
      />
      <TextField
        id={`reason-${needed.id}`}
        label={sayNamed("field.decision", "reason")}
        rows={2}
        value={reason}
        onInput={setReason}
      />
      <button type="submit" class="main">
        {say("signed.decide")}
      </button>
    </form>
  );
}

export function ReviewerAnswers(props: Props) {
  const { signed, onChanged } = props;
  const action = useAction();
  const id = signed.page.id;
  return (
    <section class="screen-only" aria-labelledby="your-answer">
      <h2 id="your-answer">{say("signed.your_answer")}</h2>
      <Problem text={action.problem} />
      {signed.acknowledged ? null : (
        <p>
          <button
            type="button"
            class="main"
            onClick={() => void action.run(() => api.acknowledge(id), onChanged)}
          >
            {say("signed.acknowledge")}
          </button>
        </p>
      )}
      {signed.decisions.map((needed) => (
        <Decide key={needed.id} needed={needed} signed={signed} onChanged={onChanged} />
      ))}
      {signed.openQuestion === "" ? (
        <Send
          id="question"
          label={say("signed.question")}
          hint={say("signed.question_hint")}
          button={say("signed.ask")}
          send={(words) => api.question(id, words)}
          onChanged={onChanged}
        />
      ) : (
        <p>{say("signed.question_waits")}</p>
      )}
    </section>
  );
}

export function RoomAnswer(props: Props) {
  const { signed } = props;
  const asked = signed.words.find((word) => word.id === signed.openQuestion);
  if (signed.reviewer || signed.openQuestion === "") return null;
  return (
    <section class="notice screen-only" aria-labelledby="question-title">
      <h2 id="question-title">{say("signed.asked", { name: asked?.name ?? "" })}</h2>
      <p>{asked?.text ?? ""}</p>
      <Send
        id="answer"
        label={say("signed.answer")}
        hint={say("signed.answer_hint")}
        button={say("action.send")}
        send={(words) => api.answer(signed.page.id, words)}
        onChanged={props.onChanged}
      />
    </section>
  );
}
