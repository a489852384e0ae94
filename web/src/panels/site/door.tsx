// The door: the agreement, who is here, the call; one button in, and two ways not to.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Door, Me } from "../../protocol/site";
import { flagOf, textOf } from "../../state/board";
import { historyPath } from "../../state/ways";
import { say, sayAll, sayNamed } from "../../state/words";
import { Loaded, Problem, useAction, useAnswer } from "./page";
import { PlannedLine } from "./plan_session";
import { hatsOf } from "./room_people";
import { RoomTools } from "./room_tools";

export function roomPath(room: string): string {
  return `/room?room=${encodeURIComponent(room)}`;
}

type AgreementLine = { readonly label: string; readonly words: string };

/** The agreement's lines that say something; an empty line says nothing and is not shown. */
export function agreementLines(door: Door): readonly AgreementLine[] {
  const record = door.agreement;
  if (!record) return [];
  const line = (field: string, none: string): AgreementLine => ({
    label: sayNamed("field.contract", field),
    words:
      textOf(record, field) ||
      (none !== "" && flagOf(record, none) ? sayNamed("field.contract", none) : ""),
  });
  return [
    line("purpose", "purpose_together"),
    line("safety", "safety_none"),
    line("children", "children_none"),
    line("family_told", ""),
  ].filter((one) => one.words !== "");
}

function Agreement(props: { readonly door: Door }) {
  const lines = agreementLines(props.door);
  return (
    <section class="card" aria-labelledby="agreement">
      <h2 id="agreement">{say("door.agreement")}</h2>
      {lines.length === 0 ? (
        <p>{say("door.agreement_none")}</p>
      ) : (
        <dl class="agreement">
          {lines.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{one.words}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="hint">{say("door.first_names")}</p>
    </section>
  );
}

/** Leaving before anything of the room is shown, and for good. */
function KnowFamily(props: { readonly door: Door; readonly me: Me; readonly onLeft: () => void }) {
  const action = useAction();
  const leave = () =>
    action.run(
      () => api.roster(props.door.id, { account: props.me.account, action: "remove" }),
      props.onLeft,
    );
  return (
    <details class="know">
      <summary>{say("door.know")}</summary>
      <p>{say("door.know_words")}</p>
      <Problem text={action.problem} />
      <button type="button" onClick={() => void leave()}>
        {say("door.know_leave")}
      </button>
    </details>
  );
}

function Summaries(props: { readonly room: string }) {
  const summaries = useAnswer(() => api.summaries(props.room));
  if (summaries.answer?.kind !== "ok") return null;
  const pages = [...summaries.answer.value].sort((a, b) => b.signedAt - a.signedAt);
  const newest = pages[0];
  if (!newest) return null;
  return (
    <p class={newest.questionOpen ? "notice" : ""}>
      {newest.questionOpen ? `${say("door.question_open")} ` : ""}
      <a href={`/summary?id=${encodeURIComponent(newest.id)}`}>{say("lobby.last_summary")}</a>
    </p>
  );
}

function HereNow(props: { readonly door: Door }) {
  const { door } = props;
  return (
    <>
      <p>
        {door.here.length === 0
          ? say("door.nobody_here")
          : say("door.here", { names: sayAll(door.here) })}
        {door.running
          ? ` ${say("door.running", { format: door.running.format, stage: door.running.stage })}`
          : ""}
      </p>
      {door.planned && !door.running ? <PlannedLine room={door.id} planned={door.planned} /> : null}
    </>
  );
}

export function OpenDoor(props: {
  readonly door: Door;
  readonly me: Me;
  readonly guest: boolean;
  readonly onChanged: () => void;
}) {
  const { door, me } = props;
  const [left, setLeft] = useState(false);
  const [tools, setTools] = useState(false);
  if (left) {
    return (
      <p class="notice done" role="status">
        {say("door.left")} <a href="/rooms">{say("page.rooms")}</a>
      </p>
    );
  }
  const first = door.agreementChanged && agreementLines(door).length > 0;
  return (
    <>
      {first ? <p class="notice">{say("door.changed")}</p> : null}
      <HereNow door={door} />
      <div class="row door-buttons">
        <a class="button main" href={roomPath(door.id)}>
          {first ? say("door.agree") : say("lobby.go_in")}
        </a>
        {door.callLink ? (
          <a class="button" href={door.callLink} target="_blank" rel="noreferrer noopener">
            {say("door.call")}
          </a>
        ) : null}
        <a class="button" href="/rooms">
          {say("door.not_today")}
        </a>
      </div>
      <Agreement door={door} />
      <KnowFamily door={door} me={me} onLeft={() => setLeft(true)} />
      <Summaries room={door.id} />
      <p>
        <a href={historyPath(door.id)}>{say("page.history")}</a>
      </p>
      <h2>{say("tools.people")}</h2>
      <ul>
        {door.roster.map((member) => (
          <li key={`${member.name}-${member.mandate}`}>
            {member.name}, {hatsOf(member)}
            {member.here ? `, ${say("door.is_here")}` : ""}
          </li>
        ))}
      </ul>
      {props.guest ? null : (
        <details onToggle={(event) => setTools(event.currentTarget.open)}>
          <summary>{say("lobby.tools")}</summary>
          {tools ? (
            <RoomTools
              room={door.id}
              mayHandOver={me.mandate === "manager"}
              onChanged={props.onChanged}
            />
          ) : null}
        </details>
      )}
    </>
  );
}

export function DoorPage(props: {
  readonly me: Me;
  readonly room: string;
  readonly onAlias: (alias: string) => void;
}) {
  const door = useAnswer(async () => {
    const answer = await api.door(props.room);
    if (answer.kind === "ok") props.onAlias(answer.value.alias);
    return answer;
  });
  return (
    <Loaded loading={door}>
      {(value) => {
        const guest = value.roster.some(
          (member) => member.agency !== "" && member.name === props.me.name,
        );
        return (
          <OpenDoor door={value} me={props.me} guest={guest} onChanged={() => void door.reload()} />
        );
      }}
    </Loaded>
  );
}
