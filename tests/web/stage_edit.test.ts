// Turns, gates and several ways through a stage are changed one by one, and what is not said is left out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf } from "../../web/src/protocol/read";
import { stagesOf, withoutWriter, withWriter, writersOf } from "../../web/src/state/format_edit";
import {
  changedStage,
  changedWay,
  chosenIn,
  gateOf,
  roundsChange,
  roundsOf,
  turnChange,
  waysOf,
  withChoosing,
  withGateLine,
  withoutGateLine,
  withoutWay,
  withWay,
} from "../../web/src/state/stage_edit";

const format = {
  name: "Ours",
  stages: [
    { id: "arriving", gate: [["role.facilitator"]] },
    { id: "casting", see: { "*": ["map"] } },
    { id: "advising", turn: "reflector", rounds: 0 },
  ],
};
const stage = (one: object, at: number) => fieldsOf(stagesOf({ ...one })[at]);

test("without a turn there are no rounds, and once round is what is not said", () => {
  const silent = stage(changedStage(format, 2, turnChange("")), 2);
  assert.deepEqual(silent, { id: "advising" });
  assert.deepEqual(stage(changedStage(format, 2, turnChange("*")), 2)["rounds"], 0);
  assert.equal(roundsOf(format.stages[2] ?? {}), 0);
  assert.equal(roundsOf(silent), 1);
  assert.equal("rounds" in stage(changedStage(format, 2, roundsChange(1)), 2), false);
  assert.equal(stage(changedStage(format, 2, roundsChange(3)), 2)["rounds"], 3);
});

test("a line of the gate has its alternatives once, and an empty gate is left out", () => {
  const more = withGateLine(format, 1, ["role.scribe", "role.scribe", ""]);
  assert.deepEqual(gateOf(stage(more, 1)), [["role.scribe"]]);
  const either = withGateLine(format, 0, ["role.scribe", "contract.notes_nobody"]);
  assert.deepEqual(gateOf(stage(either, 0))[1], ["role.scribe", "contract.notes_nobody"]);
  assert.equal("gate" in stage(withoutGateLine(more, 1, 0), 1), false);
  assert.equal(withGateLine(format, 1, [""]), format);
});

test("the first way is chosen in the stage before, the last takes the choice with it", () => {
  const one = withWay(format, 2, "Ideas");
  assert.deepEqual(waysOf(stage(one, 2)), [{ id: "way_1", name: "Ideas", prompt: "", minutes: 5 }]);
  assert.equal(chosenIn(one, 2), 1);
  const two = changedWay(withWay(one, 2, "Echo"), 2, 1, { minutes: 8 });
  assert.deepEqual(
    waysOf(stage(two, 2)).map((way) => [way["id"], way["minutes"]]),
    [
      ["way_1", 5],
      ["way_2", 8],
    ],
  );
  assert.equal(chosenIn(withChoosing(two, 2, 0), 2), 0);
  assert.equal("chooses" in stage(withChoosing(two, 2, 0), 1), false);
  const none = withoutWay(withoutWay(two, 2, 0), 2, 0);
  assert.deepEqual(none, format);
});

test("who sees what is said as who writes where", () => {
  const more = withWriter(format, 1, { role: "presenter", target: "plan" }, "see");
  assert.deepEqual(writersOf(stage(more, 1), "see"), [
    { role: "*", target: "map" },
    { role: "presenter", target: "plan" },
  ]);
  const less = withoutWriter(more, 1, { role: "*", target: "map" }, "see");
  assert.deepEqual(stage(less, 1)["see"], { presenter: ["plan"] });
});
