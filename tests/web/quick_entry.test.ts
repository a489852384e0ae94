// Quick entry: what a line means, and that nothing is ever guessed.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applyOps,
  type Board,
  emptyBoard,
  recordsOf,
  refsOf,
  textOf,
} from "../../web/src/state/board";
import {
  childrenOf,
  nodesNamed,
  parentsOf,
  partnersOf,
  personWords,
} from "../../web/src/state/kin";
import { entryOps } from "../../web/src/state/kin_ops";
import { linesOf, parseEntry, placeLine } from "../../web/src/state/quick_entry";

const year = 2026;

function counter() {
  let next = 0;
  return (prefix: string) => `${prefix}_${String(next++).padStart(4, "0")}`;
}

/** The board after these lines; a line that is not understood stops it. */
function boardOf(lines: string, selected?: string): Board {
  const makeId = counter();
  return linesOf(lines).reduce((board, line) => {
    const parsed = parseEntry(line, year, selected);
    assert.ok(parsed.ok, line);
    const result = entryOps(parsed.entry, board, makeId, undefined);
    assert.ok(result.ok, line);
    return applyOps(board, result.ops);
  }, emptyBoard);
}

function idOf(board: Board, name: string): string {
  const [node] = nodesNamed(board, name);
  assert.ok(node, name);
  return node.id;
}

function names(board: Board, ids: readonly string[]): readonly string[] {
  return ids.map((id) => textOf(board.get(id), "name")).sort();
}

test("a family of ten in ten lines has the right parents, and no others", () => {
  const board = boardOf(`
    Jean, woman, 54
    Ray, man, died; Kayla, woman, 28, daughter of Jean and Ray
    Dan, man, 31, ex-partner of Kayla
    Ella, girl, 7, child of Kayla and Dan
    Tyler, boy, 9, child of Kayla and Dan
    Mia, girl, 1, child of Kayla
    Kev, man, partner of Kayla
    Sue, woman, mother of Dan
    Zoe, sister of Ella`);

  assert.equal(recordsOf(board, "person").length, 10);
  assert.deepEqual(names(board, parentsOf(board, idOf(board, "Ella"))), ["Dan", "Kayla"]);
  assert.deepEqual(names(board, parentsOf(board, idOf(board, "Mia"))), ["Kayla"]);
  assert.deepEqual(names(board, parentsOf(board, idOf(board, "Dan"))), ["Sue"]);
  assert.deepEqual(names(board, parentsOf(board, idOf(board, "Zoe"))), ["Dan", "Kayla"]);
  assert.deepEqual(names(board, partnersOf(board, idOf(board, "Kayla"))), ["Dan", "Kev"]);
  assert.deepEqual(names(board, childrenOf(board, idOf(board, "Jean"))), ["Kayla"]);
});

test("one parent alone is not joined to a partner", () => {
  const board = boardOf("Kayla; Dan, partner of Kayla; Mia, child of Kayla");

  assert.match(
    personWords(board, board.get(idOf(board, "Mia")) ?? assert.fail(), year),
    /not known/,
  );
  assert.deepEqual(names(board, childrenOf(board, idOf(board, "Dan"))), []);
});

test("a second parent is not made a couple with the first", () => {
  const board = boardOf("Ella; Kayla, mother of Ella; Dan, father of Ella");

  assert.deepEqual(names(board, parentsOf(board, idOf(board, "Ella"))), ["Dan", "Kayla"]);
  assert.deepEqual(partnersOf(board, idOf(board, "Kayla")), []);
});

test("siblings without known parents share a nameless pair", () => {
  const board = boardOf("Ella; Tyler, brother of Ella");
  const [union] = recordsOf(board, "union");

  assert.deepEqual(refsOf(union, "partners"), []);
  assert.equal(recordsOf(board, "parentage").length, 2);
});

test("gender is what was said, and unknown when nothing was", () => {
  const board = boardOf("Kayla; Sam, partner of Kayla; Nan, grandmother, mum of Kayla");

  assert.equal(textOf(board.get(idOf(board, "Sam")), "gender"), "unknown");
  assert.equal(textOf(board.get(idOf(board, "Kayla")), "gender"), "unknown");
  assert.equal(textOf(board.get(idOf(board, "Nan")), "gender"), "female");
});

test("a bond has a direction, and case and accents do not matter", () => {
  const board = boardOf("Zoë; Kev; ZOE afraid of kev");
  const [bond] = recordsOf(board, "bond");

  assert.equal(textOf(bond, "from"), idOf(board, "Zoë"));
  assert.equal(textOf(bond, "to"), idOf(board, "Kev"));
  assert.equal(textOf(bond, "kind"), "afraid_of");
});

test("an unknown name is a question and adds nothing", () => {
  const parsed = parseEntry("Mia, child of Nobody", year, undefined);
  assert.ok(parsed.ok);

  const result = entryOps(parsed.entry, emptyBoard, counter(), undefined);

  assert.deepEqual(result, { ok: false, problem: { kind: "unknown_name", name: "Nobody" } });
});

test("a name that two have is a choice, and the choice is kept to", () => {
  const board = boardOf("Dan, man, 31; Dan, boy, 6");
  const parsed = parseEntry("Mia, child of Dan", year, undefined);
  assert.ok(parsed.ok);

  const result = entryOps(parsed.entry, board, counter(), undefined);
  assert.ok(!result.ok && result.problem.kind === "two_fit");
  const chosen = new Map([["Dan", result.problem.ids[0] ?? ""]]);

  assert.ok(entryOps(parsed.entry, board, counter(), undefined, chosen).ok);
});

test("the short forms belong to the person who is open", () => {
  const board = boardOf("Kayla");
  const parsed = parseEntry("+c Mia, girl", year, "Kayla");
  assert.ok(parsed.ok);
  const result = entryOps(parsed.entry, board, counter(), undefined);

  assert.ok(result.ok);
  assert.deepEqual(parseEntry("+c Mia", year, undefined), {
    ok: false,
    problem: "needs_selection",
  });
});

test("ages, births and deaths are read with their precision", () => {
  const entry = (line: string) => {
    const parsed = parseEntry(line, year, undefined);
    assert.ok(parsed.ok && parsed.entry.kind === "person");
    return parsed.entry;
  };

  assert.deepEqual(entry("A, 7").birth, { y: 2019, q: "about" });
  assert.deepEqual(entry("A, b. 1998").birth, { y: 1998, q: "exact" });
  assert.deepEqual(entry("A, d. 2004").death, { y: 2004, q: "exact" });
  assert.equal(entry("A, unborn due March").pregnancy, true);
  assert.equal(entry("A, likes trains").note, "likes trains");
});

test("a place stands after a comma, and what is only spoken of is a place of its own kind", () => {
  assert.deepEqual(read("Hill School, school"), ["Hill School", "school"]);
  assert.deepEqual(read("Dr Shah, GP"), ["Dr Shah", "health"]);
  assert.deepEqual(read("Mia, likes school"), ["Mia", "likes school"]);
  assert.equal(placeLine("Hill School"), "Hill School, school");
  assert.equal(placeLine("The Quays"), "The Quays, place");

  const board = boardOf("Mia; Hill School, school; Mia goes to Hill School");
  assert.deepEqual(
    recordsOf(board, "context").map((one) => [textOf(one, "name"), textOf(one, "kind")]),
    [["Hill School", "school"]],
  );
  assert.equal(recordsOf(board, "person").length, 1);
});

test("who lives with whom is one household, and the next one comes into it", () => {
  const board = boardOf("Mia; Jean; Ray; Leo; Mia lives with Jean & Ray; Leo lives with Mia");
  const [home, ...more] = recordsOf(board, "household");

  assert.equal(more.length, 0);
  assert.deepEqual(names(board, refsOf(home, "members")), ["Jean", "Leo", "Mia", "Ray"]);
});

test("no line of any shape throws, and what fails adds nothing", () => {
  const parts = [
    "Ella",
    ",",
    " of ",
    "child",
    "and",
    "+c",
    ";",
    "?",
    "7",
    "b. ",
    "afraid of",
    " ",
    "🙂",
    "unborn due",
    "\\",
  ];
  let seed = 7;
  for (let round = 0; round < 2_000; round++) {
    let line = "";
    for (let n = 0; n < 6; n++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      line += parts[seed % parts.length] ?? "";
    }
    const parsed = parseEntry(line, year, "Ella");
    if (parsed.ok) entryOps(parsed.entry, emptyBoard, counter(), undefined);
  }
});

/** Who it is and what is known, as a list of words. */
function read(line: string, selected?: string): readonly string[] {
  const parsed = parseEntry(line, year, selected);
  if (!parsed.ok) return [parsed.problem];
  const { entry } = parsed;
  if (entry.kind === "bond") return [entry.from, entry.bond, entry.to];
  if (entry.kind === "place") return [entry.name, entry.place];
  if (entry.kind === "home") return entry.of;
  const relations = entry.relations.map(({ kind, of }) => `${kind} of ${of.join(" & ")}`);
  const life = [entry.gender, entry.birth?.y, entry.death?.y, entry.life, entry.link];
  const known = [...life, entry.pregnancy ? "unborn" : "", ...relations, entry.note];
  return [entry.name, ...known.filter((one) => one !== undefined && one !== "").map(String)];
}

test("commas may be left out where the words leave no doubt", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["Mia girl 9", ["Mia", "female", "2017"]],
    ["Mia Rose girl 8 months", ["Mia Rose", "female", "2026"]],
    ["Kayla 31 mum of Mia", ["Kayla", "female", "1995", "parent of Mia"]],
    ["Leo 7 son of Kayla & Dan", ["Leo", "male", "2019", "child of Kayla & Dan"]],
    ["Ray d. 2015 dad of Kayla", ["Ray", "male", "2015", "died", "parent of Kayla"]],
    ["Baby unborn child of Dan & Sue", ["Baby", "unborn", "child of Dan & Sue"]],
    ["Kev m about 40, partner of Kayla", ["Kev", "male", "1986", "partner of Kayla"]],
    ["Zoe, 12 adopted child of Jean", ["Zoe", "2014", "adoptive", "child of Jean"]],
  ];
  for (const [line, words] of rows) assert.deepEqual(read(line), words, line);
});

test("a name is never taken apart: initials, names that are words, and notes stay", () => {
  assert.deepEqual(read("Sam M"), ["Sam M"]);
  assert.deepEqual(read("Man"), ["Man"]);
  assert.deepEqual(read("Mia's mum", "Mia"), ["Mia's mum"]);
  assert.deepEqual(read("Ann of Hill Farm"), ["Ann of Hill Farm"]);
  assert.deepEqual(read("Joe, boy, plays with 9 friends"), ["Joe", "male", "plays with 9 friends"]);
});

test("mum and nobody's name is of the one who is open, and a question when nobody is", () => {
  assert.deepEqual(read("Kayla 31, mum", "Mia"), ["Kayla", "female", "1995", "parent of Mia"]);
  assert.deepEqual(read("Dan 33 dad", "Mia"), ["Dan", "male", "1993", "parent of Mia"]);
  assert.deepEqual(read("Leo, brother", "Mia"), ["Leo", "male", "sibling of Mia"]);
  assert.deepEqual(read("Leo, brother"), ["of_whom"]);
});

test("what somebody is to somebody, in a word that we do not know, is a question and no name", () => {
  const lines = [
    "Tom 4 half-brother of Mia",
    "Tom 4 half brother of Mia",
    "Tom half brother of Mia",
    "Kev 40 stepdad of Mia",
    "Kev 40 stepdad",
    "Kev stepdad of Mia",
  ];
  for (const line of lines) assert.deepEqual(read(line, "Mia"), ["of_whom"], line);
  assert.deepEqual(read("Mia's mum, partner of Dan"), ["Mia's mum", "partner of Dan"]);
  assert.deepEqual(read("Ann of Hill Farm, 60"), ["Ann of Hill Farm", "1966"]);
  assert.deepEqual(read("Friends of Mia, peers"), ["Friends of Mia", "peer_group"]);
});

test("what is said of one person before where they live or go to does not become names", () => {
  const known = ["Tom", "male", "2022"];
  assert.deepEqual(read("Tom, 4, boy, lives with Ana"), [...known, "lives with Ana"]);
  assert.deepEqual(read("Tom, 4, boy, attends Hill School"), [...known, "attends Hill School"]);
  assert.deepEqual(read("Tom, attends Hill School"), ["Tom", "attends", "Hill School"]);
  assert.deepEqual(read("Mia, Leo and Tom live with Jean"), ["Mia", "Leo", "Tom", "Jean"]);
});
