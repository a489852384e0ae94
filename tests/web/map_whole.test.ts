// The map as a whole: tidied and put back, a file's preview as it is answered, leave to take it out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placesBack } from "../../web/src/draw/place_ops";
import { decodeImported, decodeTidied } from "../../web/src/protocol/map_answers";
import type { BoardRecord, FieldValues } from "../../web/src/protocol/values";
import { applyOps, type Board } from "../../web/src/state/board";
import { leavingOf } from "../../web/src/state/leaving";

function boardOf(...records: readonly (readonly [string, string, FieldValues])[]): Board {
  return new Map(
    records.map(([id, type, fields], index): readonly [string, BoardRecord] => [
      id,
      { id, type, v: 1, order: index + 1, fields },
    ]),
  );
}

test("after tidying everybody can be put back where they stood", () => {
  const before = boardOf(
    ["per_a", "person", {}],
    ["per_b", "person", {}],
    ["pos_a", "position", { of: "per_a", view: "genogram", x: 10, y: 20, pinned: true }],
  );
  const after = applyOps(before, [
    { o: "set", id: "pos_a", p: { x: 300, y: 0, pinned: null } },
    {
      o: "new",
      r: {
        id: "pos_b",
        type: "position",
        v: 1,
        order: 9,
        fields: { of: "per_b", view: "genogram", x: 1, y: 1 },
      },
    },
  ]);
  const back = applyOps(after, placesBack(before, after, "genogram"));
  assert.deepEqual(back.get("pos_a")?.fields, before.get("pos_a")?.fields);
  assert.equal(back.has("pos_b"), false);
  assert.deepEqual(placesBack(before, before, "genogram"), []);
});

test("a tidied layout is read with its counts, and one in which nobody moves has no preview", () => {
  const read = decodeTidied({
    preview: "tdy_1",
    places: [{ of: "per_a", x: 1, y: 2 }, {}],
    moved: 1,
    new: 0,
    before: { crossings: 12 },
    after: { crossings: 3 },
  });
  assert.deepEqual(read?.places, [{ of: "per_a", x: 1, y: 2 }]);
  assert.equal(read?.before.get("crossings"), 12);
  assert.equal(decodeTidied({ places: [] })?.preview, undefined);
  assert.equal(decodeTidied({ preview: "tdy_1" }), undefined);
});

test("a file's preview keeps what is lost and who may be there already", () => {
  const read = decodeImported({
    preview: "imp_1",
    format: "gedcom",
    people: 3,
    loss: [{ kind: "withheld", what: "INDI.NAME", count: 3, lines: [1, 2, "x"] }],
    matches: [{ id: "I1", name: "Mia", birth: 2017, sure: true, map: ["per_a"] }],
  });
  assert.equal(read?.counts.get("people"), 3);
  assert.deepEqual(read?.loss[0]?.lines, [1, 2]);
  assert.deepEqual(read?.matches[0]?.map, ["per_a"]);
  assert.equal(decodeImported({ people: 3 }), undefined);
});

test("the map may leave while the newest share is open and nobody has objected", () => {
  const share = { who: "mem_a", opens: 1_000, ends: 9_000 };
  const shared = boardOf(["shr_1", "map_share", share]);
  assert.equal(leavingOf(new Map(), 500).kind, "closed");
  assert.equal(leavingOf(shared, 500).kind, "asked");
  assert.equal(leavingOf(shared, 1_000).kind, "open");
  assert.equal(leavingOf(shared, 9_000).kind, "closed");
  const stopped = boardOf(["shr_1", "map_share", { ...share, objected: true }]);
  assert.equal(leavingOf(stopped, 2_000).kind, "objected");
  const again = boardOf(
    ["shr_1", "map_share", { ...share, objected: true }],
    ["shr_2", "map_share", { ...share, opens: 3_000 }],
  );
  assert.equal(leavingOf(again, 4_000).kind, "open");
});
