// Who steps back or speaks in turn in a stage, and what must be there before it is left.
import { useState } from "preact/hooks";
import { flag, textOr } from "../../protocol/read";
import { rolesOf } from "../../state/format_edit";
import {
  type Change,
  changedStage,
  gateOf,
  roundsChange,
  roundsOf,
  turnChange,
  withGateLine,
  withoutGateLine,
} from "../../state/stage_edit";
import { say, sayNamed } from "../../state/words";
import { CheckField, SelectField } from "../field";
import { Fold, Lines, roleOptions, roleWord, type StageProps, speakers } from "./stage_parts";

const roundChoices = [1, 2, 3, 4, 0];

function roundWord(rounds: number): string {
  if (rounds === 0) return say("formats.rounds_open");
  return rounds === 1 ? say("formats.rounds_once") : say("formats.rounds_times", { n: rounds });
}

/** Shown once somebody speaks in turn. */
export function RoundsField(props: {
  readonly id: string;
  readonly rounds: number;
  readonly onChange: (change: Change) => void;
}) {
  const choices = roundChoices.includes(props.rounds)
    ? roundChoices
    : [...roundChoices, props.rounds];
  return (
    <SelectField
      id={props.id}
      label={say("formats.rounds")}
      value={String(props.rounds)}
      options={choices.map((n) => ({ value: String(n), label: roundWord(n) }))}
      onChange={(value) => props.onChange(roundsChange(Number(value)))}
    />
  );
}

export function StageTurns(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const set = (change: Change) => onChange(changedStage(format, at, change));
  const turn = textOr(stage, "turn", "");
  const listening = textOr(stage, "listening", "");
  const said = [turn, listening].filter((one) => one !== "").length;
  const nobody = { value: "", label: say("formats.nobody") };
  return (
    <Fold title={say("formats.turns")} count={said}>
      <div class="row end">
        <SelectField
          id={`listening-${at}`}
          label={say("formats.listening")}
          value={listening}
          options={[nobody, ...roleOptions(rolesOf(format))]}
          onChange={(value) => set({ listening: value === "" ? undefined : value })}
        />
        <SelectField
          id={`turn-${at}`}
          label={say("formats.turn")}
          value={turn}
          options={speakers(format)}
          onChange={(value) => set(turnChange(value))}
        />
        {turn === "" ? null : (
          <RoundsField id={`rounds-${at}`} rounds={roundsOf(stage)} onChange={set} />
        )}
      </div>
      {stage["mode"] === "sealed" ? (
        <CheckField
          id={`attributed-${at}`}
          label={say("formats.attributed")}
          checked={flag(stage, "attributed")}
          onChange={(attributed) => set({ attributed: attributed ? true : undefined })}
        />
      ) : null}
      <CheckField
        id={`questions-${at}`}
        label={say("formats.questions_only")}
        checked={flag(stage, "questions_only")}
        onChange={(only) => set({ questions_only: only ? true : undefined })}
      />
    </Fold>
  );
}

/** Lines of the agreement that a stage may wait for. */
const askable = [
  "purpose",
  "purpose_together",
  "safety",
  "safety_none",
  "children",
  "children_none",
  "notes_nobody",
  "key_question",
  "purpose_change",
  "purpose_safety",
  "work",
  "setting",
  "basis",
  "family_told",
  "look_again",
];

function itemWord(item: string): string {
  const [kind = "", name = ""] = item.split(".");
  return kind === "role"
    ? say("formats.gate_part", { part: roleWord(name) })
    : sayNamed(`field.${kind}`, name);
}

function lineWords(line: readonly string[]): string {
  return line.map(itemWord).join(` ${say("formats.gate_or")} `);
}

function AddGateLine(props: StageProps) {
  const { format, at, onChange } = props;
  const [first, setFirst] = useState("contract.key_question");
  const [other, setOther] = useState("");
  const items = [
    ...rolesOf(format).map((role) => `role.${role}`),
    ...askable.map((field) => `contract.${field}`),
  ].map((value) => ({ value, label: itemWord(value) }));
  const add = () => {
    onChange(withGateLine(format, at, [first, other]));
    setOther("");
  };
  return (
    <div class="row end">
      <SelectField
        id={`gate-${at}`}
        label={say("formats.gate_add")}
        value={first}
        options={items}
        onChange={setFirst}
      />
      <SelectField
        id={`gate-or-${at}`}
        label={say("formats.gate_or")}
        value={other}
        options={[{ value: "", label: say("formats.gate_nothing_else") }, ...items]}
        onChange={setOther}
      />
      <button type="button" onClick={add}>
        {say("action.add")}
      </button>
    </div>
  );
}

export function StageGate(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const gate = gateOf(stage);
  return (
    <Fold title={say("formats.gate")} count={gate.length}>
      <Lines
        lines={gate.map(lineWords)}
        none={say("formats.gate_none")}
        onTake={(line) => onChange(withoutGateLine(format, at, line))}
      />
      <AddGateLine {...props} />
    </Fold>
  );
}
