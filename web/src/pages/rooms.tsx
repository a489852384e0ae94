// The rooms page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.rooms"),
  <Shell title={say("page.rooms")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
