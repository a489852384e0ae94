// My conversations.
import { Conversations } from "../panels/site/conversations";
import { startPage } from "../panels/site/page";
import { say } from "../state/words";

void startPage({
  title: say("page.conversations"),
  here: "conversations",
  page: () => <Conversations />,
});
