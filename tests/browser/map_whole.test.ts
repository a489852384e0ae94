// The map as a whole in a real browser: tidied, a family file brought in, taken along with leave.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { say, sayCount, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import { button, drawing, isSaved, showBoard, type Team } from "./steps";
import { until, untilThereAre } from "./support";

let team: Team;

drawing({ map_objection_ms: 1_000 }, (drawn) => {
  team = drawn;
});

const shots = process.env["SPACEBETWEEN_SHOTS"];

const family = `0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Mia /Lark/
1 SEX F
1 BIRT
2 DATE 3 MAY 2017
1 FAMC @F1@
0 @I2@ INDI
1 NAME Kayla /Lark/
1 SEX F
1 FAMS @F1@
0 @I3@ INDI
1 NAME Dan /Wren/
1 SEX M
1 FAMS @F1@
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
0 TRLR
`;

function people(page: Page) {
  return page.locator("g.node.person");
}

function person(page: Page, name: string) {
  return page.locator(`g.node.person[aria-label^="${name} "]`);
}

test("a family file is shown with what would be lost, and comes as one step", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  await button(page, say("map.import.open")).click();
  const dialog = page.getByRole("dialog");
  const folder = mkdtempSync(join(tmpdir(), "spacebetween-file-"));
  writeFileSync(join(folder, "lark.ged"), family);
  await dialog.getByLabel(say("map.import.file")).setInputFiles(join(folder, "lark.ged"));
  await dialog.getByRole("heading", { name: say("map.import.losses") }).waitFor();
  rmSync(folder, { recursive: true });
  await assertAccessible(page, "the preview of a family file");
  assert.equal(await people(page).count(), 0);
  await button(dialog, sayCount("map.import.take", 3)).click();
  await dialog.waitFor({ state: "detached" });
  await people(page).nth(2).waitFor();
  await isSaved(team.scribe);
  assert.doesNotMatch(team.scribe.received(), /Lark\//);
});

test("a table's columns are guessed, changed, and read again", { timeout: 120_000 }, async () => {
  const { page } = team.scribe;
  await button(page, say("map.import.open")).click();
  const dialog = page.getByRole("dialog");
  const folder = mkdtempSync(join(tmpdir(), "spacebetween-file-"));
  writeFileSync(
    join(folder, "lark.csv"),
    "Called,Sex,Year born\nAva,female,2019\nNoah,male,2021\n",
  );
  await dialog.getByLabel(say("map.import.file")).setInputFiles(join(folder, "lark.csv"));
  const called = dialog.getByLabel("Called", { exact: true });
  await called.waitFor();
  assert.equal(await dialog.getByLabel("Sex", { exact: true }).inputValue(), "gender");
  assert.equal(await dialog.getByLabel("Year born", { exact: true }).inputValue(), "birth");
  await dialog.getByRole("alert").waitFor();
  // An answer that comes late is about columns that are no longer meant so.
  const late = new Promise<void>((heard) => {
    void page.route(
      "**/import",
      async (route) => {
        await new Promise((soon) => setTimeout(soon, 1500));
        await route.continue();
        heard();
      },
      { times: 1 },
    );
  });
  await called.selectOption("label");
  await called.selectOption("");
  await dialog.getByRole("alert").waitFor();
  await late;
  await page.waitForTimeout(500);
  const preview = dialog.getByRole("heading", { name: say("map.import.preview") });
  assert.equal(await preview.count(), 0);
  await called.selectOption("label");
  await preview.waitFor();
  rmSync(folder, { recursive: true });
  await assertAccessible(page, "the columns of a table");
  await fits(page, "a table's columns", async (width) => {
    if (shots) await page.screenshot({ path: `${shots}/columns-${width}.png` });
  });
  await button(dialog, sayCount("map.import.take", 2)).click();
  await dialog.waitFor({ state: "detached" });
  await person(page, "Ava").waitFor();
  await isSaved(team.scribe);
});

test("tidying is looked at before anybody moves, then used, then taken back", {
  timeout: 120_000,
}, async () => {
  const { page } = team.scribe;
  const before = await person(page, "Mia").getAttribute("transform");
  await person(page, "Mia").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await until("Mia to stand a step further", async () => {
    return (await person(page, "Mia").getAttribute("transform")) !== before;
  });
  const stood = await person(page, "Mia").getAttribute("transform");
  await isSaved(team.scribe);
  await button(page, say("map.tidy")).click();
  const tools = page.getByRole("group", { name: say("map.tidying.title") });
  await tools.getByLabel(say("map.tidying.release")).check();
  await button(tools, say("map.tidying.use")).waitFor();
  await until("the preview to show Mia elsewhere", async () => {
    return (await person(page, "Mia").getAttribute("transform")) !== stood;
  });
  await assertAccessible(page, "the preview of a tidied map");
  await button(tools, say("map.tidying.show")).click();
  await until("Mia to be shown where she stands", async () => {
    return (await person(page, "Mia").getAttribute("transform")) === stood;
  });
  await button(tools, say("map.tidying.use")).click();
  await isSaved(team.scribe);
  await until("Mia to stand elsewhere", async () => {
    return (await person(page, "Mia").getAttribute("transform")) !== stood;
  });
  await button(tools, say("map.tidying.undo")).click();
  await until("Mia to stand where she stood", async () => {
    return (await person(page, "Mia").getAttribute("transform")) === stood;
  });
});

test("the map leaves only while it is shared and nobody objects, and all see who took it", {
  timeout: 120_000,
}, async () => {
  const { presenter, scribe, lead } = team;
  for (const one of [presenter, scribe, lead]) {
    await showBoard(one, "map");
    await one.page.locator(".map-export summary").click();
  }
  await scribe.page.getByText(say("map.leave.closed")).waitFor();
  await untilThereAre(0, button(scribe.page, say("map.leave.share")));
  await button(presenter.page, say("map.leave.share")).click();
  await button(lead.page, say("map.leave.object")).click();
  await scribe.page.getByText(say("map.leave.objected")).waitFor();
  await button(presenter.page, say("map.leave.share")).click();
  await button(scribe.page, say("map.leave.take")).waitFor();
  await assertAccessible(scribe.page, "the map that may leave");
  for (const kind of ["svg", "png", "sheets_a4"]) {
    await scribe.page.getByLabel(say("map.label.take"), { exact: true }).selectOption(kind);
    const [file] = await Promise.all([
      scribe.page.waitForEvent("download"),
      button(scribe.page, say("map.leave.take")).click(),
    ]);
    assert.match(file.suggestedFilename(), kind === "sheets_a4" ? /html$/ : new RegExp(`${kind}$`));
  }
  const copies = lead.page.getByRole("list", { name: say("map.leave.copies") });
  await copies.getByText(sayNamed("choice.map_copy.kind", "svg")).nth(2).waitFor();
});

test("blank paper opens beside the map, with nothing of the room on it", {
  timeout: 120_000,
}, async () => {
  const { page, context, origin } = team.scribe;
  const list = page.locator(".map-paper");
  await list.locator("summary").click();
  await assertAccessible(page, "the list of blank paper");
  for (const kind of ["genogram", "rings"]) {
    const name = say("map.paper_sheet", { kind: sayNamed("map.blank", kind), page: "A3" });
    const [sheet] = await Promise.all([
      context.waitForEvent("page"),
      list.getByRole("link", { name, exact: true }).click(),
    ]);
    await sheet.locator("svg.sheet").waitFor();
    await until("the sheet to have its own size of paper", () =>
      sheet.evaluate(() => {
        const drawn = document.querySelector("svg.sheet");
        return drawn !== null && getComputedStyle(drawn).display === "block";
      }),
    );
    assert.doesNotMatch(await sheet.content(), /Mia|Kayla|Lark/);
    if (shots) await sheet.screenshot({ path: `${shots}/paper-${kind}.png` });
    await sheet.close();
  }
  const unknown = await context.request.get(`${origin}/api/paper/poster`);
  assert.equal(unknown.status(), 404);
  const paper = await context.request.get(`${origin}/api/paper/rings?page=a0`);
  assert.equal(paper.status(), 400);
});
