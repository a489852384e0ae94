// The door page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.door"),
  <Shell title={say("page.door")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
