// What people do in the room, as steps that tests put together: they click and type as people do.
import assert from "node:assert/strict";
import type { Browser, Locator, Page } from "playwright-core";
import { say, sayNamed } from "../../web/src/state/words";
import {
  type Limits,
  type Person,
  people,
  serving,
  signedIn,
  type TestServer,
  until,
} from "./support";

export type Team = {
  readonly presenter: Person;
  readonly scribe: Person;
  readonly lead: Person;
  readonly manager: Person;
};

export const lark = "The Lark family";
const format = "two_lens_consultation";

export function all(team: Team): readonly Person[] {
  return [team.presenter, team.scribe, team.lead, team.manager];
}

export function button(within: Page | Locator, name: string): Locator {
  return within.getByRole("button", { name, exact: true });
}

export function board(page: Page): Locator {
  return page.locator("#board");
}

/** Until the focus is on what `selector` names. */
export function focusOn(page: Page, selector: string): Promise<void> {
  return until(`the focus to be on ${selector}`, () => isFocused(page, selector));
}

function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Presses Tab until the focus is on what `selector` names; nothing else moves it. How often it was pressed. */
export async function tabTo(page: Page, selector: string, most = 80): Promise<number> {
  await page.locator(selector).first().waitFor();
  for (let presses = 0; presses < most; presses++) {
    if (await isFocused(page, selector)) return presses;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} was not reached with ${most} presses of Tab`);
}

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where something is, once two looks in different frames agree. */
export async function placeOf(what: Locator): Promise<Box> {
  let last = await what.boundingBox();
  let same: Box | undefined;
  await until(`${what} to lie still`, async () => {
    const now = await what.boundingBox();
    if (now && JSON.stringify(now) === JSON.stringify(last)) same = now;
    last = now;
    return same !== undefined;
  });
  assert.ok(same);
  return same;
}

export async function goIn(person: Person, alias: string): Promise<void> {
  const room = await person.roomOf(alias);
  await person.page.goto(`${person.origin}/room?room=${room}`);
  await isLive(person);
}

export async function isLive(person: Person): Promise<void> {
  await person.page.locator("#region-stage").waitFor();
  await isSaved(person);
}

export async function isSaved(person: Person): Promise<void> {
  const word = person.page.locator("#save-word");
  await until("all to be saved", async () => {
    return ((await word.textContent()) ?? "").includes(say("room.saved"));
  });
}

/** Four of the invented team in one room; nobody has begun. */
export async function teamIn(browser: Browser, server: TestServer): Promise<Team> {
  const [presenter, scribe, lead, manager] = await Promise.all(
    [people.amal, people.beth, people.carys, people.dilys].map((address) =>
      signedIn(browser, server, address),
    ),
  );
  assert.ok(presenter && scribe && lead && manager);
  const team = { presenter, scribe, lead, manager };
  await Promise.all(all(team).map((person) => goIn(person, lark)));
  return team;
}

export function stageName(stage: string): string {
  return sayNamed(`stage.${format}.${stage}`, "name");
}

export async function inStage(person: Person, stage: string): Promise<void> {
  const name = person.page.locator("#region-stage strong", { hasText: stageName(stage) });
  await name.waitFor();
}

/** The lead's one button; everyone arrives. */
export async function next(team: Team, stage: string): Promise<void> {
  await team.lead.page.locator("#region-stage button.main").click();
  await Promise.all(all(team).map((person) => inStage(person, stage)));
}

export async function begin(team: Team): Promise<void> {
  await button(team.lead.page, say("start.now")).click();
  await Promise.all(all(team).map((person) => inStage(person, "arriving")));
}

export async function arrive(team: Team): Promise<void> {
  const { page } = team.lead;
  await page.getByLabel(say("contract.presents")).selectOption({ label: "Amal" });
  await page.getByLabel(say("contract.notes")).selectOption({ label: "Beth" });
  const purpose = page.getByLabel(sayNamed("field.contract", "purpose"));
  await purpose.fill("How bedtimes could be calmer");
  await purpose.press("Enter");
  await page.getByLabel(sayNamed("field.contract", "safety_none")).check();
  const children = page.getByLabel(sayNamed("field.contract", "children"));
  await children.fill("Mia and Leo");
  await children.press("Enter");
  await page.getByText(say("contract.complete")).waitFor();
}

/** A team that draws on the map, for a file of tests; it is handed over before the first of them. */
export function drawing(limits: Limits, begun: (team: Team) => void): void {
  serving(limits, async ({ browser, server }) => {
    const team = await teamIn(browser, server);
    await begin(team);
    await arrive(team);
    await next(team, "experience");
    await showBoard(team.scribe, "map");
    begun(team);
  });
}

export async function writeNote(person: Person, text: string): Promise<void> {
  await person.page.locator("#new-note").fill(text);
  await person.page.locator("#new-note").press("Enter");
  await until("the note to be there", async () => {
    const notes = await person.page.getByLabel(say("notes.one")).all();
    const values = await Promise.all(notes.map((note) => note.inputValue().catch(() => "")));
    return values.includes(text);
  });
}

export async function addTo(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).fill(text);
  await page.locator(field).press("Enter");
  await until("the field to be free again", async () => {
    return (await page.locator(field).inputValue()) === "";
  });
}

/** Pastes as the keys would, into a field that has the focus. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(paste);
  }, text);
}

/** Writes a hypothesis under the seal. */
export async function writeSealed(person: Person, text: string): Promise<void> {
  await addTo(person.page, "#sealed-new", text);
  await isSaved(person);
}

export function card(person: Person, text: string): Locator {
  return person.page.locator("article.card", { hasText: text });
}

export async function showBoard(person: Person, name: string): Promise<void> {
  await person.page.locator(`#tab-${name}`).click();
  await person.page.locator(`#tab-${name}[aria-selected=true]`).waitFor();
}
