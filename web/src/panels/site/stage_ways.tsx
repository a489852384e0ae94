// Several ways to go through one stage, of which the group chooses when it comes to it.
import { type Fields, numberOf, textOr } from "../../protocol/read";
import { stagesOf } from "../../state/format_edit";
import {
  type Change,
  changedWay,
  chosenIn,
  roundsOf,
  turnChange,
  waysOf,
  withChoosing,
  withoutWay,
  withWay,
} from "../../state/stage_edit";
import { say, sayCount } from "../../state/words";
import { SelectField } from "../field";
import { RoundsField } from "./stage_more";
import {
  Fold,
  NameAndMinutes,
  Reasons,
  ScreenWords,
  type StageProps,
  speakers,
} from "./stage_parts";

function Way(props: StageProps & { readonly way: Fields; readonly place: number }) {
  const { format, stage, at, way, place, onChange } = props;
  const set = (change: Change) => onChange(changedWay(format, at, place, change));
  const id = `way-${at}-${textOr(way, "id", "")}`;
  const name = textOr(way, "name", "");
  const turn = textOr(way, "turn", "");
  const where = `${textOr(stage, "id", "")}/${textOr(way, "id", "")}`;
  const wrong = props.reasons.filter((one) => one.stage === where);
  const length = sayCount("guide.about", numberOf(way, "minutes"));
  return (
    <Fold title={`${name || say("formats.way_new")} · ${length}`} open={wrong.length > 0}>
      <Reasons reasons={wrong} />
      <div class="row end">
        <NameAndMinutes id={id} label={say("formats.way_name")} of={way} onChange={set} />
        <SelectField
          id={`${id}-turn`}
          label={say("formats.turn")}
          value={turn}
          options={speakers(format)}
          onChange={(value) => set(turnChange(value))}
        />
        {turn === "" ? null : (
          <RoundsField id={`${id}-rounds`} rounds={roundsOf(way)} onChange={set} />
        )}
      </div>
      <ScreenWords id={id} of={way} onChange={set} />
      <button
        type="button"
        class="small"
        aria-label={say("formats.take_writer", { what: name })}
        onClick={() => onChange(withoutWay(format, at, place))}
      >
        {say("formats.take_away")}
      </button>
    </Fold>
  );
}

/** Which of the stages before it lets the group choose. */
function ChosenIn(props: StageProps) {
  const { format, at, onChange } = props;
  const before = stagesOf(format).slice(0, at);
  const none = { value: "-1", label: say("formats.nowhere") };
  return (
    <SelectField
      id={`chosen-in-${at}`}
      label={say("formats.chosen_in")}
      value={String(chosenIn(format, at))}
      options={[
        none,
        ...before.map((one, value) => ({ value: String(value), label: textOr(one, "name", "") })),
      ]}
      onChange={(value) => onChange(withChoosing(format, at, Number(value)))}
    />
  );
}

/** Arriving has one way; every other stage may have several. */
export function StageWays(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const ways = waysOf(stage);
  if (at === 0) return null;
  const wrong = props.reasons.some((one) => one.stage.includes("/"));
  return (
    <Fold title={say("formats.ways")} count={ways.length} open={wrong}>
      <p class="hint">{say("formats.ways_hint")}</p>
      {ways.length === 0 ? null : <ChosenIn {...props} />}
      {ways.map((way, place) => (
        <Way key={textOr(way, "id", "")} {...props} way={way} place={place} />
      ))}
      <button
        type="button"
        class="small"
        onClick={() => onChange(withWay(format, at, say("formats.way_new")))}
      >
        {say("formats.way_add")}
      </button>
    </Fold>
  );
}
