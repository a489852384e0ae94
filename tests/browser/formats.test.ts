// A team's own format: changed piece by piece, refused where it cannot be held, chosen wherever a session begins, and with a guide.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { promptsFor, wordsOfPrompt } from "../../web/src/state/prompts";
import { say, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import { button, focusOn, goIn, lark } from "./steps";
import { people, serving, signedIn, until, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });
const ours = "Peers, our way";
const shots = process.env["SPACEBETWEEN_SHOTS"];

function stageCard(page: Page, id: string) {
  return page.locator("li.card", { has: page.locator(`#stage-${id}-name`) });
}

test("turns, gates, boards and ways are changed, and what cannot be held is refused at its place", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.carys);
  const { page } = person;
  await page.goto(`${server.origin}/formats`);
  const peers = page.locator("li.card", { hasText: "Peer consultation in six phases" });
  await button(peers, say("formats.copy")).click();
  await page.locator("#format-name").fill(ours);
  const advising = stageCard(page, "advising");
  await advising.getByText(say("formats.turns")).click();
  await advising.getByLabel(say("formats.listening")).selectOption("facilitator");
  await advising.getByText(say("formats.ways"), { exact: false }).first().click();
  await advising.getByText("Round of ideas").click();
  await advising.getByLabel(say("formats.way_name")).first().fill("");
  await button(page, say("formats.save")).click();
  const problems = page.locator(".error-summary");
  await problems.getByText(sayNamed("format_fault", "nobody_leads"), { exact: false }).waitFor();
  await advising.getByText(sayNamed("format_fault", "no_name")).waitFor();
  await assertAccessible(page, "formats");
  await problems.getByRole("link").first().press("Enter");
  await focusOn(page, "[id^=stage-]");

  await advising.getByLabel(say("formats.listening")).selectOption("presenter");
  await advising.getByLabel(say("formats.way_name")).first().fill("Ideas, one by one");
  const account = stageCard(page, "account");
  await account.getByText(say("formats.gate")).click();
  await account.getByLabel(say("formats.gate_add")).selectOption("role.scribe");
  await button(
    account.locator("details", { hasText: say("formats.gate") }),
    say("action.add"),
  ).click();
  const asked = say("formats.gate_part", { part: sayNamed("role", "scribe") });
  await account.locator("li", { hasText: asked }).waitFor();
  const seers = account.locator("details", { hasText: say("formats.seers") });
  await seers.locator("summary").click();
  await seers.getByLabel(say("formats.what")).selectOption("plan");
  await button(seers, say("action.add")).click();
  const seen = { who: say("formats.everyone"), where: sayNamed("board", "plan") };
  await seers.locator("li", { hasText: say("formats.writes", seen) }).waitFor();
  await button(page, say("formats.save")).click();
  await page.getByText(say("formats.saved", { n: 1 })).waitFor();
  await fits(page, "the format's stages");
  assert.deepEqual(person.troubles, []);
});

test("it has a guide, is planned by its name, is offered first and can be run in a sitting", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.carys);
  const { page } = person;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${server.origin}/formats`);
  const card = page.locator("li.card", { hasText: ours });
  await card.getByRole("link").click();
  await page.getByRole("heading", { name: ours }).waitFor();
  await page.getByText("Ideas, one by one").waitFor();
  await page.getByText(say("guide.say")).first().waitFor();
  await assertAccessible(page, "formats");

  await page.goto(`${server.origin}/rooms`);
  const room = page.locator("section.room-card", { hasText: lark });
  await room.getByText(say("lobby.tools")).click();
  await room.getByLabel(say("plan_session.when")).fill("2030-05-06T10:00");
  await room.getByLabel(say("plan_session.format")).selectOption({ label: ours });
  await button(room, say("plan_session.plan")).click();
  await room.locator("p", { hasText: ours }).first().waitFor();
  await goIn(person, lark);
  await page.getByRole("radio", { name: ours, checked: true }).waitFor();

  const me = Object(await person.get("/api/me"));
  await person.post("/api/rooms", { team: me.teams[0].id, alias: "The Reed family" });
  await page.goto(`${server.origin}/rooms`);
  await button(page, say("sitting.open")).click();
  await page.getByRole("checkbox", { name: lark }).check();
  await page.getByRole("checkbox", { name: "The Reed family" }).check();
  await page.locator("#sitting-format").selectOption({ label: ours });
  await button(page, say("sitting.start")).click();
  await page.locator("#region-stage button.quiet").first().click();
  const stages = page.locator("dialog");
  await stages.getByText(ours).waitFor();
  const [guide] = await Promise.all([
    page.context().waitForEvent("page"),
    stages.getByRole("link", { name: say("guide.how_this") }).click(),
  ]);
  await guide.getByText("Ideas, one by one").waitFor();
  assert.deepEqual(person.troubles, []);
});

/** The last line of a list goes up and down again, and the focus stays with it. */
async function isMoved(page: Page, list: Locator, line: string): Promise<void> {
  const up = `${say("formats.up")}: ${line}`;
  const last = (await list.locator("ul.plain li").count()) - 1;
  await button(list, up).press("Enter");
  await list
    .locator("ul.plain li")
    .nth(last - 1)
    .getByText(line)
    .waitFor();
  await focusOn(page, `[aria-label="${up}"]`);
  await button(list, `${say("formats.down")}: ${line}`).press("Enter");
  await focusOn(page, `[aria-label="${up}"]`);
}

test("prompts of the library and in own words go along into the room, and the screen opens on what was chosen", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.amal);
  const { page } = person;
  await page.goto(`${server.origin}/formats`);
  const open = page.locator("li.card", { hasText: "Open room" });
  await button(open, say("formats.copy")).click();
  await page.locator("#format-name").fill("Open, with our prompts");
  const own = "Who would breathe out first?";
  const [prompt] = promptsFor(undefined, "f", "");
  assert.ok(prompt);
  const together = stageCard(page, "together");
  const brought = together.locator("details", { hasText: say("formats.prompts") });
  await brought.locator("summary").press("Enter");
  await brought.getByLabel(say("formats.prompt_own")).fill(own);
  await button(brought, say("action.add")).press("Enter");
  await brought.locator("li", { hasText: own }).waitFor();
  await brought.getByLabel(say("formats.prompts_from")).selectOption("f");
  await brought.getByLabel(prompt.text, { exact: true }).press("Space");
  await brought.locator("li", { hasText: prompt.text }).waitFor();
  await isMoved(page, brought, prompt.text);
  await page.getByText(say("formats.unsaved")).waitFor();
  await assertAccessible(page, "the prompts of a stage");
  const words = wordsOfPrompt("d10");
  await button(brought, say("formats.take_writer", { what: words })).press("Enter");
  await untilThereAre(0, brought.locator("li", { hasText: words }));
  await focusOn(page, "[data-takes]");
  const opens = together.locator("details", { hasText: say("formats.brings") });
  await opens.locator("summary").press("Enter");
  const first = sayNamed("type", "hypothesis");
  await button(opens, say("formats.take_writer", { what: first })).press("Enter");
  await untilThereAre(0, opens.locator("li", { hasText: first }));
  await opens.getByLabel(say("formats.offer_add")).selectOption("voice");
  await button(opens, say("action.add")).first().press("Enter");
  await opens.locator("li", { hasText: sayNamed("type", "voice") }).waitFor();
  await fits(page, "what a stage brings", async (width) => {
    if (shots) await together.screenshot({ path: `${shots}/brings-${width}.png` });
  });
  await button(page, say("formats.save")).click();
  await page.getByText(say("formats.saved", { n: 1 })).waitFor();

  await goIn(person, "The Heron family");
  await page.getByText("Open, with our prompts").click();
  await button(page, say("start.now")).click();
  for (const field of ["purpose_together", "safety_none", "children_none", "notes_nobody"]) {
    await page.getByLabel(sayNamed("field.contract", field)).check();
  }
  await page.locator("#region-stage button.main").click();
  await page.locator("#tab-questions[aria-selected=true]").waitFor();
  await button(page, say("prompts.more")).click();
  const card = page.locator(".prompt-card blockquote");
  for (const asked of [wordsOfPrompt("e3"), wordsOfPrompt("g8"), own, prompt.text]) {
    await card.getByText(asked).waitFor();
    await button(page, say("prompts.another")).click();
  }
  await card.getByText(wordsOfPrompt("e3")).waitFor();
  assert.deepEqual(person.troubles, []);
});

test("by keys alone a stage is moved, added and taken away, and the focus goes along", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);
  const { page } = person;
  await page.goto(`${server.origin}/formats`);
  await button(page.locator("li.card", { hasText: "Balint group" }), say("formats.copy")).click();
  const ids = () =>
    page.locator("[id^=stage-][id$=-name]").evaluateAll((all) => all.map((one) => one.id));
  const before = await ids();
  const second = String(before[1]);
  const id = second.replace(/^stage-|-name$/g, "");
  await page.locator(`#down-${id}`).press("Enter");
  await focusOn(page, `#down-${id}`);
  await until("it to stand third", async () => (await ids())[2] === second);
  await page.locator(`#up-${id}`).press("Enter");
  await focusOn(page, `#down-${id}`);
  const tools = page.locator(`[role=group]:has(#down-${id})`);
  await button(tools, say("formats.add_after")).press("Enter");
  await until("there to be one more", async () => (await ids()).length === before.length + 1);
  await focusOn(page, `#${(await ids())[2]}`);
  const added = page.locator("li.card", { has: page.locator(`#${(await ids())[2]}`) });
  const take = added.locator("[role=group]").last();
  await button(take, say("formats.take_away")).press("Enter");
  await focusOn(page, `#${second}`);
  assert.deepEqual(await ids(), before);
  assert.deepEqual(person.troubles, []);
});
