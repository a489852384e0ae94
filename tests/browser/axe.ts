// Runs axe beside the page, in a world of its own: the page's own policy stays as strict as it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

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
  const { result } = await run(look);
  await devtools.detach();
  const found: unknown = JSON.parse(String(result.value));
  assert.ok(Number(Object(found)["passes"]) > 5, `axe did not look at ${what}`);
  assert.deepEqual(Object(found)["wrong"], [], what);
}

/** Nothing has to be scrolled sideways on the narrowest screen that people use. */
export async function assertNarrow(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (before) await page.setViewportSize(before);
  assert.ok(over <= 0, `${what} is ${over} px too wide at 320 px`);
}
