// Planning a session: when, in which format, how long; and the calendar entry that tells nobody anything.
import { useState } from "preact/hooks";
import { formatChoices } from "#vocabulary";
import { api } from "../../link/api";
import type { Planned } from "../../protocol/site";
import { say } from "../../state/words";
import { LineField, SelectField } from "../field";
import { dayAndTime } from "../parts";
import { formatOptions, useTeamFormats } from "../team_formats";
import { Problem, useAction } from "./page";

/** What is planned, in one line, with the entry for one's calendar. */
export function PlannedLine(props: { readonly room: string; readonly planned: Planned }) {
  const { at, name, minutes } = props.planned;
  return (
    <p>
      {say("lobby.planned", { when: dayAndTime(at), format: name, minutes })}{" "}
      <a href={api.calendar(props.room)} download="session.ics">
        {say("plan_session.calendar")}
      </a>
    </p>
  );
}

/** The browser's own field wants local time without a zone. */
function localTime(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

type Props = {
  readonly room: string;
  readonly team: string;
  readonly planned: Planned | undefined;
  readonly onPlanned: () => void;
};

type ButtonsProps = {
  readonly room: string;
  readonly isPlanned: boolean;
  readonly said: string;
};

function PlanButtons({ room, isPlanned, said }: ButtonsProps) {
  return (
    <div class="row">
      <button type="submit">{say("plan_session.plan")}</button>
      {isPlanned ? (
        <a href={api.calendar(room)} download="session.ics">
          {say("plan_session.calendar")}
        </a>
      ) : null}
      <span role="status">{said}</span>
    </div>
  );
}

export function PlanSession(props: Props) {
  const { room, planned } = props;
  const own = useTeamFormats(props.team);
  const [when, setWhen] = useState(planned ? localTime(planned.at) : "");
  const [format, setFormat] = useState(planned?.format ?? formatChoices[0]?.id ?? "");
  const [minutes, setMinutes] = useState(String(planned?.minutes ?? 60));
  const [error, setError] = useState("");
  const [said, setSaid] = useState("");
  const action = useAction();
  const plan = (event: Event) => {
    event.preventDefault();
    const at = new Date(when).getTime();
    const length = Math.round(Number(minutes));
    setSaid("");
    if (!Number.isFinite(at)) return setError(say("plan_session.need_when"));
    setError("");
    return action.run(
      () => api.plan(room, { at, format, minutes: length > 0 ? length : 60 }),
      () => {
        setSaid(say("plan_session.done"));
        props.onPlanned();
      },
    );
  };
  return (
    <form noValidate onSubmit={(event) => void plan(event)}>
      <Problem text={action.problem} />
      <div class="row end">
        <LineField
          id={`when-${room}`}
          label={say("plan_session.when")}
          type="datetime-local"
          value={when}
          error={error || undefined}
          onInput={setWhen}
        />
        <LineField
          id={`minutes-${room}`}
          label={say("plan_session.minutes")}
          type="number"
          value={minutes}
          onInput={setMinutes}
        />
      </div>
      <SelectField
        id={`format-${room}`}
        label={say("plan_session.format")}
        value={format}
        options={formatOptions(own)}
        onChange={setFormat}
      />
      <PlanButtons room={room} isPlanned={planned !== undefined} said={said} />
    </form>
  );
}
