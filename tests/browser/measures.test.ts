// How short the main path is: clicks into a session, taps to a signed page, the first paint.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { say, sayNamed } from "../../web/src/state/words";
import {
  all,
  arrive,
  begin,
  button,
  card,
  inStage,
  next,
  type Team,
  teamIn,
  writeSealed,
} from "./steps";
import { calm, type Person, people, serving, signedIn, until } from "./support";

const given = serving({ stage_flush_ms: 300, account_connections: 12 });

/** Counts this person's clicks from now on, over pages too. */
async function counting(person: Person): Promise<() => Promise<number>> {
  let clicks = 0;
  await person.page.exposeFunction("clicked", () => {
    clicks += 1;
  });
  const listen = () =>
    document.addEventListener("click", () => Object(globalThis).clicked(), { capture: true });
  await person.context.addInitScript(listen);
  await person.page.evaluate(listen);
  return async () => {
    await person.page.waitForTimeout(100);
    return clicks;
  };
}

test("a returning team is in the first stage with one click each, two for the lead", async () => {
  const { browser, server } = given();
  const addresses = [people.carys, people.amal, people.beth];
  for (const address of addresses) {
    const person = await signedIn(browser, server, address);
    await person.page.goto(`${person.origin}/rooms`);
    const heron = person.page.locator("section", { hasText: "The Heron family" });
    await heron.waitFor();
    const clicks = await counting(person);
    await heron.getByRole("link", { name: say("lobby.go_in") }).click();
    await person.page.waitForURL("**/room?**");
    const leads = address === people.carys;
    if (leads) await button(person.page, say("start.now")).click();
    await inStage(person, "arriving");
    await until("all clicks to be counted", async () => (await clicks()) >= (leads ? 2 : 1));
    assert.equal(await clicks(), leads ? 2 : 1, address);
  }
});

/** Two lines by each of the four, written alone, revealed and marked for the summary. */
async function eightLines(team: Team): Promise<void> {
  await begin(team);
  await arrive(team);
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.jump", { stage: "Alone" })).click();
  for (const [at, person] of all(team).entries()) {
    await writeSealed(person, `Line ${at} one, about the evenings`);
    await writeSealed(person, `Line ${at} two, about the mornings`);
  }
  await next(team, "group");
  for (const [at, person] of all(team).entries()) {
    for (const words of [`Line ${at} one`, `Line ${at} two`]) {
      await button(card(person, words), say("summary.mark")).click();
      await card(person, words).getByText(say("summary.marked"), { exact: true }).waitFor();
    }
  }
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.jump", { stage: "Summary" })).click();
  await team.scribe.page.locator(".compose").waitFor();
}

test("from the last stage to a signed page takes the note-taker at most 25 taps", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await eightLines(team);
  const { page } = team.scribe;
  const taps = await counting(team.scribe);
  await button(page, say("summary.group_yes")).click();
  for (const lens of ["change", "safety"]) {
    const name = `${sayNamed("choice.reading.lens", lens)}: ${sayNamed("field.reading", "nothing_yet")}`;
    await button(page, name).click();
    await page.locator(".preview").getByText(name).waitFor();
  }
  for (const at of [0, 1, 2, 3]) {
    await page.locator(".preview").getByText(`Line ${at} two`).waitFor();
  }
  await button(page, sayNamed("sign_as", "for_those_present")).click();
  await page.getByText(say("summary.done")).waitFor();
  const count = await taps();
  console.log(`taps from the last stage to a signed page: ${count}`);
  assert.ok(count <= 25, `${count} taps`);
});

const tenMegabit = (10 * 1_000_000) / 8;

/** This person's, with nothing in its cache. */
async function freshContext(person: Person): Promise<BrowserContext> {
  return given().browser.newContext({ storageState: await person.context.storageState() });
}

async function painted(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint").length > 0,
  );
}

async function firstPaint(url: string, person: Person): Promise<number> {
  const page = await (await freshContext(person)).newPage();
  const line = await page.context().newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 40,
    downloadThroughput: tenMegabit,
    uploadThroughput: tenMegabit,
  });
  await page.goto(url, { waitUntil: "commit" });
  await painted(page);
  const at = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  );
  await page.context().close();
  return at;
}

function median(times: readonly number[]): number {
  return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}

test("the room's first paint waits for no script, and for little on the line", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);
  const room = await person.roomOf("The Heron family");
  const page = await (await freshContext(person)).newPage();
  await page.route("**/*.js", () => undefined); // never answered
  const came: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    came.push(request.sizes().then((sizes) => sizes.responseHeadersSize + sizes.responseBodySize));
  });
  await page.goto(`${server.origin}/room?room=${room}`, { waitUntil: "commit" });
  await painted(page);
  assert.ok(await page.locator("h1").isVisible());
  assert.ok(await page.evaluate(() => document.styleSheets.length > 0));
  const bytes = (await Promise.all(came)).reduce((sum, size) => sum + size, 0);
  console.log(`before the first paint: ${came.length} answers, ${bytes} bytes`);
  // The page, its style and its icon: what a server sends at once on a new connection.
  assert.ok(came.length <= 3, `${came.length} answers`);
  assert.ok(bytes > 0 && bytes <= 14_600, `${bytes} bytes`);
  await page.context().close();
});

test("the room's first paint comes within a second on a slow computer and line", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.beth);
  const room = await person.roomOf("The Heron family");
  const paints: number[] = [];
  for (let times = 0; times < 5; times++) {
    paints.push(await firstPaint(`${server.origin}/room?room=${room}`, person));
  }
  const at = median(paints);
  console.log(`first contentful paint: ${at} ms`);
  assert.ok(at > 0);
  if (calm) assert.ok(at <= 1_000, `${at} ms`);
});
