// How to run a format, for everybody: nobody has to be signed in to read it.

import { api } from "../link/api";
import { Shell, show } from "../panels/shell";
import { formatOf, Guide } from "../panels/site/guide";
import { signOut } from "../panels/site/page";
import { say } from "../state/words";

const id = new URLSearchParams(location.search).get("format") ?? "";

async function start(): Promise<void> {
  const me = await api.me();
  const known = me.kind === "ok" ? me.value : undefined;
  const title = formatOf(id)?.name ?? say("page.guide");
  show(
    title,
    <Shell
      title={title}
      name={known?.name}
      showReviews={known?.mandate === "manager"}
      onSignOut={() => void signOut()}
    >
      <Guide id={id} />
    </Shell>,
  );
}

void start();
