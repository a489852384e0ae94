// What a stage puts forward is changed one by one, stands there once, and is left out when nothing is left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf } from "../../web/src/protocol/read";
import { stagesOf } from "../../web/src/state/format_edit";
import {
  columnOf,
  listedIn,
  looksAtTaken,
  movedListed,
  withColumn,
  withListed,
  withoutListed,
  withTaken,
} from "../../web/src/state/stage_offers";

const format = {
  stages: [
    { id: "arriving", offers: ["contract"] },
    { id: "alone", offers: ["statement"], preset: { column: "worried", block: "session" } },
    { id: "group", prompts: ["e1"] },
  ],
};
const stage = (one: object, at: number) => fieldsOf(stagesOf({ ...one })[at]);

test("a prompt of the library and one in own words stand in their order, each once", () => {
  const more = withListed(format, 2, "prompts", "  Who would notice first? ");
  assert.deepEqual(listedIn(stage(more, 2), "prompts"), ["e1", "Who would notice first?"]);
  assert.equal(withListed(more, 2, "prompts", "Who would notice first?"), more);
  assert.equal(withListed(more, 2, "prompts", "  "), more);
  const less = withoutListed(withoutListed(more, 2, "prompts", "e1"), 2, "prompts", "e1");
  assert.deepEqual(listedIn(stage(less, 2), "prompts"), ["Who would notice first?"]);
  const none = withoutListed(less, 2, "prompts", "Who would notice first?");
  assert.equal("prompts" in stage(none, 2), false);
});

test("a prompt is moved up or down, and at either end it stays", () => {
  const three = withListed(withListed(format, 2, "prompts", "b"), 2, "prompts", "c");
  const order = (from: number, step: 1 | -1) =>
    listedIn(stage(movedListed(three, 2, "prompts", from, step), 2), "prompts");
  assert.deepEqual(order(0, 1), ["b", "e1", "c"]);
  assert.deepEqual(order(2, -1), ["e1", "c", "b"]);
  assert.deepEqual(order(0, -1), ["e1", "b", "c"]);
  assert.deepEqual(order(2, 1), ["e1", "b", "c"]);
});

test("what a stage opens on and leaves behind are two lists", () => {
  const both = withListed(withListed(format, 0, "offers", "person"), 0, "output", "person");
  assert.deepEqual(listedIn(stage(both, 0), "offers"), ["contract", "person"]);
  assert.deepEqual(listedIn(stage(both, 0), "output"), ["person"]);
  assert.deepEqual(stage(both, 1), stage(format, 1));
});

test("the column goes with the statements, and what else is preset stays", () => {
  assert.equal(columnOf(stage(format, 1)), "worried");
  assert.equal(columnOf(stage(withColumn(format, 1, "needed"), 1)), "needed");
  const without = stage(withoutListed(format, 1, "offers", "statement"), 1);
  assert.deepEqual(without, { id: "alone", preset: { block: "session" } });
  const free = withColumn(withColumn(format, 0, "working"), 0, "");
  assert.equal("preset" in stage(free, 0), false);
});

test("looking at what was taken is said, or left out", () => {
  const taken = withTaken(format, 2, true);
  assert.equal(looksAtTaken(stage(taken, 2)), true);
  assert.deepEqual(withTaken(taken, 2, false), format);
});
