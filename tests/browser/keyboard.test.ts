// The room by keyboard alone, and what axe and the content policy say of its main states.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { say } from "../../web/src/state/words";
import {
  arrive,
  begin,
  button,
  card,
  isSaved,
  next,
  type Team,
  teamIn,
  writeSealed,
} from "./steps";
import { type Person, serving } from "./support";

const given = serving({ stage_flush_ms: 300 });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { resultTypes: ["violations"] };

/** What axe finds that is serious or critical, as rule and place. */
async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(async (options) => {
    const { violations } = await Object(globalThis).axe.run(document, options);
    return violations
      .filter((one: { impact: string }) => ["serious", "critical"].includes(one.impact))
      .map((one: { id: string; nodes: readonly { html: string }[] }) => {
        return `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`;
      });
  }, rules);
  return Array.isArray(found) ? found.map(String) : [String(found)];
}

async function isClean(person: Person, where: string): Promise<void> {
  assert.deepEqual(await seriousIn(person.page), [], where);
}

/** Presses Tab until the focus is on what `selector` names; nothing else moves it. */
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    const there = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (there) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} was not reached with ${most} presses of Tab`);
}

async function toGroup(team: Team): Promise<void> {
  await begin(team);
  await isClean(team.lead, "arriving");
  await arrive(team);
  await next(team, "experience");
  await isClean(team.scribe, "the map");
  await next(team, "reflection");
  await isClean(team.presenter, "listening");
  await next(team, "alone");
  await writeSealed(team.scribe, "sealed by hand");
  await isClean(team.scribe, "writing alone");
}

test("by keyboard alone a member writes and marks, and the lead moves on; axe finds nothing serious", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await isClean(team.lead, "before a session");
  await toGroup(team);
  const lead = team.lead.page;
  await lead.keyboard.press("Control+F6");
  await tabTo(lead, "#region-stage button.main");
  await lead.keyboard.press("Enter");
  await card(team.scribe, "sealed by hand").waitFor();
  const { page } = team.scribe;
  await tabTo(page, "#new-hypothesis");
  await page.keyboard.type("quiet evenings frighten us more than them");
  await page.keyboard.press("Enter");
  const written = card(team.scribe, "quiet evenings frighten us");
  await written.waitFor();
  await tabTo(page, ".card-title");
  for (let moves = 0; moves < 6; moves++) {
    const on = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (on.includes("quiet evenings")) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await written.locator(".details").waitFor();
  await isClean(team.scribe, "an open card");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(
    await page.evaluate(() => document.activeElement?.textContent ?? ""),
    say("summary.mark"),
  );
  await page.keyboard.press("Enter");
  await written.getByText(say("summary.marked"), { exact: true }).waitFor();
  await page.keyboard.press("Control+/");
  await page.locator("dialog").waitFor();
  await isClean(team.scribe, "help with the keys");
  await page.keyboard.press("Escape");
  await tabTo(lead, "#region-stage button.main");
  await lead.keyboard.press("Enter");
  await button(card(team.presenter, "quiet evenings"), say("hypotheses.take")).waitFor();
  await isSaved(team.scribe);
  await isClean(team.presenter, "taking");
  for (const person of [team.presenter, team.scribe, team.lead, team.manager]) {
    assert.deepEqual(person.troubles, []);
  }
});

test("the summary and an open safety stop have nothing serious for axe", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.jump", { stage: "Summary" })).click();
  await team.lead.page.locator(".compose").waitFor();
  await isClean(team.lead, "the summary");
  await button(team.manager.page, say("room.safety_stop")).click();
  await isClean(team.manager, "the question before a stop");
  await button(team.manager.page, say("safety.stop")).click();
  await team.lead.page.locator("#region-safety").waitFor();
  await isClean(team.lead, "an open stop");
  for (const person of [team.lead, team.manager]) assert.deepEqual(person.troubles, []);
});
