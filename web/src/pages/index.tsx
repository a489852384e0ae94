// The sign-in page; whoever is signed in already goes on to where they were going.
import { api } from "../link/api";
import { Shell, show } from "../panels/shell";
import { wayBack } from "../panels/site/page";
import { SignIn } from "../panels/site/sign_in";
import { say } from "../state/words";

const next = wayBack(location.search);
const goOn = () => location.replace(next);

async function start(): Promise<void> {
  const me = await api.me();
  if (me.kind === "ok") return goOn();
  const sentHere = new URLSearchParams(location.search).has("next");
  show(
    say("page.sign_in"),
    <Shell title={say("page.sign_in")}>
      <SignIn sentHere={sentHere} onSignedIn={goOn} />
    </Shell>,
  );
}

void start();
