// Outside a running session, or on the way to the sitting's next room: everyone goes there by themselves.
import { useEffect, useState } from "preact/hooks";
import { get } from "../link/http";
import type { AgendaMoved } from "../protocol/server_message";
import { decodeSitting, type SittingPlace } from "../protocol/sitting";
import { say } from "../state/words";
import { useModel } from "./model";

const askAgainMs = 5_000;

/** Who does not belong to the room of now asks again and again where the sitting is. */
function useSitting(moved: AgendaMoved | undefined): SittingPlace | undefined {
  const [asked, setAsked] = useState<SittingPlace | undefined>(undefined);
  const waits = moved?.waits === true && !(asked?.room || asked?.over);
  useEffect(() => {
    if (!moved || !waits) return;
    const timer = setInterval(() => {
      void get(`/api/agendas/${encodeURIComponent(moved.id)}`, decodeSitting).then((answer) => {
        if (answer.kind === "ok") setAsked(answer.value);
      });
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [moved, waits]);
  return asked ?? moved;
}

/** As soon as every word of mine is saved. */
function useGoThere(room: string | undefined): void {
  const state = useModel().state.value;
  const saved = state.pending.length === 0 && state.drafts.size === 0;
  useEffect(() => {
    if (room && saved) location.assign(`/room?room=${encodeURIComponent(room)}`);
  }, [room, saved]);
}

export function Outside() {
  const { waiting, moved } = useModel().state.value;
  const place = useSitting(moved);
  useGoThere(place?.room);
  if (place?.over) return <p class="notice">{say("agenda.over")}</p>;
  if (place?.room) {
    return (
      <p class="notice" role="status">
        {say("agenda.next")}{" "}
        <a class="button main" href={`/room?room=${encodeURIComponent(place.room)}`}>
          {say("lobby.go_in")}
        </a>
      </p>
    );
  }
  if (place?.waits) {
    return (
      <p class="notice" role="status">
        {say("agenda.waits")}
      </p>
    );
  }
  return waiting ? <p class="notice">{say("manager.waits")}</p> : null;
}
