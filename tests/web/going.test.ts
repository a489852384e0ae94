// What goes along with a record that is removed, and joining people who are on the map already.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyOps, type Board, recordsOf, refsOf, textOf } from "../../web/src/state/board";
import { goingAlong } from "../../web/src/state/going";
import { mapWords } from "../../web/src/state/kin";
import { coupleOps, linkOps } from "../../web/src/state/kin_ops";
import { record } from "./support/rooms";

const board: Board = new Map(
  [
    record("per_a", "person", { name: "Ada" }),
    record("per_b", "person", { name: "Bea" }),
    record("uni_1", "union", { partners: ["per_b"] }),
    record("par_1", "parentage", { child: "per_a", union: "uni_1" }),
    record("bond_1", "bond", { from: "per_a", to: "per_b", kind: "close" }),
    record("pos_1", "position", { of: "per_a", x: 1, y: 1 }),
    record("epi_1", "episode", { of: "uni_1", kind: "met" }),
  ].map((one) => [one.id, one]),
);

function counting(): (prefix: string) => string {
  let made = 0;
  return (prefix) => `${prefix}_new${++made}`;
}

test("a person takes their lines along, and a union its turns and its children's links", () => {
  const words = (id: string) => goingAlong(board, id).map((one) => mapWords(board, one));

  assert.deepEqual(words("per_a"), ["Ada to Bea: close", "Ada, child of Bea, the other not known"]);
  assert.deepEqual(
    goingAlong(board, "uni_1").map((one) => one.id),
    ["epi_1", "par_1"],
  );
  assert.deepEqual(goingAlong(board, "bond_1"), []);
});

test("one more parentage uses the couple that is there, and makes one where there is none", () => {
  const context = { board, makeId: counting(), by: undefined };
  const same = applyOps(board, linkOps("per_a", ["per_b"], "foster", context).ops);
  const other = applyOps(board, linkOps("per_b", ["per_a"], "birth", context).ops);

  assert.equal(recordsOf(same, "union").length, 1);
  assert.equal(recordsOf(same, "parentage").length, 2);
  assert.equal(recordsOf(other, "union").length, 2);
});

test("two who are on the map become a couple of the kind that was said", () => {
  const made = coupleOps(["per_b", "per_a"], "dating", counting(), undefined);
  const union = applyOps(board, made.ops).get(made.id);

  assert.deepEqual(refsOf(union, "partners"), ["per_a", "per_b"]);
  assert.equal(textOf(union, "kind"), "dating");
});
