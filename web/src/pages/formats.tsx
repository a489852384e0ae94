// The formats of my team.
import { Formats } from "../panels/site/formats";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

void startPage({ title: say("page.formats"), page: (me) => <Formats me={me} /> });
