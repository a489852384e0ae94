// On the command line: a family's file laid out and drawn, and blank sheets to be drawn on by hand.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { program } from "./server.mjs";

const folder = mkdtempSync(join(tmpdir(), "drawing-"));
after(() => rmSync(folder, { recursive: true }));

const at = (name) => join(folder, name);
const run = (...words) => spawnSync(program, words, { encoding: "utf8", timeout: 60_000 });
const read = (name) => readFileSync(at(name), "utf8");

const family = `0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Ada & <Sons>
1 SEX F
1 BIRT
2 DATE 1901
1 DEAT
2 DATE 1980
0 @I2@ INDI
1 NAME Bert
1 SEX M
1 DEAT Y
0 @I3@ INDI
1 NAME Cleo
1 DEAT
2 DATE 1990
0 @F1@ FAM
1 WIFE @I1@
1 HUSB @I2@
1 CHIL @I3@
1 MARR
2 DATE 1925
0 TRLR
`;

test("a family's file is laid out, measured, drawn and cut into sheets", () => {
  writeFileSync(at("family.ged"), family);

  const done = run("layout", at("family.ged"), "--svg", at("f.svg"), "--print", at("f.html"));

  const metrics = JSON.parse(done.stdout);
  assert.equal(metrics.people, 3);
  assert.equal(metrics.unions, 1);
  assert.equal(metrics.overlaps, 0);
  assert.ok(Number.isInteger(metrics.layout_ms));
  assert.match(read("f.svg"), /^<svg [^]*data-kind="union"[^]*<\/svg>\n$/);
  assert.match(read("f.svg"), />Cleo</);
  assert.doesNotMatch(read("f.svg"), /<Sons>/);
  assert.match(read("f.html"), /@page\{size:A4 /);
});

test("a family is drawn as it was on a day, and exported as the same picture", () => {
  writeFileSync(at("then.ged"), family);

  assert.equal(run("layout", at("then.ged"), "--svg", at("then.svg"), "--as-of", "1930-06").status, 1);
  assert.equal(run("layout", at("then.ged"), "--svg", at("now.svg")).status, 1);
  assert.equal(run("export", "--to", "svg", "--out", at("copy.svg"), at("then.ged")).status, 1);
  const wrong = run("layout", at("then.ged"), "--as-of", "1930-13");

  assert.match(read("then.svg"), /1930/);
  assert.notEqual(read("then.svg"), read("now.svg"));
  assert.equal(read("copy.svg"), read("now.svg"));
  assert.notEqual(wrong.status, 0);
  assert.match(wrong.stderr, /1930-13/);
});

test("a file that is no family is refused, and nothing is drawn", () => {
  writeFileSync(at("none.ged"), "no family");

  const done = run("layout", at("none.ged"), "--svg", at("none.svg"));

  assert.equal(done.status, 2);
  assert.throws(() => read("none.svg"));
});

test("blank sheets are written for both drawings and both papers", () => {
  for (const what of ["genogram", "rings"]) {
    const done = run("paper", what, "--print", at(`${what}.html`), "--page", "a3");

    assert.equal(done.status, 0, done.stderr);
    assert.match(read(`${what}.html`), /@page\{size:A3 landscape/);
    assert.equal(read(`${what}.html`).split('<svg class="sheet"').length, 2);
  }
});

/** More would take a server that carries sanitizers a minute each. */
const bytesMax = 150_000;

/** Every family's file that is at hand: real ones beside the checkout, if any, and the one above. */
function families() {
  const beside = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
  const corpus = process.env.SPACEBETWEEN_CORPUS ?? beside;
  writeFileSync(at("own.ged"), family);
  if (!existsSync(corpus)) return [at("own.ged")];
  const files = readdirSync(corpus, { recursive: true }).map((name) => join(corpus, name));
  const fit = (file) => file.endsWith(".ged") && statSync(file).size <= bytesMax;
  return [at("own.ged"), ...files.filter(fit)];
}

/** The ids of what is drawn as `kind`, in the order of drawing. */
function drawn(svg, kind) {
  const marks = svg.matchAll(/data-id="([^"]*)" data-kind="([^"]*)"/g);
  return [...marks].filter((mark) => mark[2] === kind).map((mark) => mark[1]);
}

test("I15: of every file everybody is drawn once, and no union twice", () => {
  for (const file of families()) {
    const done = run("layout", file, "--svg", at("each.svg"));
    if (done.status === 2) continue;
    const metrics = JSON.parse(done.stdout);
    const people = drawn(read("each.svg"), "person");
    const unions = drawn(read("each.svg"), "union");

    assert.equal(people.length, metrics.people, file);
    assert.equal(new Set(people).size, people.length, file);
    assert.equal(new Set(unions).size, unions.length, file);
    // A union that has no line of its own, as of one parent without children, is not there.
    assert.ok(unions.length <= metrics.unions, file);
    const said = JSON.parse(run("import", "--preview", file).stdout);
    assert.equal(metrics.people, said.people, file);
    assert.equal(metrics.unions, said.unions, file);
  }
});
