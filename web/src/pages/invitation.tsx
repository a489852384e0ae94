// The invitation page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.invitation"),
  <Shell title={say("page.invitation")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
