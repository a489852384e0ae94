// What the lead can do to words and people, and what the page asks whoever writes a number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../web/src/state/words";
import { addTo, arrive, begin, button, card, next, teamIn } from "./steps";
import { serving, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 300 });

test("the lead takes words out for everyone, and a person off the room", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  const { page } = team.lead;
  await button(page, say("lead.menu")).click();
  await button(page, say("lead.jump", { stage: "Reveal and group" })).click();
  const writer = team.scribe.page;
  await writer.locator("#new-hypothesis").fill("they live at M1 5AE");
  await writer.getByText(say("warn.number")).waitFor();
  await button(writer, say("warn.keep")).click();
  await writer.getByText(say("warn.number")).waitFor({ state: "detached" });
  await addTo(writer, "#new-hypothesis", "they live at M1 5AE");
  await card(team.manager, "M1 5AE").waitFor();
  await button(page, say("lead.menu")).click();
  await button(page, say("lead.take_out")).click();
  await page.locator("#take-out").fill("m1 5ae");
  await page.locator("dialog li button").click();
  await button(page, say("take_out.confirm")).click();
  for (const person of [team.manager, team.presenter, team.scribe]) {
    await card(person, say("take_out.gone")).waitFor();
    await untilThereAre(0, person.page.locator("#main").getByText("M1 5AE"));
  }
  await button(page, say("lead.menu")).click();
  await button(page.locator("#region-stage"), say("lead.roles")).click();
  const beth = page.locator("dialog fieldset", { hasText: "Beth" });
  await beth.locator("summary").click();
  await button(beth, say("people.remove")).click();
  await writer.locator("main .notice").waitFor();
  await button(page.locator("dialog"), say("action.close")).click();
  await next({ ...team, scribe: team.lead }, "take");
  for (const person of [team.manager, team.lead]) assert.deepEqual(person.troubles, []);
});
