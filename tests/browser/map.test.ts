// The drawn map in a real browser: a family by quick entry and keys alone, moving, as of a year, tables.
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { arrive, begin, isSaved, next, showBoard, type Team, teamIn } from "./steps";
import { openBrowser, TestServer, until } from "./support";

let browser: Browser;
let server: TestServer;
let team: Team;

const shots = process.env["SPACEBETWEEN_SHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

const family = [
  "Mia, girl, 9",
  "Kayla, woman, 31, mother of Mia",
  "Dan, man, 33, father of Mia",
  "Kayla's mum Jean, woman, 58, mother of Kayla",
  "Ray, man, d. 2015, father of Kayla",
  "Tyler, boy, 4, child of Kayla",
  "Leo, boy, 7, child of Kayla and Dan",
  "Sue, woman, 34, partner of Dan",
  "Baby, unborn, child of Dan and Sue",
  "Kev, man, 40, partner of Kayla",
];

before(async () => {
  browser = await openBrowser();
  server = await TestServer.start();
  team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  await next(team, "experience");
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("a family of ten is drawn by quick entry, and everyone sees it", {
  timeout: 180_000,
}, async () => {
  const { page } = team.scribe;
  await showBoard(team.scribe, "map");
  await page.locator("#quick-entry").waitFor();
  for (const line of family) {
    await page.locator("#quick-entry").fill(line);
    await page.keyboard.press("Enter");
    await until(`the line to be taken: ${line}`, async () => {
      return (await page.locator("#quick-entry").inputValue()) === "";
    });
  }
  await isSaved(team.scribe);
  await page.locator("g.node.person").nth(9).waitFor();
  await shot(page, "family");
  await showBoard(team.presenter, "map");
  await until("the others to see ten people", async () => {
    return (await team.presenter.page.locator("g.node.person").count()) === 10;
  });
});
