// Starting a room for a new family: one name, and the room opens.

import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Team } from "../../protocol/site";
import { say, sayNamed } from "../../state/words";
import { LineField, RadioField, SelectField } from "../field";
import { ActRow } from "../form_rows";
import { Problem, useAction } from "./page";

const kinds = ["family", "theme", "practice"];

type FormProps = { readonly teams: readonly Team[]; readonly onClose: () => void };

function StartForm(props: FormProps) {
  const [alias, setAlias] = useState("");
  const [team, setTeam] = useState(props.teams[0]?.id ?? "");
  const [kind, setKind] = useState("family");
  const [error, setError] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const start = (event: Event) => {
    event.preventDefault();
    if (alias.trim() === "") return setError(say("lobby.need_alias"));
    setError("");
    return action.run(
      () => api.startRoom({ team, alias: alias.trim(), kind }),
      (room) => location.assign(`/room?room=${encodeURIComponent(room)}`),
    );
  };
  return (
    <form class="card" ref={form} noValidate onSubmit={(event) => void start(event)}>
      <h2>{say("lobby.start_title")}</h2>
      <Problem text={action.problem} />
      <LineField
        id="alias"
        label={say("lobby.alias")}
        hint={say("lobby.alias_hint")}
        value={alias}
        error={error || undefined}
        maxLength={80}
        onInput={setAlias}
      />
      {props.teams.length > 1 ? (
        <SelectField
          id="team"
          label={say("lobby.team")}
          value={team}
          options={props.teams.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setTeam}
        />
      ) : null}
      <details>
        <summary>{say("lobby.kind_more")}</summary>
        <RadioField
          name="kind"
          label={say("lobby.kind")}
          value={kind}
          options={kinds.map((value) => ({ value, label: sayNamed("room_kind", value) }))}
          onChange={setKind}
        />
      </details>
      <ActRow label={say("lobby.start_now")} onCancel={props.onClose} />
    </form>
  );
}

export function StartRoom(props: { readonly teams: readonly Team[] }) {
  const [open, setOpen] = useState(false);
  if (props.teams.length === 0) return null;
  return open ? (
    <StartForm teams={props.teams} onClose={() => setOpen(false)} />
  ) : (
    <p>
      <button type="button" class="main" onClick={() => setOpen(true)}>
        {say("lobby.start")}
      </button>
    </p>
  );
}
