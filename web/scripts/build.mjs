// Builds the static site: bundles with hashed names, pages that point at them, and .br and .gz
// beside each file. Fails when a file is over its budget in budget.json.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { neededOf, vocabularyWith, withoutTextApi } from "./words.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const site = join(web, "build", "site");
const assets = join(site, "assets");

const vocabulary = join(web, "build", "generated", "vocabulary.ts");

const options = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: { "#vocabulary": vocabulary },
  outdir: "build/bundled",
  write: false,
};

/** One page's script, with only the words that its own sources can ask for. */
async function bundlePage(entry) {
  const first = await build({ ...options, entryPoints: [entry], metafile: true });
  const sources = Object.keys(first.metafile.inputs).filter((path) => path.startsWith("src/"));
  const paths = sources.map((path) => join(web, path));
  const needed = await neededOf(vocabulary, join(web, "..", "shared"), paths);
  const plugins = [vocabularyWith(vocabulary, needed), withoutTextApi];
  const result = await build({ ...options, entryPoints: [entry], plugins });
  return result.outputFiles;
}

async function bundle() {
  const scripts = (await readdir(join(web, "src", "pages"))).filter((name) =>
    /^[a-z]+\.tsx?$/.test(name),
  );
  const pages = await Promise.all(scripts.map((name) => bundlePage(`src/pages/${name}`)));
  const styles = await build({
    ...options,
    entryPoints: ["src/style/room.css", "src/style/page.css"],
  });
  const files = [...pages.flat(), ...styles.outputFiles];
  return new Map(files.map((file) => [basename(file.path), Buffer.from(file.contents)]));
}

async function store(path, bytes) {
  await writeFile(path, bytes);
  const gz = gzipSync(bytes, { level: 9 });
  await writeFile(`${path}.gz`, gz);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await writeFile(`${path}.br`, brotliCompressSync(bytes, options));
  return gz.length;
}

function hashedName(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const extension = extname(name);
  return `${basename(name, extension)}-${hash}${extension}`;
}

async function storeAssets(files, budget) {
  const names = new Map();
  const problems = [];
  for (const [name, bytes] of files) {
    const hashed = hashedName(name, bytes);
    names.set(name, hashed);
    const size = await store(join(assets, hashed), bytes);
    const limit = budget[name];
    console.log(`${name.padEnd(18)} ${String(size).padStart(7)} B gz of ${limit ?? "no budget"}`);
    if (limit === undefined) problems.push(`${name} has no budget`);
    else if (size > limit) problems.push(`${name} is ${size} B gz, budget ${limit}`);
  }
  return { names, problems };
}

async function storePages(names) {
  for (const page of await readdir(join(web, "pages"))) {
    const source = await readFile(join(web, "pages", page));
    if (!page.endsWith(".html")) {
      await store(join(site, page), source);
      continue;
    }
    const html = source.toString("utf8").replace(/"\/assets\/([a-z]+\.(?:js|css))"/g, (_, name) => {
      const hashed = names.get(name);
      if (!hashed) throw new Error(`${page} asks for ${name}, which nothing builds`);
      return `"/assets/${hashed}"`;
    });
    await store(join(site, page), Buffer.from(html));
  }
}

await rm(site, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const budget = JSON.parse(await readFile(join(web, "budget.json"), "utf8"));
const { names, problems } = await storeAssets(await bundle(), budget);
await storePages(names);
for (const problem of problems) console.error(`budget: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
