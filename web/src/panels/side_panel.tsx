// Beside the board: who is here and what they do today, the agreement, and what has changed lately.
import { useState } from "preact/hooks";
import type { Member } from "../protocol/server_message";
import { outlineOf } from "../state/outline";
import { isLead, isSealed, mayCommand } from "../state/rights";
import type { Recent, RoomState } from "../state/room";
import { historyPath } from "../state/ways";
import { say, sayAll, sayNamed } from "../state/words";
import { AgreementLines } from "./contract";
import { LineField } from "./field";
import { nameOf, useModel } from "./model";
import { clockTime, Segments } from "./parts";

const withAtMost = 8;

/** Listening, writing or away, in words; while people write alone only here and away. */
function doing(state: RoomState, member: Member): string {
  const presence = state.presence.get(member.id);
  const here = presence?.here ?? member.here;
  if (!here) return say("people.away");
  if (isSealed(state) || !presence) return say("people.here");
  if (presence.typing) return say("people.writing");
  return presence.board
    ? say("people.on", { board: sayNamed("board", presence.board) })
    : say("people.here");
}

function PersonRow(props: { readonly member: Member }) {
  const model = useModel();
  const state = model.state.value;
  const { member } = props;
  const roles = (state.session?.roles[member.id] ?? []).map((role) => sayNamed("role", role));
  const board = state.presence.get(member.id)?.board;
  const seat = state.session?.seats?.[member.id];
  const facts = [
    member.accountable ? sayNamed("role", "accountable_manager") : "",
    member.guest
      ? say("people.guest", { agency: member.guest })
      : sayNamed("mandate", member.mandate),
    member.opened ? say("people.looks_back") : "",
  ].filter((fact) => fact !== "");
  return (
    <li class="card">
      <strong>{member.name}</strong> <span class="secondary">{facts.join(", ")}</span>
      {member.with && member.with.length > 0 ? (
        <p class="tiny">{say("people.with", { names: sayAll(member.with) })}</p>
      ) : null}
      {seat ? <p class="tiny">{say("seats.sits", { whose: seat })}</p> : null}
      <p class="tiny">
        {roles.length > 0 ? `${sayAll(roles)} · ` : ""}
        {doing(state, member)}
      </p>
      <div class="row">
        {board && member.id !== state.you?.member && state.see.has(board) && !isSealed(state) ? (
          <button type="button" class="small" onClick={() => (model.tab.value = board)}>
            {say("people.go_to", { name: member.name })}
          </button>
        ) : null}
      </div>
    </li>
  );
}

/** Those who sit beside me and have no account are named, so that everyone knows who hears. */
function WithMe() {
  const model = useModel();
  const state = model.state.value;
  const mine = state.members.get(state.you?.member ?? "")?.with ?? [];
  const [names, setNames] = useState<string | undefined>(undefined);
  if (!mayCommand(state, "member.with")) return null;
  const save = (event: Event) => {
    event.preventDefault();
    const given = (names ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    model.command("member.with", { names: given.slice(0, withAtMost) });
    setNames(undefined);
  };
  return (
    <form onSubmit={save}>
      <LineField
        id="with-me"
        label={say("people.with_me")}
        hint={say("people.with_hint")}
        value={names ?? mine.join(", ")}
        onInput={setNames}
      />
      <button type="submit" class="small" disabled={names === undefined}>
        {say("action.save")}
      </button>
    </form>
  );
}

function People() {
  const model = useModel();
  const state = model.state.value;
  return (
    <>
      <ul class="plain">
        {[...state.members.values()].map((member) => (
          <PersonRow key={member.id} member={member} />
        ))}
      </ul>
      {isLead(state) && state.session ? (
        <button type="button" onClick={() => (model.dialog.value = "roles")}>
          {say("lead.roles")}
        </button>
      ) : null}
      <WithMe />
    </>
  );
}

function RecentRow(props: { readonly one: Recent }) {
  const model = useModel();
  const { one } = props;
  const board = model.board.value;
  const record = board.get(one.id);
  const by = nameOf(model.state.value, one.by) || say("recent.someone");
  const type = sayNamed("type", one.type).toLowerCase();
  const words = record ? outlineOf(board, record) : "";
  return (
    <li>
      {sayNamed("recent", one.what).replace("{name}", by).replace("{type}", type)}{" "}
      {words ? <em>{words}</em> : null} <span class="tiny secondary">{clockTime(one.at)}</span>
    </li>
  );
}

function RecentList() {
  const model = useModel();
  const { recent } = model.state.value;
  const room = model.state.value.room?.id ?? "";
  return (
    <>
      {recent.length === 0 ? <p class="secondary">{say("recent.empty")}</p> : null}
      <ol class="plain">
        {recent.map((one, index) => (
          <RecentRow key={`${one.id}-${one.at}-${index}`} one={one} />
        ))}
      </ol>
      <p>
        <a href={historyPath(room)} target="_blank" rel="noreferrer noopener">
          {say("page.history")}
        </a>
      </p>
    </>
  );
}

export function SidePanel() {
  const [page, setPage] = useState("people");
  const [open, setOpen] = useState(true);
  return (
    <aside class={open ? "side" : "side closed"} id="region-side" aria-label={say("side.title")}>
      <div class="row spread">
        {open ? (
          <Segments
            label={say("side.title")}
            chosen={page}
            onChoose={setPage}
            options={["people", "agreement", "recent"].map((id) => ({
              id,
              label: sayNamed("side", id),
            }))}
          />
        ) : null}
        <button type="button" class="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? say("side.fold") : say("side.unfold")}
        </button>
      </div>
      {open ? (
        <div class="side-body">
          {page === "people" ? (
            <People />
          ) : page === "agreement" ? (
            <AgreementLines />
          ) : (
            <RecentList />
          )}
        </div>
      ) : null}
    </aside>
  );
}
