// Runs axe beside the page, in a world of its own: the page's own policy stays as strict as it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { until, wait } from "./support";

const root = process.env["SPACEBETWEEN_ROOT"] ?? process.cwd();
const axe = join(root, "web/node_modules/axe-core/axe.min.js");

const look = `axe.run(document, { resultTypes: ["violations"] }).then((found) => JSON.stringify({
  passes: found.passes.length,
  wrong: found.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => one.id + ": " + one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")),
}))`;

/** No serious finding on the page as it is now. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send("Page.getFrameTree");
  const { executionContextId } = await devtools.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  const run = (expression: string) =>
    devtools.send("Runtime.evaluate", {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
  await run(`${readFileSync(axe, "utf8")}; undefined`);
  const found = async () => Object(JSON.parse(String((await run(look)).result.value)));
  // What is still fading in has too little contrast for a moment: it gets time to settle.
  let last = await found();
  for (let again = 0; again < 5 && last.wrong.length > 0; again++) {
    await wait(200);
    last = await found();
  }
  await devtools.detach();
  assert.ok(Number(last.passes) > 5, `axe did not look at ${what}`);
  assert.deepEqual(last.wrong, [], what);
}

/** Nothing has to be scrolled sideways at this width. */
async function fitsAt(page: Page, width: number, height: number, what: string): Promise<void> {
  await page.setViewportSize({ width, height });
  await until(`${what} to fit at ${width} px`, () =>
    page.evaluate(
      (wide) => innerWidth === wide && document.documentElement.scrollWidth <= wide,
      width,
    ),
  );
}

/** On a council's laptop, a tablet and a phone. */
export async function fits(
  page: Page,
  what: string,
  look: (width: number) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const before = page.viewportSize();
  for (const width of [1366, 768, 320]) {
    await fitsAt(page, width, 768, what);
    await look(width);
  }
  if (before) await page.setViewportSize(before);
}

/** What a finger would have to be careful to hit. */
function tooLow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, summary, textarea, input")]
      .filter((one) => !one.matches("[type=checkbox], [type=radio]") && one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `${one.tagName} ${one.textContent || one.id}`),
  );
}

/** On the narrowest screen that people use nothing has to be scrolled sideways or aimed at. */
export async function assertNarrow(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  await fitsAt(page, 320, 640, what);
  assert.deepEqual(await tooLow(page), [], what);
  if (before) await page.setViewportSize(before);
}
