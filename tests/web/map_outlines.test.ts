// Outlines hold those who live together, and nobody who stands between them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../web/src/draw/days";
import { SceneMaker } from "../../web/src/draw/scene";
import type { BoardRecord, FieldValues } from "../../web/src/protocol/values";

type Standing = readonly [id: string, x: number, y: number];

/** How many closed lines and how many ties go round those of these people who live together. */
function outlineAround(members: readonly string[], people: readonly Standing[]) {
  const record = (id: string, type: string, fields: FieldValues): [string, BoardRecord] => [
    id,
    { id, type, v: 1, order: 1, fields },
  ];
  const board = new Map([
    ...people.flatMap(([id, x, y]) => [
      record(id, "person", { name: id }),
      record(`pos_${id}`, "position", { of: id, view: "genogram", x, y }),
    ]),
    record("hse", "household", { members }),
  ]);
  const asked = { view: "genogram", filter: "all", selected: "", focus: "" } as const;
  const { nodes } = new SceneMaker().make(board, { ...asked, day: dayOf(2026, 11, 22) });
  const shape = nodes.find((one) => one.id === "hse")?.shapes[0];
  assert.ok(shape?.kind === "path");
  return { closed: shape.d.split("Z").length - 1, ties: shape.d.split("C").length - 1 };
}

test("two who live together have one line around them", () => {
  const people: readonly Standing[] = [
    ["per_a", 0, 0],
    ["per_b", 120, 0],
    ["per_x", 240, 0],
  ];
  assert.deepEqual(outlineAround(["per_a", "per_b"], people), { closed: 1, ties: 0 });
});

test("whoever stands between two who live together stays outside", () => {
  const row: readonly Standing[] = [
    ["per_a", 0, 0],
    ["per_x", 120, 0],
    ["per_b", 240, 0],
  ];
  const turned = row.map(([id, x, y]): Standing => [id, y, x]);
  const aslant = row.map(([id, x]): Standing => [id, x, id === "per_x" ? 110 : x]);
  for (const people of [row, turned, aslant]) {
    assert.deepEqual(outlineAround(["per_a", "per_b"], people), { closed: 2, ties: 1 });
  }
});

test("whoever stands among three who live together in one row stays outside", () => {
  const row: readonly Standing[] = [
    ["per_a", 0, 0],
    ["per_b", 120, 0],
    ["per_x", 240, 0],
    ["per_c", 360, 0],
  ];
  assert.deepEqual(outlineAround(["per_a", "per_b", "per_c"], row), { closed: 3, ties: 1 });
});
