// One prompt at a time, from those of this stage or of a group; it may become a question at one tap.
import { useState } from "preact/hooks";
import { eyes, imagining, type Prompt, promptGroups } from "#library";
import { lenses } from "../state/lenses";
import { promptsFor } from "../state/prompts";
import { mayWrite, stageNow } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { useModel } from "./model";

type Choice = { readonly value: string; readonly onChange: (value: string) => void };

function GroupChoice(props: Choice & { readonly stage: boolean }) {
  const own = props.stage ? [{ value: "", label: say("prompts.stage") }] : [];
  const named = promptGroups.map((one) => ({ value: one.id, label: one.name }));
  const seen = eyes.map((one) => ({
    value: one.id,
    label: say("prompts.eye", { name: one.name }),
  }));
  return (
    <SelectField
      id="prompt-group"
      label={say("prompts.group")}
      value={props.value}
      options={[...own, ...named, ...seen]}
      onChange={props.onChange}
    />
  );
}

function LensChoice(props: Choice) {
  const named = lenses.map((one) => ({
    value: one,
    label: sayNamed("choice.reading.lens", one),
  }));
  return (
    <SelectField
      id="prompt-lens"
      label={say("prompts.lens")}
      value={props.value}
      options={[{ value: "", label: say("prompts.both") }, ...named]}
      onChange={props.onChange}
    />
  );
}

/** One tap puts it among the questions, with its kind. */
function AskPrompt(props: { readonly prompt: Prompt }) {
  const model = useModel();
  const { prompt } = props;
  if (!mayWrite(model.state.value, "question")) return null;
  const kind = promptGroups.find((one) => one.id === prompt.group)?.question;
  const ask = () => {
    model.opened.value = model.add("question", {
      text: prompt.text,
      ...(kind === undefined ? {} : { kind }),
      ...(prompt.asks_for === "imagination" ? { imagining: true } : {}),
    });
    model.tab.value = "questions";
  };
  return (
    <button type="button" onClick={ask}>
      {say("prompts.ask")}
    </button>
  );
}

export function PromptCard() {
  const stage = stageNow(useModel().state.value);
  const named = (stage?.prompts ?? []).length > 0;
  const [group, setGroup] = useState(named ? "" : "e");
  const [lens, setLens] = useState("");
  const [at, setAt] = useState(0);
  const prompts = promptsFor(stage, group, lens);
  const prompt = prompts[at % Math.max(1, prompts.length)];
  const choose = (chosen: string) => {
    setGroup(chosen);
    setAt(0);
  };
  return (
    <div class="prompt-card">
      <div class="two-columns">
        <GroupChoice stage={named} value={group} onChange={choose} />
        <LensChoice value={lens} onChange={setLens} />
      </div>
      {prompt ? (
        <blockquote aria-live="polite">
          <p>{prompt.text}</p>
          {prompt.asks_for === "imagination" ? <p class="tiny secondary">{imagining}</p> : null}
        </blockquote>
      ) : (
        <p class="secondary">{say("prompts.none")}</p>
      )}
      <div class="row">
        <button type="button" onClick={() => setAt(at + 1)} disabled={prompts.length < 2}>
          {say("prompts.another")}
        </button>
        {prompt ? <AskPrompt prompt={prompt} /> : null}
      </div>
    </div>
  );
}
