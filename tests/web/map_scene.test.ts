// The map as a pure drawing: what each record becomes, what stays the same object, what each thing says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { notation } from "#notation";
import { bondShapes, lookOf } from "../../web/src/draw/bond_line";
import { ageOn, dayOf, shortDate } from "../../web/src/draw/days";
import { legendOf } from "../../web/src/draw/legend";
import { put, widthOf, wrapped } from "../../web/src/draw/measure";
import { placeOps, withPlaces } from "../../web/src/draw/place_ops";
import { Polyline } from "../../web/src/draw/polyline";
import { type Asked, SceneMaker } from "../../web/src/draw/scene";
import type { SceneNode } from "../../web/src/draw/shape";
import { storyOf } from "../../web/src/draw/story";
import { stepFrom } from "../../web/src/draw/ways";
import { applyOps, type Board } from "../../web/src/state/board";
import { entryOps } from "../../web/src/state/kin_ops";
import { parseEntry } from "../../web/src/state/quick_entry";
import { renamed } from "./support/privacy";
import { asked, boardOf } from "./support/scenes";
import { svgDocument } from "./support/svg_document";

const family = boardOf(
  [
    "per_mia",
    "person",
    { name: "Mia", gender: "female", index: true, birth: { y: 2017, q: "about" } },
  ],
  ["per_kay", "person", { name: "Kayla", gender: "female", birth: { y: 1995, q: "exact" } }],
  ["per_dan", "person", { name: "Dan", gender: "male" }],
  ["per_tom", "person", { name: "Tom", gender: "male", birth: { y: 2022, q: "exact" } }],
  ["uni_kd", "union", { partners: ["per_dan", "per_kay"], kind: "married" }],
  ["epi_m", "episode", { of: "uni_kd", kind: "married", date: { y: 2015, q: "exact" } }],
  ["epi_d", "episode", { of: "uni_kd", kind: "divorced", date: { y: 2020, q: "exact" } }],
  ["par_mia", "parentage", { child: "per_mia", union: "uni_kd", kind: "birth" }],
  ["par_tom", "parentage", { child: "per_tom", union: "uni_kd", kind: "adoptive" }],
  ["bond_1", "bond", { from: "per_dan", to: "per_mia", kind: "physical_harm" }],
  ["bond_2", "bond", { from: "per_kay", to: "per_mia", kind: "close" }],
);

function nodeOf(nodes: readonly SceneNode[], id: string): SceneNode {
  const node = nodes.find((one) => one.id === id);
  assert.ok(node, `nothing draws ${id}`);
  return node;
}

function draw(board: Board, more: Partial<Asked> = {}) {
  return new SceneMaker().make(board, { ...asked, ...more });
}

test("each person, couple, child link and relation is drawn once", () => {
  const drawn = draw(family).nodes.map((node) => node.id);
  for (const id of family.keys()) {
    if (id.startsWith("epi")) continue;
    assert.equal(drawn.filter((one) => one === id).length, 1, id);
  }
});

test("every name begins with the text that is seen", () => {
  for (const node of draw(family).nodes) {
    const seen = node.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
    assert.ok(node.name.startsWith(seen.join(" ")), node.name);
    assert.notEqual(node.name, "");
  }
});

test("partners stand on one row, and children below them", () => {
  const { places } = draw(family);
  const y = (id: string) => places.get(id)?.y ?? 0;
  assert.equal(y("per_kay"), y("per_dan"));
  assert.ok(y("per_mia") >= y("per_kay") + notation.sizes.row);
  assert.equal(y("per_mia"), y("per_tom"));
});

test("a couple's line carries its dates and the mark of how it ended by the day of the map", () => {
  const now = nodeOf(draw(family).nodes, "uni_kd");
  assert.match(now.name, /^m 2015, d 2020/);
  const then = nodeOf(draw(family, { day: dayOf(2018) }).nodes, "uni_kd");
  assert.match(then.name, /^m 2015,/);
  const slashes = (node: SceneNode) =>
    node.shapes.filter(
      (one) => one.kind === "path" && /^M[^HV]+L[^HV]+M[^HV]+L[^HV]+$/.test(one.d),
    );
  assert.deepEqual([slashes(now).length, slashes(then).length], [1, 0]);
});

test("whoever is not born by the day of the map is not drawn", () => {
  const drawn = draw(family, { day: dayOf(2018) }).nodes.map((node) => node.id);
  assert.ok(drawn.includes("per_mia"));
  assert.ok(!drawn.includes("per_tom"));
  assert.ok(!drawn.includes("par_tom"));
});

test("only relations of the selected and harm are drawn unless more is asked for", () => {
  const bonds = (more: Partial<Asked>) =>
    draw(family, more)
      .nodes.filter((node) => node.kind === "bond")
      .map((node) => node.id);
  assert.deepEqual(bonds({ filter: "selected" }), ["bond_1"]);
  assert.deepEqual(bonds({ filter: "selected", selected: "per_kay" }), ["bond_1", "bond_2"]);
  assert.deepEqual(bonds({ filter: "none" }), []);
});

test("a node that has not changed is the same object", () => {
  const maker = new SceneMaker();
  const before = maker.make(family, asked);
  const tom = family.get("per_tom");
  assert.ok(tom);
  const named = new Map(family).set("per_tom", {
    ...tom,
    v: 2,
    fields: { ...tom.fields, name: "Tam" },
  });
  const after = maker.make(named, asked);
  assert.notEqual(nodeOf(after.nodes, "per_tom"), nodeOf(before.nodes, "per_tom"));
  for (const id of ["per_mia", "per_kay", "uni_kd", "bond_1"]) {
    assert.equal(nodeOf(after.nodes, id), nodeOf(before.nodes, id), id);
  }
});

test("a drawing that several look at is made once", () => {
  const maker = new SceneMaker();
  const first = maker.make(family, asked);
  assert.equal(maker.make(family, { ...asked }), first);
  assert.notEqual(maker.make(new Map(family), { ...asked, filter: "none" }), first);
});

test("who is only called something else keeps the shapes, and bonds follow a place that moved", () => {
  const maker = new SceneMaker();
  const before = maker.make(family, asked);
  const noted = applyOps(family, [{ o: "set", id: "per_kay", p: { source: "Nan" } }]);
  const fields = { of: "per_kay", view: "genogram", x: 400, y: 900 };
  const position = { id: "pos_kay", type: "position", v: 1, by: "m_1", order: 99, fields };
  const moved = new Map(noted).set("pos_kay", position);
  const after = maker.make(noted, asked);
  assert.equal(nodeOf(after.nodes, "per_kay")?.shapes, nodeOf(before.nodes, "per_kay")?.shapes);
  assert.deepEqual(maker.make(moved, asked).nodes, new SceneMaker().make(moved, asked).nodes);
});

test("a stored place counts, and a move is one op on it", () => {
  const ops = placeOps(
    family,
    "genogram",
    "per_mia",
    { x: 40.4, y: 400 },
    {
      id: (prefix) => `${prefix}_new`,
      by: "m_1",
      pinned: true,
    },
  );
  const moved = applyOps(family, ops);
  assert.deepEqual(draw(moved).places.get("per_mia"), {
    id: "pos_new",
    order: 1e12,
    x: 40,
    y: 400,
    pinned: true,
  });
  const again = placeOps(
    moved,
    "genogram",
    "per_mia",
    { x: 80, y: 400 },
    {
      id: () => "",
      by: "m_1",
      pinned: true,
    },
  );
  assert.deepEqual(again, [{ o: "set", id: "pos_new", p: { x: 80, y: 400, pinned: true } }]);
});

test("nobody moves when somebody is added", () => {
  let count = 0;
  const make = { id: (prefix: string) => `${prefix}_${count++}`, by: "m_1" };
  const first = withPlaces(family, [], 0, make);
  assert.deepEqual(first, []);
  const before = draw(family).places;
  const parsed = parseEntry("Ida, girl, 2, child of Kayla and Dan", 2026, undefined);
  assert.ok(parsed.ok);
  const entry = entryOps(parsed.entry, family, make.id, "m_1");
  assert.ok(entry.ok);
  const after = applyOps(family, withPlaces(family, entry.ops, Date.UTC(2026, 10, 22), make));
  const places = draw(after).places;
  for (const [id, place] of before) {
    assert.deepEqual([places.get(id)?.x, places.get(id)?.y], [place.x, place.y], id);
  }
  assert.equal(places.size, before.size + 1);
});

test("the network puts the child in the middle and everyone else on a ring", () => {
  const scene = draw(family, { view: "network" });
  assert.deepEqual(scene.places.get("per_mia"), { x: 0, y: 0 });
  for (const [id, { x, y }] of scene.places) {
    if (id === "per_mia") continue;
    const far = Math.sqrt(x * x + y * y);
    assert.ok(
      scene.rings?.radii.some((radius) => Math.abs(radius - far) < 2),
      id,
    );
  }
});

test("a loop of ancestors is drawn and does not hang", () => {
  const loop = boardOf(
    ["per_a", "person", { name: "A" }],
    ["per_b", "person", { name: "B" }],
    ["uni_a", "union", { partners: ["per_a"], kind: "unknown" }],
    ["uni_b", "union", { partners: ["per_b"], kind: "unknown" }],
    ["par_1", "parentage", { child: "per_b", union: "uni_a", kind: "birth" }],
    ["par_2", "parentage", { child: "per_a", union: "uni_b", kind: "birth" }],
  );
  assert.equal(draw(loop).places.size, 2);
  assert.equal(draw(new Map()).nodes.length, 0);
});

test("every kind of relation draws something that only it draws", () => {
  const way = new Polyline([
    { x: 0, y: 0 },
    { x: 200, y: 0 },
  ]);
  const seen = new Map<string, string>();
  for (const kind of Object.keys(notation.bonds)) {
    const drawn = JSON.stringify(bondShapes(way, lookOf(kind, "", "", "")));
    assert.equal(seen.get(drawn), undefined, `${kind} looks like ${seen.get(drawn)}`);
    seen.set(drawn, kind);
  }
});

test("harm has a head at the person harmed", () => {
  const way = new Polyline([
    { x: 0, y: 0 },
    { x: 200, y: 0 },
  ]);
  const shapes = bondShapes(way, lookOf("physical_harm", "", "", ""));
  assert.ok(shapes.some((shape) => shape.kind === "path" && shape.d.includes("L200 0")));
});

test("the legend lists what is drawn and nothing else", () => {
  const keys = legendOf(draw(family)).map((row) => row.key);
  assert.ok(keys.includes("bond physical_harm"));
  assert.ok(keys.includes("link adoptive"));
  assert.ok(!keys.some((key) => key.includes("foster")));
});

test("the story names the child, the parents and each relation", () => {
  const story = storyOf(draw(family).graph).join(" ");
  assert.match(story, /Mia \(9\)/);
  assert.match(story, /Kayla/);
  assert.match(story, /Dan/);
});

test("arrow keys lead along kinship", () => {
  const scene = draw(family);
  assert.ok(["per_kay", "per_dan"].includes(stepFrom(scene, "per_mia", "ArrowUp")));
  assert.equal(stepFrom(scene, "per_kay", "ArrowDown"), "per_mia");
  assert.equal(stepFrom(scene, "per_mia", "ArrowRight"), "per_tom");
});

test("numbers, widths, dates and ages are written alike everywhere", () => {
  assert.deepEqual([1.04, 1.05, -1.25, -0.04, 3].map(put), ["1", "1.1", "-1.2", "0", "3"]);
  assert.equal(widthOf("Mia", 16), Math.ceil(((1767 + 569 + 1255) * 16) / 2048));
  assert.deepEqual(wrapped("Kayla's mum Jean", 16, 116, 2), ["Kayla's mum", "Jean"]);
  assert.equal(shortDate({ y: 1972, q: "about" }), "c. 1972");
  assert.equal(ageOn({ y: 2026, m: 2, q: "exact" }, dayOf(2026, 11, 22)), "9m");
  assert.equal(ageOn(undefined, dayOf(2026)), "");
});

test("the file of a picture holds every record once, names as asked for, and nothing that runs", () => {
  const hostile = boardOf(["per_x", "person", { name: "<script>x</script>", gender: "male" }]);
  const caption = { title: "A & B", line: "", legend: "Legend" };
  const file = svgDocument(draw(hostile), caption);
  assert.doesNotMatch(file, /<script|href|url\(/);
  assert.match(file, /A &amp; B/);
  const whole = svgDocument(draw(renamed(family, "initials")), caption);
  for (const id of ["per_mia", "per_kay", "uni_kd", "par_tom", "bond_1"]) {
    assert.equal(whole.split(`data-id="${id}"`).length, 2, id);
  }
  assert.match(whole, />M<\/text>/);
  assert.doesNotMatch(whole, /Mia|Kayla|Dan|Tom/);
});
