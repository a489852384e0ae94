// Bundles test files with esbuild, so that they may import the client's TypeScript and find
// web/node_modules, and runs them with node --test.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");

async function filesUnder(folder, suffix) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path, suffix);
      return entry.name.endsWith(suffix) ? [path] : [];
    }),
  );
  return found.flat().sort();
}

export async function runTests(folder, out, only) {
  const outdir = join(web, "build", `${out}-${process.pid}`);
  await mkdir(outdir, { recursive: true });
  const all = await filesUnder(folder, ".test.ts");
  const files = only.length > 0 ? all.filter((f) => only.some((part) => f.includes(part))) : all;
  if (files.length === 0) {
    console.log(`no tests in ${folder}`);
    return 0;
  }
  await build({
    absWorkingDir: web,
    entryPoints: files,
    bundle: true,
    platform: "node",
    format: "esm",
    target: ["node18"],
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
    external: ["playwright-core", "axe-core"],
    nodePaths: [join(web, "node_modules")],
    alias: {
      "#vocabulary": join(web, "build/generated/vocabulary.ts"),
      "#notation": join(web, "build/generated/notation.ts"),
      "#library": join(web, "build/generated/library.ts"),
    },
    outdir,
    outbase: folder,
  });
  const built = await filesUnder(outdir, ".test.mjs");
  const run = spawnSync(process.execPath, ["--test", ...built], {
    stdio: "inherit",
    env: { ...process.env, SPACEBETWEEN_ROOT: join(web, "..") },
  });
  await rm(outdir, { recursive: true, force: true });
  return run.status ?? 1;
}
