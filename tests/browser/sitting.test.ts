// Several rooms in one sitting: one tap of the lead moves everybody, and who does not belong waits and sees nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { fits } from "./axe";
import { button, goIn, lark } from "./steps";
import { type Person, people, serving, signedIn, until, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });
const wren = "The Wren family";

function inRoom(person: Person, alias: string): Promise<void> {
  return person.page.locator("h1.room-title", { hasText: alias }).waitFor();
}

/** A second room of the team, which one of them leaves for good. */
async function addRoom(lead: Person, leaver: Person): Promise<void> {
  const me = Object(await lead.get("/api/me"));
  await lead.post("/api/rooms", { team: me.teams[0].id, alias: wren, kind: "family" });
  const room = await lead.roomOf(wren);
  const { account } = Object(await leaver.get("/api/me"));
  await leaver.post(`/api/rooms/${room}/roster`, { account, action: "remove" });
}

test("everyone moves with one tap of the lead, and a member of one room waits and sees nothing of the other", async () => {
  const { browser, server } = given();
  const [amal, beth, lead] = await Promise.all(
    [people.amal, people.beth, people.carys].map((who) => signedIn(browser, server, who)),
  );
  assert.ok(amal && beth && lead);
  await addRoom(lead, beth);
  const { page } = lead;
  await page.goto(`${server.origin}/rooms`);
  await button(page, say("sitting.open")).click();
  await page.getByRole("checkbox", { name: lark }).check();
  await page.getByRole("checkbox", { name: wren }).check();
  await page.locator("#sitting-format").selectOption("open_room");
  await button(page, say("sitting.start")).click();
  await inRoom(lead, lark);
  await Promise.all([goIn(amal, lark), goIn(beth, lark)]);
  await page.getByText(say("sitting.at", { n: 1, m: 2 })).waitFor();
  const heard = beth.received().length;
  await button(page, say("lead.menu")).click();
  await button(page, say("sitting.early")).click();
  await Promise.all([inRoom(lead, wren), inRoom(amal, wren)]);
  await beth.page.getByText(say("agenda.waits")).waitFor();
  await page.getByText(say("sitting.at", { n: 2, m: 2 })).waitFor();
  await page.getByLabel(sayNamed("field.contract", "safety_none")).check();
  await until("Beth to have asked where the sitting is", () =>
    beth.received().slice(heard).includes('"you":{"waits":true}'),
  );
  await button(page, say("lead.menu")).click();
  await button(page, say("sitting.early")).click();
  await amal.page.getByText(say("agenda.over")).waitFor();
  await beth.page.getByText(say("agenda.over")).waitFor();
  assert.doesNotMatch(beth.received().slice(heard), /Wren/);
  for (const person of [amal, beth, lead]) assert.deepEqual(person.troubles, []);
});

test("how to run a format is a page to read and print, from the lobby on", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.amal);
  const { page } = person;
  await page.goto(`${server.origin}/rooms`);
  await page.getByRole("link", { name: say("page.guide") }).click();
  await page.getByRole("link", { name: "Balint group" }).click();
  await page.getByRole("heading", { name: say("guide.stages") }).waitFor();
  await untilThereAre(7, page.locator(".guide-stage"));
  await fits(page, "the guide");
  assert.deepEqual(person.troubles, []);
});
