// Practising on an invented family: a copy for each trainee, back to the beginning, and a room that goes to others.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { say, sayCount, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import { addTo, button, goIn, isSaved, showBoard } from "./steps";
import { type Person, people, serving, signedIn, until, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });
const family = "The Swift family";

async function aliases(person: Person): Promise<readonly string[]> {
  const lobby = Object(await person.get("/api/rooms"));
  return [...lobby.rooms].map((room: unknown) => String(Object(room).alias));
}

async function tools(person: Person, alias: string): Promise<Locator> {
  const { page } = person;
  await page.goto(`${person.origin}/rooms`);
  const title = page.getByRole("heading", { name: alias, exact: true });
  const card = page.locator("section.room-card", { has: title });
  await card.getByText(say("lobby.tools")).click();
  return card;
}

/** Opens a session in the one open format, and writes a hypothesis. */
async function tryOut(person: Person, alias: string, words: string): Promise<void> {
  const { page } = person;
  await goIn(person, alias);
  await page.getByText(say("start.more_formats")).click();
  await page.locator("#format-open_room").check();
  await button(page, say("start.now")).click();
  await page.getByLabel(sayNamed("field.contract", "purpose_together")).check();
  await page.getByLabel(sayNamed("field.contract", "safety_none")).check();
  await page.getByLabel(sayNamed("field.contract", "children_none")).check();
  await page.getByLabel(sayNamed("field.contract", "notes_nobody")).check();
  await page.locator("#region-stage button.main").click();
  await showBoard(person, "hypotheses");
  await addTo(page, "#new-hypothesis", words);
  await isSaved(person);
  await button(page, say("lead.menu")).click();
  await button(page.locator("#region-stage"), say("lead.close")).click();
  await button(page.locator("dialog"), say("lead.close")).click();
  await page.getByText(say("stage.none")).waitFor();
}

test("each trainee practises in a copy that the teacher knows by their name, and begins again", async () => {
  const { browser, server } = given();
  const [teacher, beth, amal] = await Promise.all(
    [people.carys, people.beth, people.amal].map((who) => signedIn(browser, server, who)),
  );
  assert.ok(teacher && beth && amal);
  const me = Object(await teacher.get("/api/me"));
  await teacher.post("/api/rooms", { team: me.teams[0].id, alias: family, kind: "practice" });
  const card = await tools(teacher, family);
  await card.getByRole("heading", { name: say("practice.title") }).waitFor();
  const copies = card.getByRole("group", { name: say("practice.copies") });
  await copies.getByRole("checkbox", { name: /^Beth/ }).check();
  await button(card, say("practice.copy")).press("Enter");
  await card.getByText(sayCount("practice.copied", 1)).waitFor();
  await assertAccessible(teacher.page, "the tools of a practice room");
  await fits(teacher.page, "the tools of a practice room");

  const own = `${family} (Beth)`;
  assert.ok((await aliases(teacher)).includes(own));
  assert.ok((await aliases(beth)).includes(own));
  assert.ok(!(await aliases(amal)).includes(own));
  await tryOut(beth, own, "could it be the first try?");
  const copy = await tools(beth, own);
  await copy.locator("summary", { hasText: say("practice.reset") }).click();
  await untilThereAre(0, copy.getByRole("group", { name: say("practice.copies") }));
  await button(copy, say("practice.reset")).press("Enter");
  await copy.getByText(say("practice.was_reset")).waitFor();
  await goIn(beth, own);
  await showBoard(beth, "hypotheses");
  await untilThereAre(0, beth.page.getByText("the first try"));
  for (const person of [teacher, beth, amal]) assert.deepEqual(person.troubles, []);
});

test("a room goes to other people in one step, and who is not among them does not come in", async () => {
  const { browser, server } = given();
  const [manager, carys, amal] = await Promise.all(
    [people.dilys, people.carys, people.amal].map((who) => signedIn(browser, server, who)),
  );
  assert.ok(manager && carys && amal);
  const alias = "The Kite family";
  const me = Object(await manager.get("/api/me"));
  await manager.post("/api/rooms", { team: me.teams[0].id, alias });
  const room = await manager.roomOf(alias);
  assert.ok((await aliases(carys)).includes(alias));
  const card = await tools(manager, alias);
  await card.locator("summary", { hasText: say("hand_over.open") }).click();
  const list = card.getByRole("group", { name: say("hand_over.people") });
  await list.getByRole("checkbox", { name: /^Amal/ }).check();
  await list.getByRole("checkbox", { name: /^Dilys/ }).check();
  await fits(manager.page, "handing a room over");
  await button(card, say("hand_over.do")).press("Enter");
  await card.getByText(say("hand_over.done")).waitFor();
  await until("the room to be gone for those who are not on the list", async () => {
    return !(await aliases(carys)).includes(alias);
  });
  assert.ok((await aliases(amal)).includes(alias));
  await carys.page.goto(`${server.origin}/room?room=${room}`);
  await carys.page.locator("#region-stage").waitFor({ state: "detached" });
  assert.doesNotMatch(carys.received(), /Kite/);
  for (const person of [manager, carys, amal]) assert.deepEqual(person.troubles, []);
});
