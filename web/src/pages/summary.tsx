// The summary page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.summary"),
  <Shell title={say("page.summary")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
