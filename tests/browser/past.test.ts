// Taking back a step, changing a format for the team, and looking back at a session that was held.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { addTo, arrive, begin, button, card, goIn, isSaved, lark, teamIn } from "./steps";
import { people, serving, signedIn, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });

test("a step is taken back and made again for everyone, and the session can be gone through later", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  const lead = team.lead.page;
  await button(lead, say("lead.menu")).click();
  await button(lead, say("lead.jump", { stage: "Reveal and group" })).click();
  const { page } = team.scribe;
  await addTo(page, "#new-hypothesis", "could evenings be the loneliest?");
  await card(team.presenter, "loneliest").waitFor();
  await isSaved(team.scribe);
  await button(page, say("undo.undo")).click();
  await card(team.presenter, "loneliest").waitFor({ state: "detached" });
  await page.locator("#tab-hypotheses").focus();
  await page.keyboard.press("Control+Shift+Z");
  await card(team.presenter, "loneliest").waitFor();
  await button(lead, say("lead.menu")).click();
  await button(lead.locator("#region-stage"), say("lead.close")).click();
  await button(lead.locator("dialog"), say("lead.close")).click();
  await team.presenter.page.getByText(say("stage.none")).waitFor();
  const room = await team.presenter.roomOf(lark);
  const back = team.presenter.page;
  await back.goto(`${server.origin}/history?room=${room}`);
  await back
    .getByRole("button", { name: /^Session/ })
    .first()
    .click();
  const slider = back.locator("#history-moment");
  await slider.waitFor();
  await untilThereAre(0, back.getByText("loneliest"));
  await slider.press("End");
  await back.getByText("loneliest").waitFor();
  await button(back, sayNamed("stage.two_lens_consultation.arriving", "name")).click();
  await back.getByText("loneliest").waitFor({ state: "detached" });
  await button(back, sayNamed("board", "map")).click();
  for (const person of [team.lead, team.scribe, team.presenter]) {
    assert.deepEqual(person.troubles, []);
  }
});

test("a team copies a format, is told beside the stage what is wrong, saves it and runs it", async () => {
  const { browser, server } = given();
  const person = await signedIn(browser, server, people.carys);
  const { page } = person;
  await page.goto(`${server.origin}/formats`);
  const balint = page.locator("li.card", { hasText: "Balint group" });
  await button(balint, say("formats.copy")).click();
  await page.locator("#format-name").fill("Balint, our way");
  await page.locator("#stage-story-name").fill("");
  await page.locator("#stage-story-minutes").fill("12");
  await button(page, say("formats.save")).click();
  const story = page.locator("li.card", { has: page.locator("#stage-story-name") });
  await story.locator("[role=alert]").waitFor();
  await page.locator("#stage-story-name").fill("Story, slowly");
  await button(page, say("formats.save")).click();
  await page.getByText(say("formats.saved", { n: 1 })).waitFor();
  const ours = page.locator("li.card", { hasText: "Balint, our way" });
  await button(ours, say("action.change")).click();
  await page.locator("#stage-story-minutes").fill("10");
  await button(page, say("formats.save")).click();
  await page.getByText(say("formats.saved", { n: 2 })).waitFor();
  await goIn(person, lark);
  await page.getByText("Balint, our way").click();
  await button(page, say("start.now")).click();
  await page.locator("#region-stage button.quiet").first().click();
  await page.locator("dialog").getByText("Story, slowly").waitFor();
  assert.deepEqual(person.troubles, []);
});
