// The invitation page. The token stands after '#', so that no server's log and no other page sees it.

import { Shell, show } from "../panels/shell";
import { InvitationPage } from "../panels/site/invitation";
import { say } from "../state/words";

const token = location.hash.replace(/^#/, "");

function doorOf(room: string): string {
  return `/door?room=${encodeURIComponent(room)}`;
}

show(
  say("page.invitation"),
  <Shell title={say("page.invitation")}>
    {token === "" ? (
      <p class="notice amber">{say("invited.no_token")}</p>
    ) : (
      <InvitationPage token={token} onIn={(room) => location.replace(doorOf(room))} />
    )}
  </Shell>,
);
