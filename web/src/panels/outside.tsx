// Outside a running session, or on the way to the sitting's next room.
import { say } from "../state/words";
import { useModel } from "./model";

export function Outside() {
  const { waiting, moved } = useModel().state.value;
  if (moved?.over) return <p class="notice">{say("agenda.over")}</p>;
  if (moved?.waits) return <p class="notice">{say("agenda.waits")}</p>;
  if (moved?.room) {
    return (
      <p class="notice" role="status">
        {say("agenda.next")}{" "}
        <a class="button main" href={`/room?room=${encodeURIComponent(moved.room)}`}>
          {say("lobby.go_in")}
        </a>
      </p>
    );
  }
  return waiting ? <p class="notice">{say("manager.waits")}</p> : null;
}
