// One stage of a format: its name, minutes, words on the screen, manner, who listens and who writes where.
import { useState } from "preact/hooks";
import { modes, targets } from "#vocabulary";
import { type Fields, flag, numberOf, textOr } from "../../protocol/read";
import {
  rolesOf,
  type Writer,
  withoutWriter,
  withStage,
  withWriter,
  writersOf,
} from "../../state/format_edit";
import { say, sayNamed } from "../../state/words";
import { CheckField, LineField, SelectField, TextField } from "../field";

type Props = {
  readonly format: Fields;
  readonly stage: Fields;
  readonly at: number;
  readonly onChange: (format: Fields) => void;
};

const writable = targets.filter((target) => target !== "own");

function roleWord(role: string): string {
  return role === "*" ? say("formats.everyone") : sayNamed("role", role);
}

function AddWriter(props: Props) {
  const { format, at, onChange } = props;
  const [role, setRole] = useState("*");
  const [target, setTarget] = useState<string>("hypotheses");
  const roles = ["*", ...rolesOf(format)];
  return (
    <div class="row end">
      <SelectField
        id={`writer-role-${at}`}
        label={say("formats.who")}
        value={role}
        options={roles.map((value) => ({ value, label: roleWord(value) }))}
        onChange={setRole}
      />
      <SelectField
        id={`writer-target-${at}`}
        label={say("formats.where")}
        value={target}
        options={writable.map((value) => ({ value, label: sayNamed("target", value) }))}
        onChange={setTarget}
      />
      <button type="button" onClick={() => onChange(withWriter(format, at, { role, target }))}>
        {say("action.add")}
      </button>
    </div>
  );
}

function Writers(props: Props) {
  const { format, stage, at, onChange } = props;
  const writers = writersOf(stage);
  const words = (one: Writer) =>
    say("formats.writes", { who: roleWord(one.role), where: sayNamed("target", one.target) });
  return (
    <details>
      <summary>{say("formats.writers")}</summary>
      <ul class="plain">
        {writers.map((one) => (
          <li class="row" key={`${one.role} ${one.target}`}>
            <span>{words(one)}</span>
            <button
              type="button"
              class="small"
              aria-label={say("formats.take_writer", { what: words(one) })}
              onClick={() => onChange(withoutWriter(format, at, one))}
            >
              {say("formats.take_away")}
            </button>
          </li>
        ))}
      </ul>
      {writers.length === 0 ? <p class="secondary">{say("formats.nobody_writes")}</p> : null}
      <AddWriter {...props} />
    </details>
  );
}

export function StageEditor(props: Props) {
  const { format, stage, at, onChange } = props;
  const set = (change: Fields) => onChange(withStage(format, at, change));
  const id = `stage-${textOr(stage, "id", "")}`;
  return (
    <fieldset>
      <legend>{say("guide.stage", { n: at + 1, name: textOr(stage, "name", "") })}</legend>
      <div class="row end">
        <LineField
          id={`${id}-name`}
          label={say("formats.stage_name")}
          maxLength={80}
          value={textOr(stage, "name", "")}
          onInput={(name) => set({ name })}
        />
        <LineField
          id={`${id}-minutes`}
          label={say("formats.stage_minutes")}
          type="number"
          value={String(numberOf(stage, "minutes"))}
          onInput={(value) => set({ minutes: Math.max(0, Math.round(Number(value))) })}
        />
        <SelectField
          id={`${id}-mode`}
          label={say("formats.stage_mode")}
          value={textOr(stage, "mode", "open")}
          options={modes.map((value) => ({ value, label: sayNamed("mode", value) }))}
          onChange={(mode) => set({ mode })}
        />
      </div>
      <TextField
        id={`${id}-prompt`}
        label={say("guide.screen")}
        rows={2}
        value={textOr(stage, "prompt", "")}
        onInput={(prompt) => set({ prompt })}
      />
      <CheckField
        id={`${id}-admits`}
        label={say("guide.manager")}
        checked={flag(stage, "admits_manager")}
        onChange={(admits) => set({ admits_manager: admits })}
      />
      <Writers {...props} />
    </fieldset>
  );
}
