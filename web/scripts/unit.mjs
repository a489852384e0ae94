// Runs the client's unit tests: tests/web, no browser and no server.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "./tests.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
process.exitCode = await runTests(join(root, "tests", "web"), "unit", process.argv.slice(2));
