// The pages around the room: the signed page and its review, and every page looked at by axe.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { assertAccessible, assertNarrow } from "./axe";
import { newcomer, type Person, people, serving, signedIn, untilThereAre } from "./support";

const heron = "The Heron family";
const given = serving();

async function looked(person: Person, path: string, shown: string): Promise<void> {
  await person.page.goto(person.origin + path);
  await person.page.locator(shown).first().waitFor();
  await assertAccessible(person.page, path);
  await assertNarrow(person.page, path);
  assert.deepEqual(person.troubles, [], path);
}

test("[E32] no page has a serious finding, a sideways scroll or a word from the policy", async () => {
  const { browser, server } = given();
  const stranger = await newcomer(browser, server);
  await looked(stranger, "/", "#address");
  await stranger.page.click("button[type=submit]");
  await stranger.page.locator(".error-summary").waitFor();
  await assertAccessible(stranger.page, "the sign-in page with its errors");
  await looked(stranger, "/help", ".help");
  const manager = await signedIn(browser, server, people.dilys);
  const room = await manager.roomOf(heron);
  await looked(manager, "/rooms", ".room-card");
  await manager.page.locator(".room-card details summary").first().click();
  await manager.page.locator(".tools").waitFor();
  await assertAccessible(manager.page, "a room's tools");
  await assertNarrow(manager.page, "a room's tools");
  await looked(manager, `/door?room=${room}`, ".door-buttons");
  await looked(manager, `/summary?room=${room}`, ".signed");
  await looked(manager, "/reviews", "#waiting");
  await looked(manager, "/me", "#shared");
  const practitioner = await signedIn(browser, server, people.amal);
  await looked(practitioner, "/conversations", ".talk");
  const made: unknown = await manager.post(`/api/rooms/${room}/invitations`, {});
  const link = new URL(String(Object(made)["link"]));
  await looked(stranger, link.pathname + link.hash, "#name");
  for (const one of [stranger, manager, practitioner]) await one.context.close();
});

test("[E23] a manager reads, acknowledges, asks and decides; the room answers and sees it all", async () => {
  const { browser, server } = given();
  const manager = await signedIn(browser, server, people.dilys);
  const { page } = manager;
  await page.goto(`${server.origin}/reviews`);
  await page.getByRole("link", { name: heron }).click();
  await page.locator(".signed").waitFor();
  await page.getByRole("button", { name: say("signed.acknowledge") }).click();
  await page.getByText(sayNamed("choice.summary_word.kind", "acknowledged")).waitFor();
  await page.fill("#question", "Who will tell Nan Pat?");
  await page.getByRole("button", { name: say("signed.ask") }).click();
  await page.getByText(say("signed.question_waits")).waitFor();
  await page.getByLabel(sayNamed("choice.decision.outcome", "agree"), { exact: true }).check();
  await page.getByLabel(sayNamed("field.decision", "reason")).fill("Breakfast is calmer for all.");
  await page.getByRole("button", { name: say("signed.decide") }).click();
  await page.getByText("Breakfast is calmer for all.").waitFor();

  const member = await signedIn(browser, server, people.amal);
  const room = await member.roomOf(heron);
  await member.page.goto(`${server.origin}/summary?room=${room}`);
  await member.page.fill("#answer", "Amal will, on Tuesday.");
  await member.page.getByRole("button", { name: say("action.send") }).click();
  await member.page.getByText("Amal will, on Tuesday.").waitFor();

  const readings = member.page.locator("section[aria-labelledby=readings]");
  await readings
    .getByText(/Dilys, \d+ \w+ \d{4}/)
    .first()
    .waitFor();
  await page.reload();
  await page.getByText("Amal will, on Tuesday.").waitFor();
  await untilThereAre(0, page.getByRole("button", { name: say("signed.decide") }));
  await page.goto(`${server.origin}/reviews`);
  await page.getByText(say("reviews.none_waits")).waitFor();
  assert.deepEqual([...manager.troubles, ...member.troubles], []);
  for (const one of [manager, member]) await one.context.close();
});

test("a signed page prints on one A4 side", async () => {
  const { browser, server } = given();
  const member = await signedIn(browser, server, people.beth);
  const room = await member.roomOf(heron);
  await member.page.goto(`${server.origin}/summary?room=${room}`);
  await member.page.locator(".signed").waitFor();

  const printed = (await member.page.pdf({ preferCSSPageSize: true })).toString("latin1");

  assert.equal((printed.match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
  await member.context.close();
});

test("what came back is one tap away from the opening words", async () => {
  const { browser, server } = given();
  const member = await signedIn(browser, server, people.amal);
  const { page } = member;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${server.origin}/conversations`);
  const back = sayNamed("field.conversation", "came_back");

  await page.getByRole("button", { name: back }).click();
  await page.keyboard.type("She said: the stairs.");
  await page.getByRole("button", { name: say("action.save") }).click();

  await page.getByText("She said: the stairs.").waitFor();
  await page.reload();
  await page.getByText("She said: the stairs.").waitFor();
  await member.context.close();
});

test("a session is planned in the lobby, and its calendar entry tells nobody anything", async () => {
  const { browser, server } = given();
  const member = await signedIn(browser, server, people.carys);
  const { page } = member;
  await page.goto(`${server.origin}/rooms`);
  const card = page.locator(".room-card").filter({ hasText: heron });
  await card.locator("details summary").first().click();
  await card.getByLabel(say("plan_session.when")).fill("2031-03-04T10:30");
  await card.getByRole("button", { name: say("plan_session.plan") }).click();
  const link = card.getByRole("link", { name: say("plan_session.calendar") }).first();
  await link.waitFor();

  const entry = await member.context.request.get(
    server.origin + ((await link.getAttribute("href")) ?? ""),
  );

  const text = await entry.text();
  assert.match(text, /BEGIN:VCALENDAR/);
  assert.doesNotMatch(text, /Heron|family/i);
  await member.context.close();
});
