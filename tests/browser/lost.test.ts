// Reloads, lost connections and a killed server in mid-sentence: nothing that was typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { say } from "../../web/src/state/words";
import { addTo, button, card, goIn, isLive, isSaved, lark } from "./steps";
import { type Person, people, serving, signedIn, until } from "./support";

const given = serving({ stage_flush_ms: 300 });

type Pair = { readonly lead: Person; readonly other: Person };

/** Two in an open room, in the stage where all may write hypotheses. */
async function twoTogether(): Promise<Pair> {
  const { browser, server } = given();
  const lead = await signedIn(browser, server, people.carys);
  const other = await signedIn(browser, server, people.amal);
  await goIn(lead, lark);
  await goIn(other, lark);
  const start = button(lead.page, say("start.now"));
  await start.or(lead.page.locator("#tab-hypotheses")).first().waitFor();
  if (await start.isVisible()) {
    await lead.page.locator("#format-open_room").check();
    await start.click();
    await lead.page.getByLabel(say("contract.lead")).waitFor();
    await fillAgreement(lead);
    await lead.page.locator("#region-stage button.main").click();
    await lead.page.locator("#new-hypothesis").waitFor();
  }
  await showHypotheses(lead);
  await showHypotheses(other);
  return { lead, other };
}

async function fillAgreement(lead: Person): Promise<void> {
  for (const field of ["purpose_together", "safety_none", "children_none", "notes_nobody"]) {
    await lead.page.locator(`input[id$="-${field}"]`).check();
  }
  await lead.page.getByText(say("contract.complete")).waitFor();
}

async function showHypotheses(person: Person): Promise<void> {
  await person.page.locator("#tab-hypotheses").click();
  await person.page.locator("#new-hypothesis").waitFor();
}

/** The text of an opened card, for typing in it. */
async function opened(person: Person, words: string): Promise<Locator> {
  const title = card(person, words).locator(".card-title");
  if ((await title.getAttribute("aria-expanded")) !== "true") await title.click();
  const area = person.page.locator("textarea[id^=hyp_][id$=-text]").first();
  await area.waitFor();
  return area;
}

async function typeAtEnd(area: Locator, words: string): Promise<void> {
  await area.focus();
  await area.press("Control+End");
  await area.pressSequentially(words, { delay: 15 });
}

/** All that the room keeps in this browser until the server has it. */
function keptBy(person: Person): Promise<string> {
  return person.page.evaluate(async () => {
    const asked = indexedDB.open("spacebetween");
    const done = (one: IDBRequest) =>
      new Promise((resolve) => one.addEventListener("success", resolve));
    await done(asked);
    const all = asked.result.transaction("items").objectStore("items").getAll();
    await done(all);
    asked.result.close();
    return JSON.stringify(all.result);
  });
}

async function leave(pair: Pair): Promise<void> {
  for (const person of [pair.lead, pair.other]) {
    assert.deepEqual(person.troubles, []);
    await person.context.close();
  }
}

test("a reload in mid-sentence loses nothing", async () => {
  const pair = await twoTogether();
  await addTo(pair.lead.page, "#new-hypothesis", "Reloaded idea");
  const area = await opened(pair.lead, "Reloaded idea");
  await typeAtEnd(area, " goes on and on to the very last letter");
  pair.lead.page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  await pair.lead.page.reload();
  await isLive(pair.lead);
  await showHypotheses(pair.lead);
  await showHypotheses(pair.other);
  for (const person of [pair.lead, pair.other]) {
    await card(person, "Reloaded idea goes on and on to the very last letter").waitFor();
  }
  await leave(pair);
});

test("what was begun and not added outlives another board and a reload", async () => {
  const pair = await twoTogether();
  const { page } = pair.lead;
  const field = page.locator("#new-hypothesis");
  await field.fill("Could it be that nobody");
  await page.locator("#tab-own").click();
  await field.waitFor({ state: "detached" });
  await showHypotheses(pair.lead);
  assert.equal(await field.inputValue(), "Could it be that nobody");
  await until("it to be kept on this computer", async () =>
    (await keptBy(pair.lead)).includes("Could it be that nobody"),
  );
  page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  await page.reload();
  await isLive(pair.lead);
  await until("it to be in its field or beside the board", async () => {
    const shown = await page.locator("#new-hypothesis, #region-rescue .rescued").all();
    const words = await Promise.all(
      shown.map((one) => one.evaluate((node) => Object(node).value ?? node.textContent)),
    );
    return words.includes("Could it be that nobody");
  });
  await leave(pair);
});

test("typing without a connection is kept, said to be unsaved, and arrives when it is back", async () => {
  const { server } = given();
  const pair = await twoTogether();
  await addTo(pair.lead.page, "#new-hypothesis", "Tunnel idea");
  const area = await opened(pair.lead, "Tunnel idea");
  await card(pair.other, "Tunnel idea").waitFor();
  await pair.lead.context.setOffline(true);
  await pair.lead.page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await server.kill();
  await typeAtEnd(area, " written in the tunnel");
  await until("the page to say that it is not saved", async () => {
    const word = (await pair.lead.page.locator("#save-word").textContent()) ?? "";
    return word.includes(say("room.not_saved", { time: "" }).trim());
  });
  await server.begin();
  await pair.lead.context.setOffline(false);
  await typeAtEnd(area, " and after it");
  await isSaved(pair.lead);
  await card(pair.other, "Tunnel idea written in the tunnel and after it").waitFor();
  await leave(pair);
});

test("a server that is killed in mid-sentence takes no word with it", async () => {
  const { server } = given();
  const pair = await twoTogether();
  await addTo(pair.lead.page, "#new-hypothesis", "Power cut");
  const area = await opened(pair.lead, "Power cut");
  await card(pair.other, "Power cut").waitFor();
  await typeAtEnd(area, " first half");
  await server.kill();
  await typeAtEnd(area, " second half");
  await until("the words to be kept on this computer", async () => {
    return (await keptBy(pair.lead)).includes("Power cut first half second half");
  });
  pair.lead.page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  await server.begin();
  await pair.lead.page.reload();
  await isLive(pair.lead);
  await showHypotheses(pair.lead);
  await isLive(pair.other);
  for (const person of [pair.lead, pair.other]) {
    await card(person, "Power cut first half second half").waitFor();
  }
  await leave(pair);
});

test("two who type in one text at once both keep their words", async () => {
  const pair = await twoTogether();
  await addTo(pair.lead.page, "#new-hypothesis", "middle");
  await card(pair.other, "middle").waitFor();
  const mine = await opened(pair.lead, "middle");
  const theirs = await opened(pair.other, "middle");
  await theirs.focus();
  await theirs.press("Control+Home");
  await mine.focus();
  await mine.press("Control+End");
  await Promise.all([
    theirs.pressSequentially("before the ", { delay: 40 }),
    mine.pressSequentially(" and after it", { delay: 40 }),
  ]);
  await isSaved(pair.lead);
  await isSaved(pair.other);
  for (const area of [mine, theirs]) {
    await until("both to have both", async () => {
      return (await area.inputValue()) === "before the middle and after it";
    });
  }
  await leave(pair);
});
