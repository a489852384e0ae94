// Changing a format of the team: what it is for, its parts, its stages; what the server says stands at its stage.

import { useState } from "preact/hooks";
import { roles as allRoles } from "#vocabulary";
import { api } from "../../link/api";
import { type Fields, fieldsOf, flag, numberOf, textOr } from "../../protocol/read";
import { decodeReasons, type Reason } from "../../protocol/team_formats";
import {
  addedStage,
  minutesOf,
  movedStage,
  rolesOf,
  stagesOf,
  withoutStage,
  withRole,
} from "../../state/format_edit";
import { say, sayCount, sayNamed } from "../../state/words";
import { CheckField, ErrorSummary, LineField, TextField } from "../field";
import { ActRow } from "../form_rows";
import { Problem } from "./page";
import { problemWords } from "./problem";
import { StageEditor } from "./stage_editor";
import { Reasons } from "./stage_parts";

export type Editing = { readonly format: Fields; readonly onChange: (format: Fields) => void };

function Basics(props: Editing) {
  const { format, onChange } = props;
  const line = (key: string) => ({
    value: textOr(format, key, ""),
    onInput: (value: string) => onChange({ ...format, [key]: value }),
  });
  return (
    <>
      <LineField id="format-name" label={say("formats.name")} maxLength={80} {...line("name")} />
      <TextField id="format-use" label={say("formats.use_when")} rows={2} {...line("use_when")} />
      <TextField id="format-stance" label={say("guide.stance")} rows={2} {...line("stance")} />
    </>
  );
}

function Parts(props: Editing) {
  const { format, onChange } = props;
  const chosen = rolesOf(format);
  return (
    <details>
      <summary>{say("guide.roles")}</summary>
      <fieldset>
        <legend>{say("formats.roles")}</legend>
        <div class="two-columns">
          {allRoles.map((role) => (
            <CheckField
              key={role}
              id={`format-role-${role}`}
              label={sayNamed("role", role)}
              checked={chosen.includes(role)}
              onChange={(wanted) => onChange(withRole(format, role, wanted))}
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function People(props: Editing) {
  const { format, onChange } = props;
  const set = (key: string) => (value: string) => {
    const people = Math.round(Number(value));
    const { [key]: _, ...rest } = format;
    onChange(people > 0 ? { ...rest, [key]: people } : rest);
  };
  const shown = (key: string) => String(numberOf(format, key) || "");
  return (
    <details>
      <summary>{say("formats.more")}</summary>
      <div class="row end">
        <LineField
          id="format-min"
          label={say("formats.people_from")}
          type="number"
          value={shown("min_people")}
          onInput={set("min_people")}
        />
        <LineField
          id="format-max"
          label={say("formats.people_to")}
          type="number"
          value={shown("max_people")}
          onInput={set("max_people")}
        />
      </div>
      <CheckField
        id="format-held"
        label={say("formats.ends_held")}
        checked={flag(format, "ends_held")}
        onChange={(held) => onChange({ ...format, ends_held: held })}
      />
    </details>
  );
}

/** What stands against it as a list at the top, each leading to where it is to be mended. */
function Refused(props: { readonly format: Fields; readonly reasons: readonly Reason[] }) {
  const stages = stagesOf(props.format);
  const place = (reason: Reason) =>
    stages.findIndex((stage) => textOr(stage, "id", "") === reason.stage.split("/")[0]);
  const problems = props.reasons.map((reason) => {
    const at = place(reason);
    if (at < 0) return { field: "format-name", text: reason.says };
    const name = textOr(fieldsOf(stages[at]), "name", "");
    const text = `${say("guide.stage", { n: at + 1, name })}: ${reason.says}`;
    return { field: `stage-${textOr(fieldsOf(stages[at]), "id", "")}-name`, text };
  });
  return <ErrorSummary problems={problems} />;
}

/** Who works by keys goes on where the stage now is, or at the one before it. */
function focusFirst(...ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
    found?.focus();
  });
}

/** Where a stage stands among the others; arriving stays the first. */
function Moves(props: Editing & { readonly at: number }) {
  const { format, at, onChange } = props;
  const stages = stagesOf(format);
  const idAt = (place: number, of: Fields = format) =>
    textOr(fieldsOf(stagesOf(of)[place]), "id", "");
  const id = idAt(at);
  const move = (step: 1 | -1) => {
    onChange(movedStage(format, at, step));
    focusFirst(...(step === 1 ? ["down", "up"] : ["up", "down"]).map((way) => `${way}-${id}`));
  };
  const add = () => {
    const more = addedStage(format, at, say("formats.new_stage"));
    onChange(more);
    focusFirst(`stage-${idAt(at + 1, more)}-name`);
  };
  const take = () => {
    onChange(withoutStage(format, at));
    focusFirst(`stage-${idAt(at - 1)}-name`);
  };
  return (
    <div
      class="row"
      role="group"
      aria-label={say("guide.stage", { n: at + 1, name: textOr(fieldsOf(stages[at]), "name", "") })}
    >
      {at > 1 ? (
        <button type="button" class="small" id={`up-${id}`} onClick={() => move(-1)}>
          {say("formats.up")}
        </button>
      ) : null}
      {at > 0 && at + 1 < stages.length ? (
        <button type="button" class="small" id={`down-${id}`} onClick={() => move(1)}>
          {say("formats.down")}
        </button>
      ) : null}
      <button type="button" class="small" onClick={add}>
        {say("formats.add_after")}
      </button>
      {at > 0 ? (
        <button type="button" class="small" onClick={take}>
          {say("formats.take_away")}
        </button>
      ) : null}
    </div>
  );
}

function Stages(props: Editing & { readonly reasons: readonly Reason[] }) {
  const { format, onChange, reasons } = props;
  const stages = stagesOf(format);
  const of = (id: string) => reasons.filter((one) => one.stage.split("/")[0] === id);
  return (
    <>
      <h3>{say("guide.stages")}</h3>
      <p class="hint">{sayCount("formats.minutes", minutesOf(format))}</p>
      <ol class="plain">
        {stages.map((stage, at) => {
          const id = textOr(stage, "id", "");
          return (
            <li class="card" key={id}>
              <Reasons reasons={of(id).filter((one) => one.stage === id)} />
              <StageEditor
                format={format}
                stage={stage}
                at={at}
                reasons={of(id)}
                onChange={onChange}
              />
              <Moves format={format} at={at} onChange={onChange} />
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Saves; what the server has against it, by stage, or nothing when it is saved. */
function useSaving(team: string, format: Fields, onSaved: (version: number) => void) {
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await api.saveFormat(team, format);
    setBusy(false);
    if (answer.kind === "ok") return onSaved(answer.value);
    const said = answer.kind === "refused" ? decodeReasons(answer.error) : [];
    setReasons(said);
    setProblem(said.length > 0 ? say("formats.refused") : problemWords(answer));
  };
  return { reasons, problem, save };
}

export function FormatEditor(props: {
  readonly team: string;
  readonly format: Fields;
  readonly onSaved: (version: number) => void;
  readonly onClose: () => void;
}) {
  const [format, setFormat] = useState(props.format);
  const { reasons, problem, save } = useSaving(props.team, format, props.onSaved);
  const editing = { format, onChange: setFormat };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <h2>{textOr(format, "name", "")}</h2>
      <p class="hint">{say("formats.edit_hint")}</p>
      <Problem text={problem} />
      <Refused format={format} reasons={reasons} />
      <Basics {...editing} />
      <Parts {...editing} />
      <People {...editing} />
      <Stages {...editing} reasons={reasons} />
      <div class="save-bar row">
        <ActRow label={say("formats.save")} onCancel={props.onClose} />
        <span role="status">{format === props.format ? "" : say("formats.unsaved")}</span>
      </div>
    </form>
  );
}
