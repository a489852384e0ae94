// Which prompts a stage brings along: chosen from the library group by group, or written by the team.
import "../../state/later_words";
import { useState } from "preact/hooks";
import { promptGroups, prompts } from "#library";
import { promptsFor, wordsOfPrompt } from "../../state/prompts";
import { listedIn, movedListed, withListed, withoutListed } from "../../state/stage_offers";
import { say } from "../../state/words";
import { CheckField, SelectField, TextField } from "../field";
import { Lines, type StageProps } from "./stage_parts";

function FromLibrary(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const [group, setGroup] = useState(promptGroups[0]?.id ?? "");
  const chosen = listedIn(stage, "prompts");
  const set = (id: string, wanted: boolean) =>
    onChange((wanted ? withListed : withoutListed)(format, at, "prompts", id));
  return (
    <>
      <SelectField
        id={`prompt-group-${at}`}
        label={say("formats.prompts_from")}
        value={group}
        options={promptGroups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setGroup}
      />
      <fieldset>
        <legend>{promptGroups.find((one) => one.id === group)?.name}</legend>
        {promptsFor(undefined, group, "").map(({ id, text }) => (
          <CheckField
            key={id}
            id={`prompt-${id}-${at}`}
            label={text}
            checked={chosen.includes(id)}
            onChange={(wanted) => set(id, wanted)}
          />
        ))}
      </fieldset>
    </>
  );
}

function OwnPrompt(props: StageProps) {
  const { format, at, onChange } = props;
  const [words, setWords] = useState("");
  const known = prompts.find((one) => one.id === words.trim() || one.text === words.trim());
  const add = () => {
    onChange(withListed(format, at, "prompts", known?.id ?? words));
    setWords("");
  };
  return (
    <div class="row end">
      <TextField
        id={`prompt-own-${at}`}
        label={say("formats.prompt_own")}
        rows={2}
        value={words}
        onInput={setWords}
      />
      <button type="button" disabled={words.trim() === ""} onClick={add}>
        {say("action.add")}
      </button>
    </div>
  );
}

export function PromptChoice(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const chosen = listedIn(stage, "prompts");
  return (
    <>
      <p class="hint">{say("formats.prompts_hint")}</p>
      <Lines
        lines={chosen.map(wordsOfPrompt)}
        none={say("formats.prompts_none")}
        onTake={(index) => onChange(withoutListed(format, at, "prompts", chosen[index] ?? ""))}
        onMove={(index, step) => onChange(movedListed(format, at, "prompts", index, step))}
      />
      <OwnPrompt {...props} />
      <FromLibrary {...props} />
    </>
  );
}
