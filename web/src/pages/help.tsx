// The help page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.help"),
  <Shell title={say("page.help")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
