// The conversations page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.conversations"),
  <Shell title={say("page.conversations")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
