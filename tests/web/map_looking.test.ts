// Looking at the map: dates as typed, many lines at once, what changed, who is unheard, what comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../web/src/draw/days";
import {
  changedFindings,
  echoFindings,
  mapVersions,
  marksOf,
  unheardFindings,
} from "../../web/src/draw/findings";
import { graphOf } from "../../web/src/draw/graph";
import { SceneMaker } from "../../web/src/draw/scene";
import { storyOf } from "../../web/src/draw/story";
import { aboutOf } from "../../web/src/state/about";
import { applyOps, type Board, recordsOf, textOf } from "../../web/src/state/board";
import { dateWords } from "../../web/src/state/dates";
import { inChanges, readPaste } from "../../web/src/state/paste";
import { baseOf, seenIn } from "../../web/src/state/seen";
import { asSure, parseWhen, parseYear } from "../../web/src/state/when";
import { boardOf } from "./support/scenes";

const today = dayOf(2026, 11, 22);

function making() {
  let n = 0;
  return { id: (prefix: string) => `${prefix}_${++n}`, by: undefined };
}

const three = boardOf(
  ["per_jean", "person", { name: "Jean", substance: "current" }],
  ["per_kay", "person", { name: "Kayla", substance: "recovery" }],
  ["per_mia", "person", { name: "Mia", index: true }],
  ["uni_j", "union", { partners: ["per_jean"] }],
  ["uni_k", "union", { partners: ["per_kay"] }],
  ["par_k", "parentage", { child: "per_kay", union: "uni_j", kind: "birth" }],
  ["par_m", "parentage", { child: "per_mia", union: "uni_k", kind: "birth" }],
  ["bond_1", "bond", { from: "per_jean", to: "per_kay", kind: "cut_off" }],
  ["bond_2", "bond", { from: "per_kay", to: "per_mia", kind: "cut_off" }],
  ["voi_1", "voice", { whose: "per_mia", kind: "said" }],
  ["voi_2", "voice", { whose: "per_kay", kind: "imagined" }],
  ["hyp_1", "hypothesis", { text: { s: "Could it be …", tv: 1 }, includes: ["per_kay"] }],
);

test("a date is read as it is typed, and said back as it was meant", () => {
  const said: readonly (readonly [string, string])[] = [
    ["2015", "2015"],
    ["May 2015", "May 2015"],
    ["3 may 2015", "3 May 2015"],
    ["2015-05", "May 2015"],
    ["about 2015", "about 2015"],
    ["before 2015", "before 2015"],
    ["2012 to 2014", "2012 to 2014"],
    ["2012-2014", "2012 to 2014"],
    ["between 2012 and 2014", "between 2012 and 2014"],
  ];
  for (const [typed, words] of said) {
    const read = parseWhen(typed);
    assert.ok(read, typed);
    assert.equal(dateWords(read), words);
    assert.deepEqual(parseWhen(dateWords(read)), read);
  }
  for (const wrong of ["", "soon", "31 Feb 2015", "2014 to 2012", "13/2015"]) {
    assert.equal(parseWhen(wrong), undefined, wrong);
  }
});

test("a year is read as words too, and what is no date is not taken for one", () => {
  assert.deepEqual(parseYear(" 1990 ", "before"), { y: 1990, q: "before" });
  assert.deepEqual(parseYear("c. 1990", "exact"), { y: 1990, q: "about" });
  assert.deepEqual(parseYear("May 2015", "about"), { y: 2015, m: 5, q: "exact" });
  for (const wrong of ["1990?", "9", "19 90"]) {
    assert.equal(parseYear(wrong, "about"), undefined, wrong);
  }
});

test("a date that is known less well keeps its month, its day and how it was told", () => {
  const told = { y: 2015, m: 5, d: 3, q: "exact", said: "the day of the fair" };
  assert.deepEqual(asSure(told, "about"), { ...told, q: "about" });
  const span = { y: 2012, q: "between", to: { y: 2014 } };
  assert.deepEqual(asSure(span, "from_to"), { ...span, q: "from_to" });
  assert.deepEqual(asSure(span, "after"), { y: 2012, q: "after" });
});

test("pasted lines may speak of people whom later lines add, and nothing is guessed", () => {
  const lines = ["Mia, girl, 9, child of Kayla", "Kayla, woman, 31", "Mia afraid of Kev", "Kayla"];
  const read = readPaste(lines, new Map(), 2026, making());
  assert.deepEqual(
    read.rows.map((row) => row.problem?.kind),
    [undefined, undefined, "unknown_name", undefined],
  );
  assert.equal(read.people, 3);
  const board = applyOps(new Map(), read.steps.flat());
  assert.deepEqual(
    recordsOf(board, "person")
      .map((one) => textOf(one, "name"))
      .sort(),
    ["Kayla", "Kayla", "Mia"],
  );
  assert.match(read.rows[0]?.words ?? "", /^Mia .*child of Kayla/);
});

test("pasted lines stay whole when they take more than one change", () => {
  const lines = Array.from({ length: 40 }, (_, n) => `P${n}, child of Kayla`);
  const read = readPaste(["Kayla", ...lines], new Map(), 2026, making());
  const changes = inChanges(read.steps, 40);
  assert.ok(changes.every((ops) => ops.length <= 40));
  let board: Board = new Map();
  for (const ops of changes) {
    for (const op of ops) {
      if (op.o !== "new" || op.r.type !== "parentage") continue;
      const here = new Set([
        ...board.keys(),
        ...ops.flatMap((one) => (one.o === "new" ? [one.r.id] : [])),
      ]);
      assert.ok(here.has(textOf(op.r, "child")) && here.has(textOf(op.r, "union")));
    }
    board = applyOps(board, ops);
  }
  assert.equal(recordsOf(board, "person").length, 41);
});

test("what changed since last time is what the session before did not see", () => {
  const first = seenIn(undefined, "ses_1", mapVersions(three));
  assert.equal(baseOf(first, "ses_1"), undefined);
  assert.deepEqual(baseOf(first, ""), mapVersions(three));
  const grown = applyOps(three, [
    { o: "new", r: { id: "per_kev", type: "person", v: 1, order: 99, fields: { name: "Kev" } } },
  ]);
  const second = seenIn(first, "ses_2", mapVersions(grown));
  const before = baseOf(second, "ses_2");
  assert.ok(before);
  const found = changedFindings(grown, before);
  assert.deepEqual(
    found.map((one) => one.ids),
    [["per_kev"]],
  );
  assert.deepEqual(baseOf(seenIn(second, "ses_2", mapVersions(grown)), "ses_2"), before);
});

test("only people of whom nobody brought their own words or ways are not heard", () => {
  const found = unheardFindings(graphOf(three, today), three);
  assert.deepEqual(found.map((one) => one.ids[0]).sort(), ["per_jean", "per_kay"]);
  assert.match(found.find((one) => one.ids[0] === "per_kay")?.words ?? "", /others speak/);
});

test("what is recorded in one generation and in the next comes back, and nothing else does", () => {
  const found = echoFindings(graphOf(three, today), three);
  assert.equal(found.length, 2);
  const marks = marksOf(found);
  assert.deepEqual([...marks.keys()].sort(), [
    "bond_1",
    "bond_2",
    "per_jean",
    "per_kay",
    "per_mia",
  ]);
  const alone = new Map([...three].filter(([id]) => id !== "bond_2"));
  assert.equal(echoFindings(graphOf(alone, today), alone).length, 1);
});

test("what is marked says why, after the text that is seen, and draws the same shapes", () => {
  const asked = { view: "genogram", day: today, filter: "all", selected: "", focus: "" } as const;
  const plain = new SceneMaker().make(three, asked);
  const marked = new SceneMaker().make(three, { ...asked, marks: new Map([["per_kay", "why"]]) });
  const [a, b] = [plain, marked].map((scene) => scene.nodes.find((one) => one.id === "per_kay"));
  assert.equal(b?.name, `${a?.name}, why`);
  assert.equal(b?.marked, true);
  assert.deepEqual(a?.shapes, b?.shapes);
});

test("a person leads to the ideas, voices and plans that name them", () => {
  assert.deepEqual(
    aboutOf(three, "per_kay").map((one) => one.id),
    ["hyp_1", "voi_2"],
  );
  assert.deepEqual(aboutOf(three, "per_jean"), []);
});

test("the map in words says who lives together, and what nobody has said of a couple", () => {
  const board = boardOf(
    ["per_a", "person", { name: "Kayla" }],
    ["per_b", "person", { name: "Dan" }],
    ["uni_a", "union", { partners: ["per_a", "per_b"], kind: "unknown" }],
    ["hse_a", "household", { members: ["per_a", "per_b"] }],
    ["hse_b", "household", { name: "Sea Road", members: ["per_b"] }],
    ["hse_c", "household", { kind: "safe_group", members: ["per_a"] }],
  );
  const story = storyOf(graphOf(board, today));

  assert.ok(story.includes("Kayla and Dan: how they are together is not known."));
  assert.ok(story.includes("Living together: Kayla and Dan."));
  assert.ok(story.includes("Living at Sea Road: Dan."), story.join("\n"));
  assert.ok(story.includes("A group that keeps safe: Kayla."));
});
