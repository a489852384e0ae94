// The lobby.
import { Lobby } from "../panels/site/lobby";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

void startPage({
  title: say("page.rooms"),
  here: "rooms",
  page: (me) => <Lobby me={me} />,
});
