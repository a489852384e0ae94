// The room's header: its alias, the honest word about saving, who is here, and the safety stop.

import { recordsOf, textOf } from "../state/board";
import { endedBecause } from "../state/ending";
import { isSealed } from "../state/rights";
import { isAway, saveWord } from "../state/saved";
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";
import { clockTime } from "./parts";

/** Three words only, in a place that is always there so that nothing moves when they change. */
export function SaveWord() {
  const model = useModel();
  const state = model.state.value;
  const word = saveWord(state, model.here.value);
  const away = isAway(state, model.here.value);
  const text =
    word.kind === "saved"
      ? away
        ? say("room.away")
        : say("room.saved")
      : word.kind === "saving"
        ? say("room.saving")
        : word.kind === "not_saved"
          ? say("room.not_saved", { time: clockTime(word.since) })
          : "";
  const amber = word.kind === "not_saved" || away;
  return (
    <span class={amber ? "save amber" : "save"} id="save-word">
      {word.kind === "saved" && !away ? <span aria-hidden="true">✓ </span> : null}
      {text}
    </span>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.slice(0, 1))
    .join("")
    .toUpperCase();
}

function PeopleMarks() {
  const model = useModel();
  const state = model.state.value;
  const here = [...state.members.values()].filter(
    (member) => state.presence.get(member.id)?.here ?? member.here,
  );
  const shown = here.slice(0, 5);
  const names = here.map((member) => member.name);
  return (
    <span class="people-marks">
      <span class="hidden-visually">{say("room.here", { names: names.join(", ") })}</span>
      {shown.map((member, index) => (
        <span
          class={`person-mark mark-${index % 6}`}
          key={member.id}
          title={member.name}
          aria-hidden="true"
        >
          {initials(member.name)}
        </span>
      ))}
      {here.length > shown.length ? (
        <span aria-hidden="true">+{here.length - shown.length}</span>
      ) : null}
    </span>
  );
}

export function RoomHeader() {
  const model = useModel();
  const state = model.state.value;
  const alias = state.room?.alias ?? "";
  const ended = endedBecause(model.board.value);
  const work = textOf(recordsOf(model.board.value, "contract")[0], "work");
  return (
    <header class="room-header" id="region-header">
      <a class="product" href="/rooms">
        {say("product.name")}
      </a>
      <h1 class="room-title">{alias}</h1>
      {work === "" ? null : <span class="mark">{sayNamed("choice.contract.work", work)}</span>}
      {ended === undefined ? null : (
        <span class="mark" title={ended}>
          {say("room.ended", { reason: ended })}
        </span>
      )}
      <SaveWord />
      {isSealed(state) ? null : <PeopleMarks />}
      <span class="grow" />
      {state.room?.call_link ? (
        <a href={state.room.call_link} target="_blank" rel="noreferrer noopener">
          {say("room.call")}
        </a>
      ) : null}
      <button type="button" class="quiet" onClick={() => (model.dialog.value = "keys")}>
        {say("page.help")}
      </button>
      <a href={`/door?room=${encodeURIComponent(state.room?.id ?? "")}`}>{say("room.leave")}</a>
      <button type="button" class="safety" onClick={() => (model.dialog.value = "safety")}>
        <span aria-hidden="true">⚑</span> {say("room.safety_stop")}
      </button>
    </header>
  );
}
