// Leaves out of a page's script the words, limits and choices that its sources never ask for.
// A word stays when its key stands in the sources as a literal, or begins with the prefix of a
// sayNamed or sayCount call; names of fields must stand somewhere in the sources too.
import { readFile } from "node:fs/promises";

const literal = /["'`]([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)["'`]/g;
const prefixCall = /say(?:Named|Count)\(\s*["'`]([a-z_.]+?)\.?(?:["'`]|\$\{)/g;
const templateKey = /\bsay\(\s*`([a-z_.]+)\$\{/g;

const limitName = /\blimits\.([a-z_]+)/g;

function found(pattern, source, into) {
  for (const match of source.matchAll(pattern)) into.add(match[1]);
}

/** Labels and choices of fields that no source of the page names are never shown on it. */
function fieldIsNamed(key, literals) {
  const [kind, , field] = key.split(".");
  return (kind !== "field" && kind !== "choice") || literals.has(field);
}

/** Closings after which the client comes back by itself are never put into words. */
async function silentWords(shared) {
  const codes = JSON.parse(await readFile(`${shared}/close_codes.json`, "utf8"));
  const silent = Object.entries(codes).filter(([, number]) => number < 4500);
  return new Set(silent.map(([name]) => `close.${name}`));
}

export async function neededOf(vocabulary, shared, sources) {
  const table = await readFile(vocabulary, "utf8");
  const literals = new Set();
  const limitNames = new Set();
  const prefixes = new Set();
  for (const path of sources) {
    const source = await readFile(path, "utf8");
    found(literal, source, literals);
    found(prefixCall, source, prefixes);
    found(templateKey, source, prefixes);
    found(limitName, source, limitNames);
  }
  const starts = [...prefixes].map((prefix) => (prefix.endsWith(".") ? prefix : `${prefix}.`));
  const silent = await silentWords(shared);
  const asked = (key) =>
    literals.has(key) ||
    (!silent.has(key) &&
      starts.some((start) => key.startsWith(start)) &&
      fieldIsNamed(key, literals));
  return {
    words: only(tableOf(table, "words"), asked),
    limits: only(tableOf(table, "limits"), (name) => limitNames.has(name)),
    types: withChoicesOf(typesOf(table).types, literals),
  };
}

const typesBegin = "export const types: Readonly<Record<TypeName, TypeSpec>> = ";
const typesEnd = "\n};\n";

/** The table of record types, and where it stands. */
function typesOf(source) {
  const start = source.indexOf(typesBegin) + typesBegin.length;
  const end = source.indexOf(typesEnd, start) + typesEnd.length - 2;
  return { start, end, types: JSON.parse(source.slice(start, end)) };
}

/** A field that no source of the page names is shown nowhere, and nothing is chosen for it. */
function withChoicesOf(types, literals) {
  const fieldsOf = (fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, { choices, ...field }]) => [
        name,
        choices && literals.has(name) ? { ...field, choices } : field,
      ]),
    );
  return Object.fromEntries(
    Object.entries(types).map(([type, spec]) => [type, { ...spec, fields: fieldsOf(spec.fields) }]),
  );
}

function only(table, wanted) {
  return Object.fromEntries(Object.entries(table).filter(([key]) => wanted(key)));
}

function textOf(source, name) {
  const start = source.indexOf(`export const ${name} = `) + `export const ${name} = `.length;
  return { start, end: source.indexOf("as const;", start) };
}

function replaced(source, name, value) {
  const { start, end } = textOf(source, name);
  return `${source.slice(0, start)}${value} ${source.slice(end).replace("as const", "")}`;
}

function tableOf(source, name) {
  const { start, end } = textOf(source, name);
  return JSON.parse(source.slice(start, end));
}

/** Words as a tree, so that their long common beginnings are shipped once. */
function folded(words) {
  const root = {};
  for (const [key, sentence] of Object.entries(words)) {
    const parts = key.split(".");
    const last = parts.pop();
    let at = root;
    for (const part of parts) {
      at[part] ??= {};
      at = at[part];
    }
    if (typeof at !== "object" || last in at) throw new Error(`${key} is a word and a group`);
    at[last] = sentence;
  }
  return root;
}

/** What makes them a table again in the browser. */
const unfold = `function unfold(tree, before, into) {
  for (const name in tree) {
    const one = tree[name];
    if (typeof one === "string") into[before + name] = one;
    else unfold(one, before + name + ".", into);
  }
  return into;
}`;

/** The part of ot-text-unicode that is a client of its own; we use the algebra alone. */
export const withoutTextApi = {
  name: "text-without-api",
  setup(build) {
    build.onLoad({ filter: /ot-text-unicode[\\/]dist[\\/]api\.js$/ }, () => ({
      contents: "exports.default = undefined;",
      loader: "js",
    }));
  },
};

/** An esbuild plugin that serves the generated vocabulary with only what one page asks for. */
export function vocabularyWith(path, needed) {
  return {
    name: "vocabulary",
    setup(build) {
      build.onLoad({ filter: /generated[\\/]vocabulary\.ts$/ }, async () => {
        const whole = await readFile(path, "utf8");
        const { start, end } = typesOf(whole);
        const types = JSON.stringify(needed.types);
        const source = `${whole.slice(0, start)}${types}${whole.slice(end)}`;
        const limits = replaced(source, "limits", JSON.stringify(needed.limits));
        const words = `unfold(${JSON.stringify(folded(needed.words))}, "", {})`;
        return { contents: `${unfold}\n${replaced(limits, "words", words)}`, loader: "ts" };
      });
    },
  };
}

/** An esbuild plugin that gives the scripts that come later the words that the first one lacks. */
export function laterWords(first, all) {
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !(key in first)));
  return {
    name: "later words",
    setup(build) {
      build.onLoad({ filter: /state[\\/]later_words\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        const words = `unfold(${JSON.stringify(folded(rest))}, "", {})`;
        const filled = source.replace(/= \{\};/, () => `= ${words};`);
        return { contents: filled.replace("\n\n", () => `\n\n${unfold}\n`), loader: "js" };
      });
    },
  };
}
