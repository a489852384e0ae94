// Starting a sitting: several rooms in one meeting, gone through in the order in which they were chosen.

import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { LobbyRoom } from "../../protocol/site";
import { say, sayCount } from "../../state/words";
import { CheckField, SelectField } from "../field";
import { ActRow } from "../form_rows";
import { formatOptions, useTeamFormats } from "../team_formats";
import { Problem, useAction } from "./page";

const fewest = 2;
const most = 8;

/** Chosen once more, a room goes out again; a new one goes to the end, while there is a place. */
export function withRoom(chosen: readonly string[], room: string): readonly string[] {
  if (chosen.includes(room)) return chosen.filter((one) => one !== room);
  return chosen.length >= most ? chosen : [...chosen, room];
}

/** The team of all chosen rooms; nobody's own formats run where the rooms are of several teams. */
export function teamOf(rooms: readonly LobbyRoom[], chosen: readonly string[]): string {
  const teams = rooms.filter((room) => chosen.includes(room.id)).map((room) => room.team);
  const [first = ""] = teams;
  return teams.every((team) => team === first) ? first : "";
}

const usualFormat = "unit_meeting";

function SittingForm(props: {
  readonly rooms: readonly LobbyRoom[];
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wanted, setFormat] = useState(usualFormat);
  const own = useTeamFormats(teamOf(props.rooms, chosen));
  const offered = formatOptions(own).some((one) => one.value === wanted);
  const format = offered ? wanted : usualFormat;
  const [error, setError] = useState("");
  const action = useAction();
  const start = (event: Event) => {
    event.preventDefault();
    if (chosen.length < fewest) return setError(say("sitting.need_rooms"));
    setError("");
    const first = chosen[0] ?? "";
    return action.run(
      () => api.startSitting(chosen, format),
      () => location.assign(`/room?room=${encodeURIComponent(first)}`),
    );
  };
  const place = (room: LobbyRoom) => {
    const at = chosen.indexOf(room.id);
    return at < 0 ? room.alias : say("sitting.place", { alias: room.alias, n: at + 1 });
  };
  return (
    <form class="card" noValidate onSubmit={(event) => void start(event)}>
      <h2>{say("sitting.title")}</h2>
      <p>{say("sitting.hint")}</p>
      <Problem text={error || action.problem} />
      <fieldset>
        <legend>{say("sitting.rooms")}</legend>
        {props.rooms.map((room) => (
          <CheckField
            key={room.id}
            id={`sitting-${room.id}`}
            label={place(room)}
            checked={chosen.includes(room.id)}
            onChange={() => setChosen(withRoom(chosen, room.id))}
          />
        ))}
      </fieldset>
      <p role="status">{sayCount("sitting.chosen", chosen.length)}</p>
      <SelectField
        id="sitting-format"
        label={say("start.format")}
        value={format}
        options={formatOptions(own)}
        onChange={setFormat}
      />
      <ActRow label={say("sitting.start")} onCancel={props.onClose} />
    </form>
  );
}

export function StartSitting(props: { readonly rooms: readonly LobbyRoom[] }) {
  const [open, setOpen] = useState(false);
  const rooms = props.rooms.filter((room) => !room.guest);
  if (rooms.length < fewest) return null;
  return open ? (
    <SittingForm rooms={rooms} onClose={() => setOpen(false)} />
  ) : (
    <p>
      <button type="button" onClick={() => setOpen(true)}>
        {say("sitting.open")}
      </button>
    </p>
  );
}
