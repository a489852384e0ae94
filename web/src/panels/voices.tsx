// What the child said, showed, what others report and what we only imagine: four kinds, kept apart.
import { useState } from "preact/hooks";
import { choicesOf } from "../state/ask";
import { recordsOf, textOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { mayWrite, stageNow } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { choiceOptions, SelectField } from "./field";
import { ItemTitle } from "./item";
import { AddLine, LiveChoice, LiveLine, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { RefField } from "./refs_field";
import { RemoveButton } from "./remove";

function AddVoice() {
  const model = useModel();
  const [kind, setKind] = useState("said");
  const child = recordsOf(model.board.value, "person").find(
    (person) => person.fields["index"] === true,
  );
  const options = choiceOptions("voice", "kind");
  const add = (words: string) => {
    model.add("voice", { kind, whose: child?.id ?? "", words });
  };
  return (
    <>
      <SelectField
        id="new-voice-kind"
        label={sayNamed("field.voice", "kind")}
        value={kind}
        options={options}
        onChange={setKind}
      />
      <AddLine
        id="new-voice"
        label={sayNamed("field.voice", "words")}
        button={say("action.add")}
        onAdd={add}
      />
    </>
  );
}

export function VoiceList() {
  const model = useModel();
  const state = model.state.value;
  const board = model.board.value;
  const voices = recordsOf(board, "voice");
  const offered = stageNow(state)?.offers?.includes("voice") ?? false;
  const may = mayWrite(state, "voice") && state.may.has("hypotheses");
  if (voices.length === 0 && !(may && offered)) return null;
  return (
    <section aria-labelledby="voices-title">
      <h3 id="voices-title">{say("voices.title")}</h3>
      {may && offered ? <AddVoice /> : null}
      {choicesOf("voice", "kind").map((kind) => {
        const of = voices.filter((voice) => textOf(voice, "kind") === kind);
        return of.length === 0 ? null : (
          <div key={kind}>
            <h4>{sayNamed("choice.voice.kind", kind)}</h4>
            <ul class="plain">
              {of.map((voice) => {
                const open = model.opened.value === voice.id;
                const whose = board.get(textOf(voice, "whose"));
                return (
                  <li class="card" key={voice.id} data-item={voice.id}>
                    <ItemTitle id={voice.id}>
                      {whose ? outlineOf(board, whose) : textOf(voice, "whose_name")}: “
                      {textOf(voice, "words")}”
                    </ItemTitle>
                    <MarkButton record={voice} />
                    <Comments record={voice} />
                    {open && may ? (
                      <>
                        <RefField record={voice} type="voice" field="whose" />
                        <LiveChoice id={voice.id} type="voice" field="kind" />
                        <LiveText id={voice.id} type="voice" field="words" />
                        <LiveLine id={voice.id} type="voice" field="heard_by" />
                        <RemoveButton record={voice} />
                      </>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      <p class="hint">{say("voices.imagined_hint")}</p>
    </section>
  );
}
