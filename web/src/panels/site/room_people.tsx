// Who may enter a room: the list, a colleague from the team, a link for somebody new.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Colleague, Door, DoorMember } from "../../protocol/site";
import { say, sayNamed } from "../../state/words";
import { LineField, SelectField } from "../field";
import { CopyButton } from "../parts";
import { Problem, useAction, useAnswer } from "./page";

type Props = { readonly door: Door; readonly onChanged: () => void };

export function hatsOf(member: DoorMember): string {
  return [
    sayNamed("mandate", member.mandate),
    member.agency,
    member.accountable ? say("lobby.accountable") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function AddColleague(props: Props & { readonly others: readonly Colleague[] }) {
  const { door, others } = props;
  const [chosen, setChosen] = useState("");
  const action = useAction();
  const account = chosen || (others[0]?.account ?? "");
  if (others.length === 0) return null;
  const add = (event: Event) => {
    event.preventDefault();
    return action.run(
      () => api.roster(door.id, { account, action: "add" }),
      () => {
        setChosen("");
        props.onChanged();
      },
    );
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <Problem text={action.problem} />
      <div class="row end">
        <SelectField
          id={`colleague-${door.id}`}
          label={say("tools.add_colleague")}
          value={account}
          options={others.map((one) => ({
            value: one.account,
            label: `${one.name}, ${sayNamed("mandate", one.mandate)}`,
          }))}
          onChange={setChosen}
        />
        <button type="submit">{say("action.add")}</button>
      </div>
    </form>
  );
}

/** A link that works once; a guest's agency and last day make it a guest's. */
function Invite(props: Props) {
  const { door } = props;
  const [agency, setAgency] = useState("");
  const [until, setUntil] = useState("");
  const [link, setLink] = useState("");
  const action = useAction();
  const lastDay = new Date(`${until}T23:59:59`).getTime();
  const make = (event: Event) => {
    event.preventDefault();
    const guest = agency.trim() === "" ? {} : { agency: agency.trim() };
    const end = Number.isFinite(lastDay) ? { until: lastDay } : {};
    return action.run(() => api.invite(door.id, { ...guest, ...end }), setLink);
  };
  return (
    <details>
      <summary>{say("tools.invite")}</summary>
      <form onSubmit={(event) => void make(event)}>
        <Problem text={action.problem} />
        <p class="hint">{say("tools.invite_hint")}</p>
        <div class="row end">
          <LineField
            id={`agency-${door.id}`}
            label={say("tools.agency")}
            value={agency}
            maxLength={80}
            onInput={setAgency}
          />
          <LineField
            id={`until-${door.id}`}
            label={say("tools.until")}
            type="date"
            value={until}
            onInput={setUntil}
          />
        </div>
        <button type="submit">{say("tools.make_link")}</button>
      </form>
      {link === "" ? null : (
        <div class="notice done" role="status">
          <p>{say("tools.link_made")}</p>
          <p class="break">
            <a href={link}>{link}</a>
          </p>
          <CopyButton text={() => link} />
        </div>
      )}
    </details>
  );
}

export function RoomPeople(props: Props) {
  const { door } = props;
  const teams = useAnswer(api.teams);
  const colleagues =
    teams.answer?.kind === "ok"
      ? (teams.answer.value.find((team) => team.id === door.team)?.members ?? [])
      : [];
  const others = colleagues.filter((one) => !door.accounts.includes(one.account));
  return (
    <>
      <ul>
        {door.roster.map((member) => (
          <li key={`${member.name}-${member.mandate}`}>
            {member.name}, {hatsOf(member)}
          </li>
        ))}
      </ul>
      <AddColleague door={door} others={others} onChanged={props.onChanged} />
      <Invite door={door} onChanged={props.onChanged} />
    </>
  );
}
