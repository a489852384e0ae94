// The room by keyboard alone, and what axe and the content policy say of its main states.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { say } from "../../web/src/state/words";
import { assertAccessible } from "./axe";
import {
  arrive,
  begin,
  button,
  card,
  isSaved,
  next,
  type Team,
  tabTo,
  teamIn,
  writeSealed,
} from "./steps";
import { serving, until } from "./support";

const given = serving({ stage_flush_ms: 300 });

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

async function toGroup(team: Team): Promise<void> {
  await begin(team);
  await assertAccessible(team.lead.page, "arriving");
  await arrive(team);
  await next(team, "experience");
  await assertAccessible(team.scribe.page, "the map");
  await next(team, "reflection");
  await assertAccessible(team.presenter.page, "listening");
  await next(team, "alone");
  await writeSealed(team.scribe, "sealed by hand");
  await assertAccessible(team.scribe.page, "writing alone");
}

test("by keyboard alone a member writes and marks, and the lead moves on; axe finds nothing serious", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await assertAccessible(team.lead.page, "before a session");
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
    const on = await focused(page);
    if (on.includes("quiet evenings")) break;
    await page.keyboard.press("ArrowDown");
    await until("the arrow to lead on", async () => (await focused(page)) !== on);
  }
  await page.keyboard.press("Enter");
  await written.locator(".details").waitFor();
  await assertAccessible(team.scribe.page, "an open card");
  await page.keyboard.press("Enter");
  await written.locator(".details").waitFor({ state: "detached" });
  await page.keyboard.press("Tab");
  await until("the focus to be on the mark", async () => {
    return (await focused(page)) === say("summary.mark");
  });
  await page.keyboard.press("Enter");
  await written.getByText(say("summary.marked"), { exact: true }).waitFor();
  await page.keyboard.press("Control+/");
  await page.locator("dialog").waitFor();
  await assertAccessible(team.scribe.page, "help with the keys");
  await page.keyboard.press("Escape");
  await tabTo(lead, "#region-stage button.main");
  await lead.keyboard.press("Enter");
  await button(card(team.presenter, "quiet evenings"), say("hypotheses.take")).waitFor();
  await isSaved(team.scribe);
  await assertAccessible(team.presenter.page, "taking");
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
  await assertAccessible(team.lead.page, "the summary");
  await button(team.manager.page, say("room.safety_stop")).click();
  await assertAccessible(team.manager.page, "the question before a stop");
  await button(team.manager.page, say("safety.stop")).click();
  await team.lead.page.locator("#region-safety").waitFor();
  await assertAccessible(team.lead.page, "an open stop");
  for (const person of [team.lead, team.manager]) assert.deepEqual(person.troubles, []);
});
