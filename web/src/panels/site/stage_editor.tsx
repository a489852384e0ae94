// One stage of a format: its name, minutes, manner and words on the screen; all else is folded away until it is wanted.
import { modes } from "#vocabulary";
import { type Fields, flag, textOr } from "../../protocol/read";
import { withStage } from "../../state/format_edit";
import { say, sayNamed } from "../../state/words";
import { CheckField, SelectField } from "../field";
import { StageGate, StageTurns } from "./stage_more";
import { StageOffers, StagePrompts } from "./stage_offers";
import { NameAndMinutes, ScreenWords, type StageProps } from "./stage_parts";
import { Seers, Writers } from "./stage_rights";
import { StageWays } from "./stage_ways";

export function StageEditor(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const set = (change: Fields) => onChange(withStage(format, at, change));
  const id = `stage-${textOr(stage, "id", "")}`;
  return (
    <fieldset>
      <legend>{say("guide.stage", { n: at + 1, name: textOr(stage, "name", "") })}</legend>
      <div class="row end">
        <NameAndMinutes id={id} label={say("formats.stage_name")} of={stage} onChange={set} />
        <SelectField
          id={`${id}-mode`}
          label={say("formats.stage_mode")}
          value={textOr(stage, "mode", "open")}
          options={modes.map((value) => ({ value, label: sayNamed("mode", value) }))}
          onChange={(mode) => set({ mode })}
        />
      </div>
      <ScreenWords id={id} of={stage} onChange={set} />
      <CheckField
        id={`${id}-admits`}
        label={say("guide.manager")}
        checked={flag(stage, "admits_manager")}
        onChange={(admits) => set({ admits_manager: admits })}
      />
      <StagePrompts {...props} />
      <StageOffers {...props} />
      <Writers {...props} />
      <Seers {...props} />
      <StageTurns {...props} />
      <StageGate {...props} />
      <StageWays {...props} />
    </fieldset>
  );
}
