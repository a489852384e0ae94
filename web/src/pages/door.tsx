// The door page. Who has been in before and comes to go in goes straight through.
import { api } from "../link/api";
import { DoorPage, roomPath } from "../panels/site/door";
import { headPage } from "../panels/site/heading";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

const query = new URLSearchParams(location.search);
const room = query.get("room") ?? "";

async function goesStraightIn(): Promise<boolean> {
  if (!query.has("in")) return false;
  const door = await api.door(room);
  return door.kind === "ok" && !door.value.agreementChanged;
}

async function start(): Promise<void> {
  if (await goesStraightIn()) return location.replace(roomPath(room));
  await startPage({
    title: say("page.door"),
    page: (me) => (
      <DoorPage me={me} room={room} onAlias={(alias) => headPage(say("door.title", { alias }))} />
    ),
  });
}

void start();
