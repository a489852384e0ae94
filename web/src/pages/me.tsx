// The me page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.me"),
  <Shell title={say("page.me")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
