// What grew out of the practice, row by row: each is written by one, and read by another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { terms } from "#library";
import { say, sayNamed } from "../../web/src/state/words";
import { assertAccessible, assertNarrow } from "./axe";
import {
  addTo,
  all,
  arrive,
  begin,
  board,
  button,
  card,
  inStage,
  isSaved,
  next,
  showBoard,
  type Team,
  teamIn,
} from "./steps";
import { type Person, serving } from "./support";

const given = serving({ stage_flush_ms: 300 });

const met: { team?: Team } = {};

/** One team goes through one session from test to test: nobody signs in seven times. */
async function us(): Promise<Team> {
  const { browser, server } = given();
  met.team ??= await teamIn(browser, server);
  return met.team;
}

async function jump(team: Team, stage: string): Promise<void> {
  const { page } = team.lead;
  await button(page, say("lead.menu")).click();
  const name = sayNamed(`stage.two_lens_consultation.${stage}`, "name");
  await button(page, say("lead.jump", { stage: name })).click();
  await Promise.all(all(team).map((person) => inStage(person, stage)));
}

/** Opens a tool and adds its first line; what was added stands open. */
async function addTool(person: Person, type: string, words: string): Promise<void> {
  const { page } = person;
  const tool = page.locator("details.tool", { has: page.locator(`#new-${type}`) });
  if (!(await page.locator(`#new-${type}`).isVisible()))
    await tool.locator("summary").first().click();
  await addTo(page, `#new-${type}`, words);
  await tool.locator("button.card-title", { hasText: words }).click();
}

async function write(person: Person, field: string, words: string): Promise<void> {
  const one = person.page.locator(`[id$="-${field}"]`).last();
  await one.fill(words);
  await one.blur();
  await isSaved(person);
}

function noTroubles(team: Team): void {
  for (const person of all(team)) assert.deepEqual(person.troubles, []);
}

test("where we are with each other, and the team's own story, stand beside the agreement (E2, E10)", async () => {
  const team = await us();
  await begin(team);
  await arrive(team);
  const { page } = team.lead;
  const step = sayNamed("choice.contract.circle", "contracting");
  await button(page.locator(".circle"), step).click();
  await addTool(team.lead, "team_change", "Two of us have left");
  await page.locator('select[id$="-kind"]').last().selectOption("people");
  await isSaved(team.lead);
  await showBoard(team.presenter, "contract");
  const reader = team.presenter.page;
  await reader.locator('.circle [aria-current="step"]', { hasText: step }).waitFor();
  await reader.getByText("Two of us have left").first().waitFor();
  await reader.getByText(sayNamed("choice.team_change.kind", "people")).first().waitFor();
  await assertAccessible(page, "agreement with circle");
  noTroubles(team);
});

test("a young person's places come onto the map with one tap (H1)", async () => {
  const team = await us();
  await next(team, "experience");
  const writer = team.scribe;
  const { page } = writer;
  await showBoard(writer, "map");
  await page.locator("#quick-entry").fill("Mia, girl, 15");
  await page.locator("#quick-entry").press("Enter");
  await page.getByText(say("map.around")).click();
  await button(page, say("map.young.start")).click();
  await isSaved(writer);
  await button(page, say("map.young.start")).waitFor({ state: "detached" });
  noTroubles(team);
});

test("four lines on how we are are answered alone, and shown without a name (A22)", async () => {
  const team = await us();
  await jump(team, "alone");
  for (const [person, answer] of [
    [team.presenter, "yes"],
    [team.scribe, "unsure"],
  ] as const) {
    const { page } = person;
    const check = page.locator("details", { hasText: say("climate.title") }).last();
    await check.locator("summary").click();
    const line = check.getByRole("group", { name: sayNamed("choice.climate_mark.item", "doubt") });
    await line.getByLabel(sayNamed("choice.climate_mark.answer", answer)).check();
    await isSaved(person);
  }
  await next(team, "group");
  await showBoard(team.lead, "hypotheses");
  const shown = team.lead.page.locator("section.card", {
    has: team.lead.page.locator("#climate_mark-title"),
  });
  await shown.locator("li").nth(1).waitFor();
  assert.deepEqual(await shown.locator("li").allTextContents(), ["Yes", "Not sure"]);
  noTroubles(team);
});

test("gathering stands apart from making sense, with pulls, trust and ripples (H24, A2, A7, E33)", async () => {
  const team = await us();
  const writer = team.scribe;
  await showBoard(writer, "hypotheses");
  for (const lane of ["sense", "gathering"]) {
    await writer.page.getByRole("heading", { name: sayNamed("board_lane", lane) }).waitFor();
  }
  await addTool(writer, "pull", "Close it by Friday");
  await write(writer, "relationship", "time to say goodbye");
  await addTool(writer, "noticing", "He sleeps through");
  await writer.page.getByText(say("tools.more_fields")).last().click();
  await write(writer, "ripple", "Nan sleeps as well");
  await addTo(writer.page, "#new-hypothesis", "could it be that she trusts one of us?");
  const mine = card(writer, "trusts one of us");
  await mine.locator("button.card-title").click();
  await mine.locator('textarea[id$="-for"]').fill("she rang by herself");
  await mine.locator('textarea[id$="-for"]').press("Enter");
  await mine.locator("summary", { hasText: say("hypotheses.footing") }).click();
  await mine.locator('select[id$="-trust"]').selectOption("growing");
  await isSaved(writer);
  await showBoard(team.lead, "hypotheses");
  const reader = team.lead.page;
  await reader.getByText("Close it by Friday / time to say goodbye").first().waitFor();
  await reader.getByText("Nan sleeps as well").first().waitFor();
  await assertNarrow(writer.page, "the hypotheses, with one open");
  const trust = sayNamed("choice.evidence.trust", "growing");
  await card(team.lead, "trusts one of us").locator(".mark", { hasText: trust }).waitFor();
  noTroubles(team);
});

test("the plan says what may help and who commissions it, both outcomes, and whose words (E34, H5, A26)", async () => {
  const team = await us();
  await jump(team, "next_conversation");
  const writer = team.scribe;
  const { page } = writer;
  await page.locator("#new-action-what").fill("Sundays at Nan's");
  await page.locator("#new-action-what").press("Enter");
  await page.locator("button.card-title", { hasText: "Sundays at Nan's" }).click();
  for (const [row, field, words] of [
    ["outcome", "hoped_outside", "He is safe at the park"],
    ["outcome", "hoped_between", "Nan has time for him"],
    ["family", "quote", "I will have them"],
    ["family", "quote_by", "Nan"],
  ] as const) {
    const one = page.locator(`[id$="-${field}"]`).last();
    if (!(await one.isVisible())) {
      await page.locator(".details summary", { hasText: sayNamed("plan.row", row) }).click();
    }
    await write(writer, field, words);
  }
  const court = terms.interventions.offered.find((one) => "disclosable" in one);
  assert.ok(court);
  const tool = page.locator("details.tool", { hasText: sayNamed("tool", "intervention") });
  await tool.locator("summary").first().click();
  await tool.getByText(say("intervention.catalogue")).click();
  await button(tool, court.what).first().click();
  await isSaved(writer);
  await showBoard(team.lead, "plan");
  const reader = team.lead.page;
  for (const words of [
    "He is safe at the park",
    "Nan has time for him",
    "I will have them",
    sayNamed("field.intervention", "disclosable"),
  ]) {
    await board(reader).getByText(words).first().waitFor();
  }
  await assertNarrow(page, "the plan, with an action open");
  noTroubles(team);
});

test("the page has two equal parts, three plain lines and the family's side, and so does the preview (W32, W47, W50, W51)", async () => {
  const team = await us();
  await next(team, "summary");
  const writer = team.scribe;
  const { page } = writer;
  await showBoard(writer, "summary");
  await addTo(page, "#page-strength", "Nan rang first");
  await addTo(page, "#page-family_experience", "Too many of us came");
  await addTo(page, "#page-plain_worry", "Leo is alone at night");
  await addTo(page, "#page-plain_worry", "Nobody looks in");
  await page.locator("#page-plain_worry").fill("He is four");
  await page.locator("#page-plain_worry").press("Enter");
  await page.locator("#page-plain_worry").waitFor({ state: "detached" });
  const preview = page.locator(".preview");
  const [strengths, concerns] = [
    preview.locator(".equal-parts .page-part").nth(0),
    preview.locator(".equal-parts .page-part").nth(1),
  ];
  await strengths.getByText("Nan rang first").waitFor();
  await concerns.getByText(say("page_part.nothing")).waitFor();
  const wide = await Promise.all([strengths, concerns].map((part) => part.boundingBox()));
  assert.equal(Math.round(wide[0]?.width ?? 0), Math.round(wide[1]?.width ?? 1));
  await preview.getByText(sayNamed("page_part", "plain_worry")).waitFor();
  await preview.getByText("Too many of us came").waitFor();
  await assertAccessible(page, "page with its parts");
  await assertNarrow(page, "the page with its parts");
  noTroubles(team);
});

test("only the manager ends the work, with a reason that stands in the header from then on (B12)", async () => {
  const team = await us();
  await button(team.lead.page, say("lead.menu")).click();
  await button(team.lead.page, say("lead.back")).click();
  const { page } = team.scribe;
  await showBoard(team.scribe, "plan");
  await addTo(page, "#new-decision-needed", "May we stop?");
  await button(board(page), "May we stop?").click();
  await page.locator('select[id$="-threshold"]').last().selectOption("ending");
  await page.getByText(say("plan.ending_hint")).waitFor();
  await next(team, "summary");
  const manager = team.manager.page;
  await showBoard(team.manager, "plan");
  const asked = board(manager).locator("li.card", { hasText: "May we stop?" });
  await asked.locator('textarea[id^="reason-"]').fill("Safe since spring");
  await button(asked, say("plan.decide")).click();
  await isSaved(team.manager);
  const ended = say("room.ended", { reason: "Safe since spring" });
  await showBoard(team.scribe, "plan");
  await page.locator("#region-header").getByText(ended).waitFor();
  noTroubles(team);
});
