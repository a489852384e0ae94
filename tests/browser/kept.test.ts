// What a session keeps and opens: marks of the compass that both sides keep, and earlier sessions for who came later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import {
  arrive,
  begin,
  button,
  goIn,
  isLive,
  next,
  showBoard,
  stageName,
  type Team,
  teamIn,
} from "./steps";
import { type Person, people, serving, signedIn, until, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });

async function jump(lead: Person, stage: string): Promise<void> {
  const { page } = lead;
  await button(page, say("lead.menu")).click();
  await button(page, say("lead.jump", { stage: stageName(stage) })).click();
}

async function close(lead: Person): Promise<void> {
  const { page } = lead;
  await button(page, say("lead.menu")).click();
  await button(page.locator("#region-stage"), say("lead.close")).click();
  await button(page.locator("dialog"), say("lead.close")).click();
  await page.getByText(say("stage.none")).waitFor();
}

async function mark(person: Person, row: string, sense: string): Promise<void> {
  const { page } = person;
  const compass = page.locator("details", { hasText: say("compass.title") }).last();
  await compass.locator("summary").first().click();
  const group = compass.getByRole("group", { name: sayNamed("choice.compass_mark.row", row) });
  await group.getByLabel(sayNamed("choice.compass_mark.sense", sense)).check();
}

function marks(person: Person) {
  return person.page
    .locator("section", { has: person.page.locator("#compass_mark-title") })
    .locator("li");
}

async function compassOf(team: Team): Promise<void> {
  for (const person of [team.lead, team.presenter]) {
    await showBoard(person, "summary");
    await person.page.locator("#compass_mark-title").waitFor();
  }
}

test("a mark of the compass goes with its session, unless a clinician and a practitioner keep it (E18)", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  await next(team, "experience");
  await jump(team.lead, "alone");
  await team.presenter.page.locator("#sealed-new").waitFor();
  await mark(team.presenter, "aim", "workable");
  await mark(team.scribe, "tasks", "too_far");
  await next(team, "group");
  await compassOf(team);
  const far = sayNamed("choice.compass_mark.sense", "too_far");
  const kept = marks(team.lead).filter({ hasText: far });
  await button(team.lead.page.locator("li", { hasText: far }), say("compass.keep")).press("Enter");
  await kept
    .getByText(sayNamed("field.compass_mark", "keep_clinician"), { exact: false })
    .waitFor();
  await button(team.presenter.page.locator("li", { hasText: far }), say("compass.keep")).click();
  await kept.getByText(say("compass.kept")).waitFor();
  await assertAccessible(team.lead.page, "the compass");
  await fits(team.lead.page, "the compass");
  await close(team.lead);
  await begin(team);
  await arrive(team);
  await jump(team.lead, "group");
  await compassOf(team);
  await marks(team.lead).filter({ hasText: far }).waitFor();
  await untilThereAre(1, marks(team.lead));
  for (const person of [team.lead, team.presenter]) assert.deepEqual(person.troubles, []);
});

test("who leads opens earlier sessions to somebody who came later, and everybody sees it", async () => {
  const { browser, server } = given();
  const [lead, amal, beth] = await Promise.all(
    [people.carys, people.amal, people.beth].map((who) => signedIn(browser, server, who)),
  );
  assert.ok(lead && amal && beth);
  const me = Object(await lead.get("/api/me"));
  const late = Object(await beth.get("/api/me")).account;
  const others = [me.account, Object(await amal.get("/api/me")).account];
  const alias = "The Dove family";
  await lead.post("/api/rooms", { team: me.teams[0].id, alias, roster: others });
  await goIn(lead, alias);
  await button(lead.page, say("start.now")).click();
  await lead.page.locator("#region-stage strong", { hasText: stageName("arriving") }).waitFor();
  await close(lead);
  const room = await lead.roomOf(alias);
  await lead.post(`/api/rooms/${room}/roster`, { account: late, action: "add" });
  await button(lead.page, say("start.now")).click();
  await goIn(beth, alias);
  await goIn(amal, alias);
  const past = async () => Object(await beth.get(`/api/rooms/${room}/history`)).sessions.length;
  assert.equal(await past(), 1);

  const { page } = lead;
  await button(page, say("lead.menu")).click();
  await button(page.locator("#region-stage"), say("lead.roles")).click();
  const dialog = page.locator("dialog");
  const hers = dialog.getByRole("group", { name: "Beth" });
  await hers.locator("summary", { hasText: say("history.open") }).press("Enter");
  await assertAccessible(page, "the parts, with earlier sessions to open");
  await button(hers, say("history.open")).press("Enter");
  await hers.getByText(say("history.opened", { name: "Beth" })).waitFor();
  await fits(page, "the parts");
  await until("the earlier session to be open to Beth", async () => (await past()) === 2);
  await beth.page.goto(`${server.origin}/history?room=${room}`);
  await beth.page.getByRole("button", { name: /^Session 1/ }).click();
  await beth.page.locator("#history-moment").waitFor();
  await goIn(amal, alias);
  await isLive(amal);
  await amal.page.getByText(say("people.looks_back"), { exact: false }).first().waitFor();
  await button(hers, say("history.open_end")).press("Enter");
  await hers.locator("summary", { hasText: say("history.open") }).waitFor();
  await until("the earlier session to be closed again", async () => (await past()) === 1);
  for (const person of [lead, amal, beth]) assert.deepEqual(person.troubles, []);
});
