// Whose voice is here: the child's lane first, and what was said, shown, reported and imagined kept apart.
import { useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { dateOf, flagOf, recordsOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { outlineOf } from "../state/outline";
import { mayWrite, stageNow } from "../state/rights";
import { type Lane, lanesOf, unheardOf } from "../state/voices";
import { say, sayAll, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { choiceOptions, SelectField } from "./field";
import { ItemTitle } from "./item";
import { AddLine } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { RecordFields, WrittenFields } from "./record_fields";
import { RemoveButton } from "./remove";

const kinds = choicesOf("voice", "kind");

function AddVoice() {
  const model = useModel();
  const board = model.board.value;
  const people = recordsOf(board, "person");
  const [kind, setKind] = useState("said");
  const child = people.find((person) => flagOf(person, "index"));
  const [chosen, setChosen] = useState("");
  const whose = chosen || (child?.id ?? "");
  return (
    <>
      <div class="two-columns">
        {people.length > 0 ? (
          <SelectField
            id="new-voice-whose"
            label={sayNamed("field.voice", "whose")}
            value={whose}
            options={people.map((one) => ({ value: one.id, label: outlineOf(board, one) }))}
            onChange={setChosen}
          />
        ) : null}
        <SelectField
          id="new-voice-kind"
          label={sayNamed("field.voice", "kind")}
          value={kind}
          options={choiceOptions("voice", "kind")}
          onChange={setKind}
        />
      </div>
      <AddLine
        id="new-voice"
        label={sayNamed("field.voice", "words")}
        button={say("action.add")}
        onAdd={(words) => model.add("voice", { kind, whose, words })}
      />
    </>
  );
}

function Voice(props: { readonly voice: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { voice, may } = props;
  const open = model.opened.value === voice.id;
  const when = dateOf(voice, "when");
  const by = textOf(voice, "heard_by");
  return (
    <li class="card" data-item={voice.id}>
      <ItemTitle id={voice.id}>“{textOf(voice, "words")}”</ItemTitle>
      <p class="tiny secondary">
        {by === "" ? "" : `${sayNamed("field.voice", "heard_by")}: ${by}. `}
        {when ? dateWords(when) : ""}
      </p>
      <WrittenFields record={voice} type="voice" fields={["wish"]} />
      <MarkButton record={voice} />
      <Comments record={voice} />
      {open && may ? (
        <>
          <RecordFields
            record={voice}
            type="voice"
            fields={["words", "whose", "kind", "heard_by", "when", "wish", "whose_name"]}
          />
          <RemoveButton record={voice} />
        </>
      ) : null}
    </li>
  );
}

/** One person's lane: each kind under its own heading, so that nothing imagined looks like said. */
function VoiceLane(props: { readonly lane: Lane; readonly may: boolean }) {
  const { lane, may } = props;
  const id = `lane-${lane.key}`;
  return (
    <section class={lane.child ? "lane child" : "lane"} aria-labelledby={id}>
      <h4 id={id}>{lane.name}</h4>
      {lane.voices.length === 0 ? <p class="secondary">{say("voices.not_heard")}</p> : null}
      {kinds.map((kind) => {
        const of = lane.voices.filter((voice) => textOf(voice, "kind") === kind);
        return of.length === 0 ? null : (
          <div key={kind}>
            <h5>{sayNamed("choice.voice.kind", kind)}</h5>
            <ul class="plain">
              {of.map((voice) => (
                <Voice key={voice.id} voice={voice} may={may} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

export function VoiceList() {
  const model = useModel();
  const state = model.state.value;
  const board = model.board.value;
  const offered = stageNow(state)?.offers?.includes("voice") ?? false;
  const may = mayWrite(state, "voice") && state.may.has("hypotheses");
  if (recordsOf(board, "voice").length === 0 && !(may && offered)) return null;
  const unheard = unheardOf(board);
  return (
    <section aria-labelledby="voices-title">
      <h3 id="voices-title">{say("voices.title")}</h3>
      {may ? <AddVoice /> : null}
      {lanesOf(board).map((lane) => (
        <VoiceLane key={lane.key} lane={lane} may={may} />
      ))}
      {unheard.length > 0 ? (
        <p class="hint">{say("voices.unheard", { names: sayAll(unheard) })}</p>
      ) : null}
      <p class="hint">{say("voices.imagined_hint")}</p>
    </section>
  );
}
