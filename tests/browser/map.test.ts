// The drawn map in a real browser: a family by quick entry and keys alone, moving, as of a year, tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { say, sayCount, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import { button, drawing, isSaved, pasteInto, placeOf, showBoard, type Team, tabTo } from "./steps";
import { until, untilThereAre } from "./support";

let team: Team;

drawing({}, (drawn) => {
  team = drawn;
});

const shots = process.env["SPACEBETWEEN_SHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

/** As the hint says it: no commas are needed, and "mum" is the open child's. */
const family = [
  "Mia girl 9",
  "Kayla 31 mum",
  "Dan 33 dad",
  "Jean 58 mum of Kayla",
  "Ray d. 2015 dad of Kayla",
  "Tyler 4 son of Kayla",
  "Leo 7 son of Kayla & Dan",
  "Sue 34 partner of Dan",
  "Baby unborn child of Dan & Sue",
  "Kev m 40 partner of Kayla",
];

test("a family of ten is drawn by quick entry, and everyone sees it", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  await showBoard(team.scribe, "map");
  await page.locator("#quick-entry").waitFor();
  const began = Date.now();
  await page.locator("#tab-map").focus();
  const presses = (await tabTo(page, "#quick-entry", 40)) + family.length;
  for (const line of family) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
    await until(`the line to be taken: ${line}`, async () => {
      return (await page.locator("#quick-entry").inputValue()) === "";
    });
  }
  await isSaved(team.scribe);
  // Somebody who types 150 letters a minute, and takes half a second over every other key.
  const reckoned = Math.round(family.join("").length / (150 / 60) + presses / 2);
  const took = Math.round((Date.now() - began) / 1000);
  console.log(`ten people by keys: reckoned ${reckoned} s, and ${took} s of this computer`);
  assert.ok(reckoned <= 120, `${reckoned} s`);
  await page.locator("g.node.person").nth(9).waitFor();
  await shot(page, "family");
  await assertAccessible(page, "the drawn map");
  await showBoard(team.presenter, "map");
  await untilThereAre(10, team.presenter.page.locator("g.node.person"));
});

function person(page: Page, name: string) {
  return page.locator(`g.node.person[aria-label^="${name}"]`);
}

test("keys lead along the family, add a relative and move one", { timeout: 180_000 }, async () => {
  const { page } = team.scribe;
  await person(page, "Mia").click();
  await page.keyboard.press("ArrowUp");
  await until("the focus to be on a parent", async () => {
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    return /^(Kayla|Dan) /.test(label ?? "");
  });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await page.keyboard.press("c");
  const name = page.locator(".map-inspector textarea").first();
  await name.waitFor();
  await shot(page, "adding");
  await assertAccessible(page, "a person beside the map");
  await person(page, "Sue").focus();
  const before = await person(page, "Sue").getAttribute("transform");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await until("Sue to stand elsewhere", async () => {
    return (await person(page, "Sue").getAttribute("transform")) !== before;
  });
});

test("a person who is pulled lies there for everyone, by one op", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  const before = await person(team.presenter.page, "Kev").getAttribute("transform");
  const box = await placeOf(person(page, "Kev"));
  const sent = team.scribe.sent.length;
  const [x, y] = [box.x + box.width / 2, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y + 2, { steps: 6 });
  await page.mouse.up();
  await until("the others to see Kev elsewhere", async () => {
    return (await person(team.presenter.page, "Kev").getAttribute("transform")) !== before;
  });
  const changes = team.scribe.sent.slice(sent).filter((frame) => frame.includes('"change"'));
  assert.equal(changes.length, 1);
  assert.equal(changes[0]?.split('"o":').length, 2);
});

test("pasted lines are shown as they were understood, mended, and added at once", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  const lines = "Ama, woman, 50, sister of Ray\nAma afraid of Nobody";
  await pasteInto(page.locator("#quick-entry"), lines);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("map.entry.unknown_name", { name: "Nobody" })).waitFor();
  await assertAccessible(page, "the preview of pasted lines");
  await shot(page, "paste");
  const add = button(dialog, sayCount("map.paste.add", 1));
  await until("the lines to wait until they are understood", () => add.isDisabled());
  await dialog
    .getByRole("textbox", { name: say("map.paste.line", { n: 2 }) })
    .fill("Ama afraid of Kev");
  const sent = team.scribe.sent.length;
  await add.click();
  await person(page, "Ama").waitFor();
  await isSaved(team.scribe);
  const changes = team.scribe.sent.slice(sent).filter((frame) => frame.includes('"change"'));
  assert.equal(changes.length, 1);
});

test("a look for who is not heard marks them, and says so in words", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  await page.getByLabel(say("map.label.lens")).selectOption("unheard");
  await page.locator("g.node.person.marked").nth(8).waitFor();
  const words = say("map.found.unheard", { name: "Mia" });
  await page.locator(`g.node.person[aria-label^="Mia"][aria-label*="${words}"]`).waitFor();
  await assertAccessible(page, "the map with a lens");
  await shot(page, "unheard");
  await button(page, words).click();
  await page.getByLabel(say("map.label.lens")).selectOption("");
  await untilThereAre(0, page.locator("g.node.marked"));
});

test("the table and the network show the same people", { timeout: 180_000 }, async () => {
  const { page } = team.scribe;
  await button(page, sayNamed("map.drawing", "network")).click();
  await page.locator("g.node.person").nth(9).waitFor();
  await shot(page, "network");
  await assertAccessible(page, "the network map");
  await button(page, sayNamed("map.show", "table")).click();
  const people = page
    .getByRole("region", { name: say("map.table.people") })
    .locator("tr[data-item]");
  await untilThereAre(11, people);
  await assertAccessible(page, "the tables");
  await shot(page, "table");
  await button(page, sayNamed("map.show", "picture")).click();
  await button(page, sayNamed("map.drawing", "genogram")).click();
  await fits(page, "the map", (width) => shot(page, `wide-${width}`));
});

test("a relative's form asks what is known, and stays open for the next one", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  await person(page, "Kayla").focus();
  await page.keyboard.press("a");
  await page.keyboard.press("c");
  const form = page.locator(".add-kin");
  await form.locator("textarea").fill("Ivy");
  await form
    .getByLabel(sayNamed("field.person", "gender"))
    .selectOption({ label: sayNamed("choice.person.gender", "female") });
  const age = form.getByLabel(say("map.kin_form.age"));
  await age.fill("quite old");
  await button(form, say("map.kin_form.another")).click();
  await form.getByText(say("map.kin_form.age_unread")).waitFor();
  await age.fill("6 months");
  await form
    .getByLabel(sayNamed("field.parentage", "kind"))
    .selectOption({ label: sayNamed("choice.parentage.kind", "adoptive") });
  await assertAccessible(page, "the form of a relative");
  await shot(page, "kin-form");
  await button(form, say("map.kin_form.another")).click();
  await page.locator('g.node.parentage[aria-label*="Ivy"][aria-label*="adopted"]').waitFor({
    state: "attached",
  });
  await until("the form to be free for the next one", async () => {
    return (await form.locator("textarea").inputValue()) === "";
  });
  await button(page, say("action.close")).click();
});

test("a line that is tapped opens what it stands for, and stays in sight", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  const couple = page.locator('g.node.union[aria-label*="Dan and Sue"], g.node.union[aria-label*="Sue and Dan"]');
  const at = await couple.locator(".hit").evaluate((line) => {
    if (!(line instanceof SVGGeometryElement)) return { x: 0, y: 0 };
    const matrix = line.getScreenCTM() ?? undefined;
    const points = Array.from({ length: 60 }, (_, n) =>
      DOMPoint.fromPoint(line.getPointAtLength((line.getTotalLength() * n) / 60)),
    ).map((point) => point.matrixTransform(matrix));
    const free = points.find(({ x, y }) => document.elementFromPoint(x, y) === line);
    return { x: free?.x ?? 0, y: free?.y ?? 0 };
  });
  await page.mouse.click(at.x, at.y);
  const inspector = page.locator(".map-inspector");
  await inspector.getByRole("heading", { name: /Dan and Sue|Sue and Dan/ }).waitFor();
  const [line, frame] = [await placeOf(couple), await placeOf(page.locator(".map-window"))];
  assert.ok(line.x + line.width / 2 > frame.x && line.x + line.width / 2 < frame.x + frame.width);
  await inspector
    .getByLabel(sayNamed("field.union", "kind"))
    .selectOption({ label: sayNamed("choice.union.kind", "married") });
  await page.locator('g.node.union[aria-label*="married"]').waitFor({ state: "attached" });
  await assertAccessible(page, "a couple beside the map");
  await shot(page, "couple");
  await button(page, say("action.close")).click();
  await until("every line to have a name that starts with what is seen", () =>
    page.locator(".map-base g.node").evaluateAll((nodes) =>
      nodes.every((node) => {
        const seen = [...node.querySelectorAll("text")].map((text) => text.textContent).join(" ");
        const name = node.getAttribute("aria-label") ?? "";
        return node.hasAttribute("data-id") && name !== "" && name.startsWith(seen);
      }),
    ),
  );
});

test("a place that is only spoken of is added as a place, and only those near stay clear", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  const entry = page.locator("#quick-entry");
  await entry.fill("Mia goes to Hill School");
  await entry.press("Enter");
  await untilThereAre(0, button(page, say("map.entry.add_first", { name: "Hill School" })));
  await button(page, say("map.entry.add_place", { name: "Hill School" })).click();
  await page.getByText(say("map.entry.in_network")).waitFor();
  await button(page, sayNamed("map.drawing", "network")).click();
  await page.locator('g.node.context[aria-label^="Hill School"]').waitFor();
  await button(page, say("map.focus")).click();
  await page.getByText(say("map.focus_whom")).waitFor();
  await page.locator('g.node.context[aria-label^="Hill School"]').click();
  await page.locator('g.node.person.faint[aria-label^="Ray"]').waitFor();
  await page.locator('g.node.person:not(.faint)[aria-label^="Mia"]').waitFor();
  await shot(page, "near");
  await button(page, sayNamed("map.drawing", "genogram")).click();
  await page.locator('g.node.parentage.faint[aria-label^="Kayla"]').first().waitFor({
    state: "attached",
  });
  await button(page, say("map.focus")).click();
  await button(page, say("action.close")).click();
});

test("the list has couples and households as groups, and moves who stands on the picture", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  await button(page, sayNamed("map.show", "list")).click();
  const section = (title: string) => page.getByRole("region", { name: title, exact: true });
  const couple = section(say("map.table.unions")).locator("li.card", { hasText: /Dan and Sue|Sue and Dan/ });
  await couple.getByRole("listitem").getByText("Baby", { exact: true }).waitFor();
  await button(section(say("map.households")), say("map.new_household")).press("Enter");
  const household = section(say("map.households")).locator("li.card");
  await household.locator("[id$=-members]").selectOption({ label: "Mia" });
  const add = say("refs.add", { field: sayNamed("field.household", "members") });
  await button(household, add).press("Enter");
  await household.getByRole("listitem").getByText("Mia", { exact: true }).first().waitFor();
  const child = section(say("map.table.links")).getByRole("button", { name: /^Leo, child of/ });
  await child.first().waitFor();

  const before = await person(team.presenter.page, "Sue").getAttribute("transform");
  await page.getByRole("button", { name: /^Sue/ }).first().press("Enter");
  const steps = page.getByRole("group", { name: say("map.place.genogram", { name: "Sue" }) });
  await button(steps, sayNamed("map.step", "left")).press("Enter");
  await until("the others to see Sue elsewhere", async () => {
    return (await person(team.presenter.page, "Sue").getAttribute("transform")) !== before;
  });
  await assertAccessible(page, "the list with somebody open");
  await fits(page, "the list of the map", (width) => shot(page, `list-${width}`));
  assert.deepEqual(team.scribe.troubles, []);
});
