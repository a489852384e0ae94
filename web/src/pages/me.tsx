// My settings.
import { MySettings } from "../panels/site/my_settings";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

void startPage({ title: say("page.me"), here: "me", page: (me) => <MySettings me={me} /> });
