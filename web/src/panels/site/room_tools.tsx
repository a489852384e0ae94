// What a room needs beside its sessions: a planned time, its name and call link, its people.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Door } from "../../protocol/site";
import { say } from "../../state/words";
import { LineField } from "../field";
import { HandOver } from "./hand_over";
import { Loaded, Problem, useAction, useAnswer } from "./page";
import { PlanSession } from "./plan_session";
import { Practice } from "./practice";
import { RoomPeople } from "./room_people";

type Props = { readonly door: Door; readonly onChanged: () => void };

function Settings(props: Props) {
  const { door } = props;
  const [alias, setAlias] = useState(door.alias);
  const [link, setLink] = useState(door.callLink);
  const [duty, setDuty] = useState("");
  const [error, setError] = useState("");
  const [said, setSaid] = useState("");
  const action = useAction();
  const save = (event: Event) => {
    event.preventDefault();
    setSaid("");
    const call = link.trim();
    const given = duty.trim() === "" ? {} : { duty_number: duty.trim() };
    if (call !== "" && !call.startsWith("https://")) return setError(say("tools.link_wrong"));
    setError("");
    return action.run(
      () => api.settings(door.id, { ...given, alias: alias.trim() || door.alias, call_link: call }),
      () => {
        setSaid(say("tools.saved"));
        props.onChanged();
      },
    );
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Problem text={action.problem} />
      <LineField
        id={`alias-${door.id}`}
        label={say("lobby.alias")}
        hint={say("lobby.alias_hint")}
        value={alias}
        maxLength={80}
        onInput={setAlias}
      />
      <LineField
        id={`link-${door.id}`}
        label={say("tools.call_link")}
        hint={say("tools.call_link_hint")}
        type="url"
        value={link}
        error={error || undefined}
        maxLength={500}
        onInput={setLink}
      />
      <LineField
        id={`duty-${door.id}`}
        label={say("tools.duty")}
        hint={say("tools.duty_hint")}
        value={duty}
        maxLength={40}
        onInput={setDuty}
      />
      <div class="row">
        <button type="submit">{say("action.save")}</button>
        <span role="status">{said}</span>
      </div>
    </form>
  );
}

export function RoomTools(props: {
  readonly room: string;
  readonly mayHandOver: boolean;
  readonly onChanged: () => void;
}) {
  const door = useAnswer(() => api.door(props.room));
  const changed = () => {
    void door.reload();
    props.onChanged();
  };
  return (
    <Loaded loading={door}>
      {(value) => (
        <div class="tools">
          <h3>{say("tools.plan")}</h3>
          <PlanSession
            room={value.id}
            team={value.team}
            planned={value.planned}
            onPlanned={changed}
          />
          <h3>{say("tools.people")}</h3>
          <RoomPeople door={value} onChanged={changed} />
          {props.mayHandOver ? <HandOver door={value} onChanged={changed} /> : null}
          <Practice door={value} onChanged={changed} />
          <h3>{say("tools.settings")}</h3>
          <Settings door={value} onChanged={changed} />
        </div>
      )}
    </Loaded>
  );
}
