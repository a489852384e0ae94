// The index page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.sign_in"),
  <Shell title={say("page.sign_in")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
