// Help, for everybody: nobody has to be signed in to read it.

import { api } from "../link/api";
import { Shell, show } from "../panels/shell";
import { Help } from "../panels/site/help";
import { signOut } from "../panels/site/page";
import { say } from "../state/words";

async function start(): Promise<void> {
  const me = await api.me();
  const known = me.kind === "ok" ? me.value : undefined;
  show(
    say("page.help"),
    <Shell
      title={say("page.help")}
      here="help"
      name={known?.name}
      showReviews={known?.mandate === "manager"}
      onSignOut={() => void signOut()}
    >
      <Help />
      {known ? null : <a href="/">{say("page.sign_in")}</a>}
    </Shell>,
  );
}

void start();
