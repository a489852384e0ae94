// How to run a format, for everybody: of those that a team made, for whoever belongs to the team.

import { api } from "../link/api";
import { Shell, show } from "../panels/shell";
import { formatOf, Guide } from "../panels/site/guide";
import { signOut } from "../panels/site/page";
import { type GuideFormat, guideOf } from "../protocol/format_guide";
import { say } from "../state/words";

const query = new URLSearchParams(location.search);
const id = query.get("format") ?? "";
const team = query.get("team") ?? "";
const version = Number(query.get("version"));

async function ownFormat(): Promise<GuideFormat | undefined> {
  if (team === "" || !Number.isInteger(version)) return undefined;
  const answer = await api.format(team, id, version);
  return answer.kind === "ok" ? guideOf(answer.value) : undefined;
}

async function start(): Promise<void> {
  const [me, own] = await Promise.all([api.me(), ownFormat()]);
  const known = me.kind === "ok" ? me.value : undefined;
  const title = own?.name ?? formatOf(id)?.name ?? say("page.guide");
  show(
    title,
    <Shell
      title={title}
      name={known?.name}
      showReviews={known?.mandate === "manager"}
      onSignOut={() => void signOut()}
    >
      <Guide id={id} own={own} />
    </Shell>,
  );
}

void start();
