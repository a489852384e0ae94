// A map on paper: Chromium makes a PDF of the sheets, as "print" does, one sheet to a page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openBrowser, program } from "./support";

const folder = mkdtempSync(join(tmpdir(), "paper-"));
after(() => rmSync(folder, { recursive: true }));

/** A couple with so many children that they fill several sheets, some adopted. */
function family(children: number): string {
  const people = Array.from({ length: children }, (_, at) => {
    const kind = at % 2 === 0 ? "\n1 FAMC @F1@\n2 PEDI adopted" : "";
    return `0 @C${at}@ INDI\n1 NAME Child ${at}\n1 DEAT Y${kind}`;
  });
  const links = Array.from({ length: children }, (_, at) => `1 CHIL @C${at}@`);
  return [
    "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8",
    "0 @A@ INDI\n1 NAME Ada\n1 SEX F\n1 DEAT Y",
    "0 @B@ INDI\n1 NAME Bert\n1 SEX M\n1 DEAT Y",
    ...people,
    "0 @F1@ FAM\n1 WIFE @A@\n1 HUSB @B@",
    ...links,
    "0 TRLR\n",
  ].join("\n");
}

type Printed = {
  readonly pages: number;
  readonly sizes: ReadonlySet<string>;
  readonly html: string;
};

/** The PDF of a family's sheets; its pages are counted in the file itself. */
async function printed(children: number, paper: "a4" | "a3"): Promise<Printed> {
  const ged = join(folder, "family.ged");
  const sheets = join(folder, "sheets.html");
  writeFileSync(ged, family(children));
  try {
    execFileSync(program, ["layout", ged, "--print", sheets, "--page", paper], { encoding: "utf8" });
  } catch (failure) {
    assert.equal((failure as { status?: number }).status, 1, "losses alone are no fault");
  }
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`file://${sheets}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map((box) => box[1] ?? "");
    const sizes = boxes.map((box) => box.trim().split(/\s+/).slice(2).map(Number).map(Math.round));
    return {
      pages: boxes.length,
      sizes: new Set(sizes.map((size) => size.join(" x "))),
      html: readFileSync(sheets, "utf8"),
    };
  } finally {
    await browser.close();
  }
}

test("a small family prints on one page of A4, with its legend on it", async () => {
  const done = await printed(3, "a4");

  assert.equal(done.pages, 1);
  assert.deepEqual(done.sizes, new Set(["842 x 595"]));
  assert.match(done.html, />Legend</);
  assert.match(done.html, /1 of 1|1\/1/);
});

test("a large family prints one sheet to a page, on the paper that was asked for", async () => {
  for (const [paper, sizes] of [
    ["a4", ["595 x 842", "842 x 595"]],
    ["a3", ["842 x 1191", "1191 x 842"]],
  ] as const) {
    const done = await printed(60, paper);
    const sheets = done.html.split('<svg class="sheet"').length - 1;

    assert.ok(sheets > 1, `${sheets} sheets`);
    assert.equal(done.pages, sheets);
    assert.equal(done.sizes.size, 1);
    assert.ok(
      sizes.some((size) => done.sizes.has(size)),
      [...done.sizes].join(),
    );
    assert.match(done.html, />Legend</);
  }
});
