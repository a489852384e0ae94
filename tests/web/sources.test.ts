// Rules for the sources themselves: what must never stand in them, their size, and that no word is missing.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { words } from "#vocabulary";

const root = process.env["SPACEBETWEEN_ROOT"] ?? ".";
const src = join(root, "web/src");

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (/\.[a-z]+$/.test(name)) return [path];
    return existsSync(path) ? filesUnder(path) : [];
  });
}

const sources = filesUnder(src)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const banned: readonly (readonly [string, RegExp])[] = [
  ["innerHTML", /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  [
    "a type assertion",
    /^(?!import|\s*\*|\/\/|\s*\/\*|\s*(type )?\w+ as \w+,?$).*[\w)\]}] as (?!const)[A-Za-z{(]+[\w<>[\]|& ]*[;,)]/m,
  ],
  ["any", /: any\b|<any>/],
  ["enum", /^\s*(export )?(const )?enum /m],
  ["eval", /\beval\(|new Function\(/],
];

for (const [name, pattern] of banned) {
  test(`no source holds ${name}`, () => {
    const found = sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    assert.deepEqual(found, []);
  });
}

test("no source is longer than 300 lines, and each says first what it is for", () => {
  for (const { path, text } of sources) {
    assert.ok(text.split("\n").length <= 300, path);
    assert.ok(text.startsWith("// "), path);
  }
});

test("the browser's page stays where it belongs", () => {
  for (const { path, text } of sources) {
    const inPanels = /\/(panels|pages|gestures|draw)\//.test(path);
    if (!inPanels) assert.doesNotMatch(text, /\bdocument\./, path);
    if (!inPanels) assert.doesNotMatch(text, /from "(preact|@preact)/, path);
    if (!path.includes("/link/")) assert.doesNotMatch(text, /new WebSocket/, path);
  }
});

const keys: ReadonlySet<string> = new Set(Object.keys(words));

test("every word that the sources name by data is there", () => {
  const missing = sources.flatMap(({ text }) =>
    [...text.matchAll(/sayNamed\(\s*"([a-z_.]+)",\s*"([a-z_]+)"\s*,?\s*\)/g)]
      .map((match) => `${match[1]}.${match[2]}`)
      .filter((key) => !keys.has(key)),
  );
  assert.deepEqual(missing, []);
});

test("a word's beginning is never cut inside a name, where its page would be built without it", () => {
  for (const { path, text } of sources)
    assert.doesNotMatch(text, /sayNamed\(\s*`[^`$]*_\$\{/, path);
});

test("counted words have a form for one and for many, with the same slots", () => {
  const slots = (key: string) => {
    const sentence = Object.entries(words).find(([name]) => name === key)?.[1] ?? "";
    return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).join();
  };
  for (const key of keys) {
    if (!key.endsWith(".other") || key.startsWith("choice.")) continue;
    const one = key.replace(/other$/, "one");
    assert.ok(keys.has(one), one);
    assert.equal(slots(one), slots(key), key);
  }
});

test("every budgeted file has a page or a style, and every page a budget", () => {
  const budget = Object.keys(JSON.parse(readFileSync(join(root, "web/budget.json"), "utf8")));
  // Files with a second word in their name are parts of pages, and no pages.
  const pages = readdirSync(join(src, "pages"))
    .filter((name) => !name.includes("_"))
    .map((name) => name.replace(/\.tsx?$/, ".js"));
  const scripts = [
    ...pages,
    "boards.js",
    "history_map.js",
    "later.js",
    "map.js",
    "map_more.js",
    "prompt_choice.js",
    "chunk.js",
  ];
  assert.deepEqual([...budget].filter((name) => name.endsWith(".js")).sort(), scripts.sort());
});
