// What may be agreed, planned and written beyond the first fields is folded, is saved, and is read by everybody else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { addTo, arrive, begin, board, button, card, isSaved, showBoard, teamIn } from "./steps";
import { serving } from "./support";

const given = serving({ stage_flush_ms: 300 });

test("the work is marked for all to see, words follow the room's choice, and a plan can be said to a child", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  const { page } = team.lead;
  await page.getByText(say("contract.more"), { exact: true }).click();
  const choose = (field: string, value: string) =>
    page.locator(`select[id$="-${field}"]`).selectOption(value);
  await choose("work", "both");
  await choose("terms", "safeguarding");
  await page.locator('input[id$="-workers_last_year"]').fill("4");
  await page.locator('textarea[id$="-clinician_wont"]').fill("write reports for court");
  await isSaved(team.lead);
  const other = team.scribe.page;
  const mark = sayNamed("choice.contract.work", "both");
  await other.locator("#region-header .mark", { hasText: mark }).waitFor();
  await other.getByText("Safeguarding concerns we already hold").first().waitFor();
  await team.presenter.page.getByText("write reports for court").first().waitFor();
  await button(page, say("lead.menu")).click();
  const plan = sayNamed("stage.two_lens_consultation.next_conversation", "name");
  await button(page, say("lead.jump", { stage: plan })).click();
  const writer = team.presenter.page;
  await writer.locator("#new-conversation-with").fill("Mia");
  await writer.locator("#new-conversation-opening").fill("Would you show me your room?");
  await button(board(writer), say("plan.add_conversation")).click();
  await button(board(writer), say("plan.with", { name: "Mia" })).click();
  await writer.locator("summary", { hasText: sayNamed("plan.row", "child") }).click();
  await writer.getByLabel(sayNamed("field.conversation", "to_child")).check();
  const words = writer.locator('textarea[id$="-child_words"]');
  await words.fill("I come on Thursday");
  await words.blur();
  await isSaved(team.presenter);
  await showBoard(team.scribe, "plan");
  await board(other).getByText("I come on Thursday").waitFor();
  await addTo(writer, "#new-decision-needed", "Whether he may stay");
  for (const person of [team.lead, team.scribe, team.presenter]) {
    assert.deepEqual(person.troubles, []);
  }
});

test("evidence says what it stands on, and a seat says whose it is", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  const { page } = team.lead;
  const last = page
    .locator("#region-stage")
    .getByText(sayNamed("stage.two_lens_consultation.next_conversation", "name"));
  await last.waitFor();
  await button(page, say("lead.menu")).click();
  await button(page, say("lead.back")).click();
  // What is given out before the stage has moved would be for a stage that is over.
  await last.waitFor({ state: "detached" });
  await button(page, say("lead.menu")).click();
  await button(page.locator("#region-stage"), say("lead.roles")).click();
  const dilys = page.locator("dialog fieldset", { hasText: "Dilys" });
  await button(dilys, sayNamed("role", "child_seat")).click();
  const seat = dilys.getByLabel(say("seats.whose", { name: "Dilys" }));
  await seat.fill("Leo");
  await seat.press("Enter");
  await button(page.locator("dialog"), say("action.close")).click();
  await team.scribe.page.getByText(say("seats.sits", { whose: "Leo" })).waitFor();
  await button(page, say("lead.menu")).click();
  await button(page, say("lead.back")).click();
  const writer = team.scribe.page;
  await addTo(writer, "#new-hypothesis", "could bedtime be when he misses her most?");
  const one = card(team.scribe, "misses her most");
  await one.locator("button.card-title").click();
  await one.locator('textarea[id$="-for"]').fill("he asks for her at nine");
  await one.locator('textarea[id$="-for"]').press("Enter");
  await one.locator("summary", { hasText: say("hypotheses.footing") }).click();
  await one.locator('select[id$="-footing"]').selectOption("assumption");
  const read = card(team.presenter, "misses her most");
  await read
    .locator(".mark", { hasText: sayNamed("choice.evidence.footing", "assumption") })
    .waitFor();
  for (const person of [team.lead, team.scribe]) assert.deepEqual(person.troubles, []);
});
