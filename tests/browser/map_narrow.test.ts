// The map on a phone, on a tablet and by keys: nothing is covered, and nobody loses their place.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { say, sayCount, sayNamed } from "../../web/src/state/words";
import { assertNarrow, fits } from "./axe";
import { addTo, button, drawing, focusOn, isSaved, pasteInto, type Team } from "./steps";
import { until } from "./support";

let team: Team;

drawing({}, (drawn) => {
  team = drawn;
});

/** Whether a tap in its middle reaches it, wherever the page has been scrolled to. */
function isOnTop(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    const box = element?.getBoundingClientRect();
    if (!element || !box) return false;
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return there !== null && element.contains(there);
  }, selector);
}

test("the safety stop lies open at every width, however far one has scrolled", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  await addTo(page, "#quick-entry", "Mia girl 9");
  await addTo(page, "#quick-entry", "Kayla 31 mum");
  for (const width of [1366, 1000, 768, 641, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await page.evaluate(() => scrollTo(0, 400));
    await until(`the safety stop to lie open at ${width} px`, () =>
      isOnTop(page, "#region-header .safety"),
    );
  }
});

test("a finger finds everything on the map, folded or not", { timeout: 120_000 }, async () => {
  const { page } = team.scribe;
  await page.setViewportSize({ width: 320, height: 700 });
  await page.locator('g.node.person[aria-label^="Mia"]').focus();
  await page.keyboard.press("Enter");
  await button(page, say("map.open_details", { name: "Mia" })).waitFor();
  for (const summary of await page.locator(".map-board details > summary").all()) {
    await summary.click();
  }
  await assertNarrow(page, "the map with all unfolded");
  await fits(page, "the map with all unfolded");
  await page.locator(".map-board details").evaluateAll((folds) => {
    for (const fold of folds) fold.removeAttribute("open");
  });
});

test("pasted lines are read and answered on a phone without a look to the side", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  await page.setViewportSize({ width: 320, height: 700 });
  await pasteInto(page.locator("#quick-entry"), "Ama, woman, 50\nAma afraid of Nobody");
  const dialog = page.getByRole("dialog");
  const line = dialog.getByRole("textbox", { name: say("map.paste.line", { n: 2 }) });
  await line.waitFor();
  const answer = say("map.entry.unknown_name", { name: "Nobody" });
  const drop = dialog.getByRole("button", { name: say("map.paste.drop", { n: 2 }) });
  for (const one of [line, dialog.getByText(answer), drop]) {
    const box = await one.boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  }
  await drop.click();
  await button(dialog, sayCount("map.paste.add", 1)).click();
  await focusOn(page, "#quick-entry");
});

/** Enter on a person and on "Close", faster than anything is painted between them. */
async function openAndCloseAtOnce(page: Page, who: string): Promise<void> {
  const closed = await page.locator(who).evaluate(async (node) => {
    node.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    for (let turns = 0; turns < 1_000; turns++) {
      const close = document.querySelector<HTMLElement>(".map-inspector-head button");
      close?.focus();
      close?.click();
      if (close) return true;
      await Promise.resolve();
    }
    return false;
  });
  assert.ok(closed, "the details did not open before the next frame");
}

test("who closes the details or a look at tidying goes on from there by keys", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  await page.setViewportSize({ width: 1366, height: 768 });
  const kayla = 'g.node.person[aria-label^="Kayla"]';
  await page.locator(kayla).focus();
  await page.keyboard.press("Enter");
  await button(page.locator(".map-inspector"), say("action.close")).press("Enter");
  await focusOn(page, kayla);
  await openAndCloseAtOnce(page, kayla);
  await focusOn(page, kayla);
  const tools = page.getByRole("group", { name: say("map.tidying.title") });
  const tidy = button(tools, say("map.tidy"));
  for (const leave of [button(tools, say("map.tidying.leave")), tidy]) {
    await tidy.press("Enter");
    await button(tools, say("map.tidying.leave")).waitFor();
    await leave.press("Enter");
    await button(tools, say("map.tidying.leave")).waitFor({ state: "detached" });
    assert.equal(await tidy.getAttribute("aria-expanded"), "false");
    assert.ok(await tidy.evaluate((element) => element === document.activeElement));
  }
});

test("a place or a household that is made says where it is, and the next words go there", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  const around = page.locator(".map-around");
  await around.locator("summary").press("Enter");
  await page.locator("#new-context").fill("Hill School");
  await button(around, say("action.add")).press("Enter");
  await around
    .getByText(`${say("map.added", { name: "Hill School" })} ${say("map.entry.in_network")}`)
    .waitFor();
  await focusOn(page, "#new-context");
  await button(around, say("map.new_household")).press("Enter");
  await focusOn(page, ".map-inspector [id$=-name]");
  await page.keyboard.type("At Kayla's");
  await page.keyboard.press("Tab");
  await isSaved(team.scribe);
  await page.getByRole("heading", { name: "At Kayla's" }).waitFor();
});

test("the legend never shows two lines that are called the same", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  await addTo(page, "#quick-entry", "Leo boy 7 son of Kayla & Ama");
  await page.locator("#map-legend summary").press("Enter");
  for (const group of ["couples", "links"]) {
    const under = page.locator("#map-legend section", {
      has: page.getByRole("heading", { name: sayNamed("map.legend", group) }),
    });
    const words = await under.locator("li").allTextContents();
    assert.ok(words.length > 0, group);
    assert.equal(new Set(words).size, words.length, words.join());
  }
});
