// Runs the browser tests: tests/browser, with playwright-core and an installed Chromium.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "./tests.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
process.exitCode = await runTests(join(root, "tests", "browser"), "browser", process.argv.slice(2));
