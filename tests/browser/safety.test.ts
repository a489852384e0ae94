// A safety stop where nobody may write: raised by the presenter who listens, and closed only by its end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import { all, arrive, begin, button, next, teamIn } from "./steps";
import { serving, until } from "./support";

const given = serving({ stage_flush_ms: 300 });

test("the listening presenter raises a stop, and the session cannot close until it ends", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  await next(team, "experience");
  await next(team, "reflection");
  await team.presenter.page.getByText(say("listening.title")).waitFor();
  await button(team.presenter.page, say("room.safety_stop")).click();
  await button(team.presenter.page, say("safety.stop")).click();
  for (const person of all(team)) {
    await person.page.locator("#region-safety").waitFor();
    await person.page.locator("#region-stage", { hasText: say("stage.paused") }).waitFor();
  }
  const { page } = team.presenter;
  await page.getByLabel(sayNamed("field.safety_stop", "known")).fill("Mia was alone at night.");
  await page.locator("#region-safety").click();
  const known = team.manager.page.getByLabel(sayNamed("field.safety_stop", "known"));
  await team.manager.page.waitForFunction(
    (id) => Object(document.getElementById(id)).value === "Mia was alone at night.",
    (await known.getAttribute("id")) ?? "",
  );
  const reviews = JSON.stringify(await team.manager.get("/api/reviews"));
  assert.ok(reviews.includes("Mia was alone at night."), "the manager's reviews have it at once");
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.close")).click();
  const close = button(team.lead.page.locator("dialog"), say("lead.close"));
  await until("closing to be out of reach", () => close.isDisabled());
  await team.lead.page.keyboard.press("Escape");
  await team.lead.page.locator("#region-safety summary").click();
  await button(team.lead.page, say("safety.end")).click();
  await team.lead.page.locator(".error-summary").waitFor();
  const ending = { who: "Dilys", what: "phones Nan", by_when: "today", passed_on_by: "Amal" };
  for (const [field, words] of Object.entries(ending)) {
    await team.lead.page.locator(`#safety-${field}`).fill(words);
  }
  await button(team.lead.page, say("safety.end")).click();
  for (const person of all(team)) {
    await person.page.locator("#region-safety").waitFor({ state: "detached" });
  }
  await team.presenter.page.getByText(say("listening.title")).waitFor();
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.close")).click();
  await close.click();
  for (const person of all(team)) {
    await person.page.locator("#region-stage", { hasText: say("stage.none") }).waitFor();
    assert.deepEqual(person.troubles, []);
  }
});
