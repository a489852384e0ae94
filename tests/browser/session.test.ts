// A whole two-lens consultation by four people, from signing in to the manager's question.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayNamed } from "../../web/src/state/words";
import {
  addTo,
  all,
  arrive,
  begin,
  board,
  button,
  card,
  isSaved,
  next,
  type Team,
  teamIn,
  writeNote,
  writeSealed,
} from "./steps";
import { serving, until, untilThereAre } from "./support";

const given = serving({ stage_flush_ms: 400 });

const idea = "bedtime is when Kayla is most alone";
const otherIdea = "our visits make the evenings longer";

async function tellAndThink(team: Team): Promise<void> {
  await begin(team);
  await arrive(team);
  await next(team, "experience");
  const { page } = team.scribe;
  for (const line of ["Kayla, woman, 24", "Mia, girl, 6, child of Kayla", "Kayla close to Mia"]) {
    await addTo(page, "#quick-entry", line);
  }
  await board(team.manager.page).getByText("Mia").first().waitFor();
  await next(team, "reflection");
  await team.presenter.page.getByText(say("listening.title")).waitFor();
  await writeNote(team.presenter, "It was hard to hear that I hurry.");
  await next(team, "alone");
  await writeSealed(team.presenter, idea);
  await writeSealed(team.scribe, otherIdea);
  await next(team, "group");
  for (const person of all(team)) await card(person, idea).waitFor();
  await untilThereAre(0, card(team.lead, idea).getByText("Amal"));
}

async function readTwice(team: Team): Promise<void> {
  await next(team, "take");
  await button(card(team.presenter, idea), say("hypotheses.take")).click();
  await card(team.presenter, idea)
    .getByText(say("hypotheses.taken_mark"), { exact: true })
    .waitFor();
  await next(team, "two_lenses");
  const writers = [
    { person: team.scribe, lens: "change", words: "Nan stayed on two evenings and it went well." },
    { person: team.manager, lens: "safety", words: "We have not heard from Mia herself." },
  ];
  for (const { person, lens, words } of writers) {
    await card(person, idea).locator(".card-title").click();
    const reading = card(person, idea).locator(`.details .reading.${lens}`);
    await button(reading, say("hypotheses.write_reading")).click();
    await reading.locator("textarea").fill(words);
    await isSaved(person);
    await button(reading, say("summary.mark")).click();
  }
  await card(team.presenter, "Nan stayed on two evenings").waitFor();
  await card(team.presenter, "We have not heard from Mia").waitFor();
}

async function sitWithTheChild(team: Team): Promise<void> {
  await button(team.lead.page.locator("#region-side"), say("lead.roles")).click();
  const dilys = team.lead.page.locator("dialog fieldset", { hasText: "Dilys" });
  await button(dilys, sayNamed("role", "child_seat")).click();
  await dilys.locator("button[aria-pressed=true]", { hasText: "Child's seat" }).waitFor();
  await button(team.lead.page.locator("dialog"), say("action.close")).click();
  await next(team, "childs_seat");
  await team.manager.page.locator("#new-voice-kind").selectOption("said");
  await addTo(team.manager.page, "#new-voice", "I listen until the house is quiet.");
  const voice = team.lead.page.locator("li.card", { hasText: "I listen until the house is quiet" });
  await voice.waitFor();
  await button(voice, say("summary.mark")).click();
}

async function planAndSign(team: Team): Promise<void> {
  await next(team, "next_conversation");
  const { page } = team.presenter;
  await page.locator("#new-conversation-with").fill("Kayla");
  await page.locator("#new-conversation-opening").fill("What are evenings like for you now?");
  await button(page, say("plan.add_conversation")).click();
  await addTo(team.scribe.page, "#new-decision-needed", "May Amal visit at breakfast?");
  await next(team, "summary");
  const consent = button(team.manager.page, say("summary.consent_yes"));
  await consent.first().waitFor();
  for (let left = await consent.count(); left > 0; left--) {
    await consent.first().click();
    await untilThereAre(left - 1, consent);
  }
  const preview = team.scribe.page.locator(".preview");
  for (const words of ["Nan stayed on two evenings", "What are evenings like", "at breakfast"]) {
    await preview.getByText(words).waitFor();
  }
  await button(team.presenter.page, sayNamed("sign_as", "presenter")).click();
  await button(team.lead.page, sayNamed("sign_as", "facilitator")).click();
  for (const person of [team.presenter, team.scribe, team.lead]) {
    await person.page.getByText(say("summary.done")).waitFor();
  }
  await next(team, "one_word");
  await button(team.lead.page, say("stage.close")).click();
  await button(team.lead.page.locator("dialog"), say("lead.close")).click();
  for (const person of all(team)) {
    await person.page.locator("#region-stage", { hasText: say("stage.none") }).waitFor();
  }
}

type Page = { readonly id: string };

async function managerAnswers(team: Team): Promise<void> {
  const room = await team.manager.roomOf("The Lark family");
  const list = Object(await team.manager.get(`/api/rooms/${room}/summaries`));
  const pages: readonly Page[] = Array.isArray(list) ? list : list.summaries;
  const id = pages[0]?.id ?? "";
  assert.ok(id !== "", JSON.stringify(list));
  const { page } = team.manager;
  await page.goto(`${team.manager.origin}/summary?id=${id}`);
  await page.getByText("We have not heard from Mia herself").first().waitFor();
  await page.getByText("Nan stayed on two evenings").first().waitFor();
  await button(page, say("signed.acknowledge")).click();
  await until("the page to be acknowledged", async () => {
    const signed = JSON.stringify(await team.manager.get(`/api/summaries/${id}`));
    return signed.includes("acknowledged");
  });
  await team.manager.post(`/api/summaries/${id}/question`, { text: "Who tells Nan?" });
  const seen = JSON.stringify(await team.presenter.get(`/api/summaries/${id}`));
  assert.ok(seen.includes("Dilys"), "the room sees who read it");
  assert.ok(seen.includes("Who tells Nan?"), "the room sees the question");
}

test("four people hold a whole session, and the manager reads, acknowledges and asks", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await tellAndThink(team);
  await readTwice(team);
  await sitWithTheChild(team);
  await planAndSign(team);
  await managerAnswers(team);
  for (const person of all(team)) assert.deepEqual(person.troubles, []);
});
