// The reviews page.
import { Shell, show } from "../panels/shell";
import { say } from "../state/words";

show(
  say("page.reviews"),
  <Shell title={say("page.reviews")}>
    <p>{say("page.loading")}</p>
  </Shell>,
);
