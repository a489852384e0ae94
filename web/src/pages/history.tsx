// Earlier sessions of a room, gone through again.
import { History } from "../panels/site/history";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

const room = new URLSearchParams(location.search).get("room") ?? "";

void startPage({ title: say("page.history"), page: () => <History room={room} /> });
