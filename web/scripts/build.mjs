// Builds the static site: bundles with hashed names, pages that point at them, and .br and .gz
// beside each file. Fails when a file is over its budget in budget.json.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { staticPages } from "./pages.mjs";
import { laterWords, neededOf, vocabularyWith, withoutTextApi } from "./words.mjs";

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
  alias: {
    "#vocabulary": vocabulary,
    "#notation": join(dirname(vocabulary), "notation.ts"),
    "#library": join(dirname(vocabulary), "library.ts"),
  },
  outdir: "build/bundled",
  write: false,
};

/** The chunks that a page needs before it can begin, also where a small first script begins it. */
function neededAtOnce(outputs, entry) {
  const own = Object.values(outputs).find((output) => output.entryPoint === entry);
  const begun = own.imports
    .filter((one) => one.kind === "dynamic-import")
    .filter((one) => /_start\.tsx$/.test(outputs[one.path]?.entryPoint ?? ""))
    .map((one) => one.path);
  const needed = [own, ...begun.map((path) => outputs[path])]
    .flatMap((output) => output.imports)
    .filter((one) => one.kind === "import-statement")
    .map((one) => one.path);
  return [...new Set([...begun, ...needed])];
}

/** All sources of a page, and those of them that its first script holds. */
function sourcesOf(metafile, entry) {
  const own = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)[0];
  const outputs = new Set([own, ...neededAtOnce(metafile.outputs, entry)]);
  for (const path of outputs) {
    for (const one of metafile.outputs[path].imports) {
      if (one.kind === "import-statement") outputs.add(one.path);
    }
  }
  const ours = (inputs) => inputs.filter((path) => path.startsWith("src/"));
  const first = [...outputs].flatMap((path) => Object.keys(metafile.outputs[path].inputs));
  return {
    all: ours(Object.keys(metafile.inputs)).map((path) => join(web, path)),
    atOnce: ours([...new Set(first)]).map((path) => join(web, path)),
  };
}

/** One page's script, with only the words and choices that its own sources can ask for. */
async function bundlePage(entry) {
  const page = { ...options, entryPoints: [entry], splitting: true, metafile: true };
  const first = await build(page);
  const { all, atOnce } = sourcesOf(first.metafile, entry);
  const shared = join(web, "..", "shared");
  const needed = await neededOf(vocabulary, shared, atOnce);
  const everything = await neededOf(vocabulary, shared, all);
  const tables = { words: needed.words, limits: everything.limits, types: everything.types };
  const later = laterWords(needed.words, everything.words);
  const plugins = [vocabularyWith(vocabulary, tables), later, withoutTextApi];
  const { outputFiles, metafile } = await build({ ...page, plugins });
  const script = basename(entry).replace(/\.tsx?$/, ".js");
  const chunks = neededAtOnce(metafile.outputs, entry).map((path) => basename(path));
  return { script, chunks, files: outputFiles };
}

function byName(files) {
  return new Map(files.map((file) => [basename(file.path), Buffer.from(file.contents)]));
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
  const files = byName([...pages.flatMap((page) => page.files), ...styles.outputFiles]);
  return { files, chunksOf: new Map(pages.map((page) => [page.script, page.chunks])) };
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

/** Chunks bear a hash already; what is loaded later counts by itself. */
async function storeAssets({ files, chunksOf }) {
  const names = new Map();
  const sizes = new Map();
  for (const [name, bytes] of files) {
    const chunk = /-[0-9A-Z]{8}\.js$/.test(name);
    names.set(name, chunk ? name : hashedName(name, bytes));
    sizes.set(name, await store(join(assets, names.get(name)), bytes));
  }
  for (const [script, chunks] of chunksOf) {
    for (const chunk of chunks) {
      sizes.set(script, sizes.get(script) + sizes.get(chunk));
      sizes.delete(chunk);
    }
  }
  return { names, sizes };
}

/** A script counts with all that it needs at once. */
function overBudget(sizes, budget) {
  const problems = [];
  for (const [hashed, size] of sizes) {
    const name = hashed.replace(/-[0-9A-Z]{8}\.js$/, ".js");
    const limit = budget[name];
    console.log(`${name.padEnd(18)} ${String(size).padStart(7)} B gz of ${limit ?? "no budget"}`);
    if (limit === undefined) problems.push(`${name} has no budget`);
    else if (size > limit) problems.push(`${name} is ${size} B gz, budget ${limit}`);
  }
  return problems;
}

async function storePages(names, chunksOf) {
  const assetOf = (name) => {
    if (!names.has(name)) throw new Error(`a page asks for ${name}, which nothing builds`);
    return names.get(name);
  };
  const pages = await staticPages(join(web, "..", "shared"), assetOf, chunksOf);
  for (const { file, html } of pages) await store(join(site, file), Buffer.from(html));
  for (const file of await readdir(join(web, "pages"))) {
    await store(join(site, file), await readFile(join(web, "pages", file)));
  }
}

await rm(site, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const budget = JSON.parse(await readFile(join(web, "budget.json"), "utf8"));
const bundled = await bundle();
const { names, sizes } = await storeAssets(bundled);
await storePages(names, bundled.chunksOf);
const problems = overBudget(sizes, budget);
for (const problem of problems) console.error(`budget: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
