// From the sign-in page to inside a room: by keyboard, in few clicks, and by an invitation.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../web/src/state/words";
import { focusOn, isLive, tabTo } from "./steps";
import { newcomer, people, serving, signedIn } from "./support";

const heron = "The Heron family";
const password = "only invented families";
const given = serving();

test("[E01] signing in by keyboard alone: first wrong, then right", async () => {
  const { browser, server } = given();
  const person = await newcomer(browser, server);
  const { page } = person;
  await page.goto(`${server.origin}/`);
  await page.locator("#address").waitFor();
  await page.locator("main", { hasText: /invented families only/ }).waitFor();

  await tabTo(page, "#address");
  await page.keyboard.type(people.amal);
  await page.keyboard.press("Tab");
  await page.keyboard.type("not this one at all");
  await page.keyboard.press("Enter");
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  await focusOn(page, ".error-summary");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await focusOn(page, "#password");
  assert.equal(await page.inputValue("#address"), people.amal);

  await page.keyboard.press("Control+a");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/rooms");

  await page.getByRole("heading", { name: heron }).waitFor();
  assert.deepEqual(person.troubles, []);
  await person.context.close();
});

test("whoever was on the way somewhere is there after signing in", async () => {
  const { browser, server } = given();
  const person = await newcomer(browser, server);
  const { page } = person;
  await page.goto(`${server.origin}/conversations`);
  await page.waitForURL("**/?next=**");
  await page.fill("#address", people.amal);
  await page.fill("#password", password);

  await page.click("button[type=submit]");

  await page.waitForURL("**/conversations");
  await page.locator(".talk .opening").waitFor();
  await person.context.close();
});

test("a way back that leads elsewhere leads to the lobby", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);

  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
    await person.page.goto(`${server.origin}/?next=${encodeURIComponent(next)}`);
    await person.page.waitForURL(`${server.origin}/rooms`);
  }
  await person.context.close();
});

test("start now for a new family: three clicks and one name", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.carys);
  const { page } = person;
  await page.goto(`${server.origin}/rooms`);
  let clicks = 0;
  const click = async (name: string) => {
    clicks += 1;
    await page.getByRole("button", { name, exact: true }).click();
  };

  await click(say("lobby.start"));
  await focusOn(page, "#alias");
  await page.keyboard.type("The Wagtail family");
  await click(say("lobby.start_now"));
  await isLive(person);
  await click(say("start.now"));
  await page.getByText("Arriving").first().waitFor();

  assert.equal(clicks, 3);
  assert.deepEqual(person.troubles, []);
  await person.context.close();
});

test("a returning member is in the room one click after the lobby", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);
  const { page } = person;
  await page.goto(`${server.origin}/rooms`);
  const card = page.locator(".room-card").filter({ hasText: heron });

  await card.getByRole("link", { name: say("lobby.go_in") }).click();

  await page.waitForURL("**/room?room=**");
  await isLive(person);
  await page.goBack();
  await page.waitForURL("**/rooms");
  await person.context.close();
});

test("an invitation link leads somebody new to inside the room, once", async () => {
  const { browser, server } = given();
  const inviter = await signedIn(browser, server, people.amal);
  const room = await inviter.roomOf(heron);
  const made: unknown = await inviter.post(`/api/rooms/${room}/invitations`, {});
  const link = String(Object(made)["link"]);
  const person = await newcomer(browser, server);
  const { page } = person;

  await page.goto(link);
  await page.fill("#name", "Eira");
  await page.fill("#address", "eira@team.example");
  await page.fill("#password", "seven small grey herons");
  await page.click("button[type=submit]");
  await page.waitForURL("**/door?room=**");
  await page.locator(".door-buttons a").first().click();
  await isLive(person);

  await page.locator("h1").getByText(heron, { exact: true }).waitFor();
  const later = await newcomer(browser, server);
  await later.page.goto(link);
  await later.page.locator(".error-summary").waitFor();
  assert.deepEqual([...person.troubles, ...later.troubles], []);
  for (const one of [inviter, person, later]) await one.context.close();
});

test("who knows the family leaves at the door, and is off the list", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);
  const { page } = person;
  const room = await person.roomOf("The Lark family");
  await page.goto(`${server.origin}/door?room=${room}`);

  await page.getByText(say("door.know"), { exact: true }).click();
  await page.getByRole("button", { name: say("door.know_leave") }).click();
  await page.getByText(say("door.left")).waitFor();

  const lobby = JSON.stringify(await person.get("/api/rooms"));
  assert.ok(!lobby.includes(room));
  await person.context.close();
});
