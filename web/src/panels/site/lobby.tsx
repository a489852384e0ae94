// My rooms: what runs or is planned first, one button each, and the little that a room needs beside it.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { LobbyRoom, Me } from "../../protocol/site";
import { say, sayCount, sayNamed } from "../../state/words";
import { LineField } from "../field";
import { day, Empty } from "../parts";
import { Loaded, useAnswer } from "./page";
import { PlannedLine } from "./plan_session";
import { RoomTools } from "./room_tools";
import { StartSitting } from "./sitting";
import { StartRoom } from "./start_room";

const searchFrom = 8;

function urgency(room: LobbyRoom): number {
  if (room.running) return 0;
  return room.planned ? 1 : 2;
}

/** Running first, then planned by time, then by when the room last met. */
export function inOrder(rooms: readonly LobbyRoom[]): readonly LobbyRoom[] {
  return [...rooms].sort(
    (a, b) =>
      urgency(a) - urgency(b) ||
      (a.planned?.at ?? 0) - (b.planned?.at ?? 0) ||
      (b.lastMet ?? 0) - (a.lastMet ?? 0) ||
      a.alias.localeCompare(b.alias),
  );
}

function RoomCard(props: {
  readonly room: LobbyRoom;
  readonly team: string;
  readonly onChanged: () => void;
}) {
  const { room } = props;
  const [open, setOpen] = useState(false);
  const way = `/door?room=${encodeURIComponent(room.id)}`;
  const title = `room-${room.id}`;
  return (
    <section class="card room-card" aria-labelledby={title}>
      <div class="row spread">
        <h2 id={title}>{room.alias}</h2>
        {room.running ? <strong class="mark running">{say("lobby.running")}</strong> : null}
      </div>
      {room.planned ? <PlannedLine room={room.id} planned={room.planned} /> : null}
      <p class="secondary">
        {[
          room.kind === "family" ? "" : sayNamed("room_kind", room.kind),
          props.team,
          room.lastMet === undefined ? "" : say("lobby.last_met", { day: day(room.lastMet) }),
          room.accountable ? say("lobby.accountable") : "",
          room.deputy ? say("lobby.deputy") : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      <div class="row">
        <a class="button main" href={`${way}&in`} aria-describedby={title}>
          {say("lobby.go_in")}
        </a>
        <a class="button" href={way} aria-describedby={title}>
          {say("lobby.door")}
        </a>
        <a
          class="button"
          href={`/summary?room=${encodeURIComponent(room.id)}`}
          aria-describedby={title}
        >
          {say("lobby.last_summary")}
        </a>
      </div>
      {room.guest ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say("lobby.tools")}</summary>
          {open ? (
            <RoomTools room={room.id} mayHandOver={room.accountable} onChanged={props.onChanged} />
          ) : null}
        </details>
      )}
    </section>
  );
}

function Waiting(props: { readonly reviewer: boolean }) {
  const reviews = useAnswer(api.reviews);
  if (!props.reviewer || reviews.answer?.kind !== "ok") return null;
  const rooms = reviews.answer.value;
  const stops = rooms.reduce((n, room) => n + room.safety.length, 0);
  const waiting = rooms.flatMap((room) => room.summaries).filter((one) => !one.acknowledged);
  if (stops + waiting.length === 0) return null;
  return (
    <p class={stops > 0 ? "notice safety" : "notice"}>
      {stops > 0 ? `${sayCount("lobby.safety_waits", stops)} ` : ""}
      {waiting.length > 0 ? `${sayCount("lobby.summaries_wait", waiting.length)} ` : ""}
      <a href="/reviews">{say("lobby.to_reviews")}</a>
    </p>
  );
}

/** Pages that wait for a signature of mine. */
function ToFinish() {
  const drafts = useAnswer(api.drafts);
  if (drafts.answer?.kind !== "ok" || drafts.answer.value.length === 0) return null;
  return (
    <section class="notice" aria-labelledby="to-finish">
      <h2 id="to-finish">{say("lobby.to_finish")}</h2>
      <ul>
        {drafts.answer.value.map((draft) => (
          <li key={draft.room}>
            <a href={`/room?room=${encodeURIComponent(draft.room)}`}>
              {say("lobby.draft", { alias: draft.alias })}
            </a>
            {draft.until === undefined ? "" : ` ${say("lobby.until", { day: day(draft.until) })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Lobby(props: { readonly me: Me }) {
  const { me } = props;
  const rooms = useAnswer(api.rooms);
  const [looked, setLooked] = useState("");
  const team = (id: string) => me.teams.find((one) => one.id === id)?.name ?? "";
  return (
    <Loaded loading={rooms}>
      {(all) => {
        const reviewer = all.some((room) => room.accountable || room.deputy);
        const found = inOrder(all).filter((room) =>
          room.alias.toLowerCase().includes(looked.trim().toLowerCase()),
        );
        return (
          <>
            <Waiting key={String(reviewer)} reviewer={reviewer} />
            <ToFinish />
            <StartRoom teams={me.teams} />
            <StartSitting rooms={all} />
            <p>
              <a href="/guide">{say("page.guide")}</a> ·{" "}
              <a href="/formats">{say("page.formats")}</a>
            </p>
            {all.length > searchFrom ? (
              <LineField id="look" label={say("lobby.look")} value={looked} onInput={setLooked} />
            ) : null}
            {all.length === 0 ? <Empty text={say("lobby.empty")} /> : null}
            {all.length > 0 && found.length === 0 ? (
              <p role="status">{say("lobby.not_found", { alias: looked.trim() })}</p>
            ) : null}
            {found.map((room) => (
              <RoomCard
                key={room.id}
                room={room}
                team={me.teams.length > 1 ? team(room.team) : ""}
                onChanged={() => void rooms.reload()}
              />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}
