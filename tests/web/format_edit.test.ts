// A format is changed stage by stage, and what the editor does not know of stays as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFormats, decodeReasons } from "../../web/src/protocol/team_formats";
import {
  addedStage,
  copyOf,
  minutesOf,
  movedStage,
  rolesOf,
  stagesOf,
  withoutStage,
  withoutWriter,
  withRole,
  withStage,
  withWriter,
  writersOf,
} from "../../web/src/state/format_edit";

const format = {
  id: "balint",
  version: 3,
  name: "Balint group",
  roles: ["facilitator", "presenter"],
  ends_held: true,
  stages: [
    {
      id: "arriving",
      minutes: 4,
      may: { facilitator: ["contract"] },
      gate: [["role.facilitator"]],
    },
    { id: "story", minutes: 8, may: {}, see: { "*": ["contract"] } },
    { id: "stage_4", minutes: 5, may: { "*": ["plan", "map"] } },
  ],
};
const ids = (one: object) => stagesOf({ ...one }).map((stage) => stage["id"]);

test("a copy has no id of its own, names its base and keeps the rest", () => {
  const copy = copyOf(format, "Ours");
  assert.equal(copy["base"], "balint");
  assert.equal(copyOf({ ...copy, id: "fmt_1" }, "Once more")["base"], "balint");
  assert.equal(copy["name"], "Ours");
  assert.equal("id" in copy || "version" in copy, false);
  assert.equal(copy["ends_held"], true);
});

test("arriving stays the first stage, and the others change places", () => {
  assert.deepEqual(ids(movedStage(format, 1, 1)), ["arriving", "stage_4", "story"]);
  assert.deepEqual(ids(movedStage(format, 1, -1)), ids(format));
  assert.deepEqual(ids(movedStage(format, 0, 1)), ids(format));
  assert.deepEqual(ids(movedStage(format, 2, 1)), ids(format));
});

test("a stage is added with a free id and what was seen before it, and taken away", () => {
  const more = addedStage(format, 1, "Pause");
  assert.deepEqual(ids(more), ["arriving", "story", "stage_5", "stage_4"]);
  assert.deepEqual(stagesOf(more)[2]?.["see"], { "*": ["contract"] });
  assert.equal(minutesOf(more), minutesOf(format) + 5);
  assert.deepEqual(ids(withoutStage(more, 2)), ids(format));
});

test("who writes where is added once and taken away, and the gate stays", () => {
  const more = withWriter(withWriter(format, 0, map), 0, map);
  const [first] = stagesOf(more);
  assert.deepEqual(writersOf(first ?? {}), [{ role: "facilitator", target: "contract" }, map]);
  assert.deepEqual(first?.["gate"], [["role.facilitator"]]);
  const less = withoutWriter(more, 0, map);
  assert.deepEqual(stagesOf(less)[0]?.["may"], { facilitator: ["contract"] });
});
const map = { role: "presenter", target: "map" };

test("a stage's words and minutes change alone, and parts come and go", () => {
  const changed = withStage(format, 1, { minutes: 12 });
  assert.deepEqual([minutesOf(changed), stagesOf(changed)[2]], [21, format.stages[2]]);
  assert.deepEqual(rolesOf(withRole(format, "scribe", true)), [...format.roles, "scribe"]);
  assert.deepEqual(rolesOf(withRole(format, "presenter", false)), ["facilitator"]);
});

test("what the server says is read by stage, and a list without formats is empty", () => {
  const reasons = [{ stage: "story", code: "minutes", says: "Too long." }, { says: "No end." }, 7];
  assert.deepEqual(decodeReasons({ reasons }), [
    { stage: "story", says: "Too long." },
    { stage: "", says: "No end." },
  ]);
  assert.deepEqual(decodeFormats({}), []);
  const [one] = decodeFormats({ formats: [{ id: "fmt_1", version: 2, versions: [1, 2], format }] });
  assert.deepEqual([one?.versions, one?.mine], [[1, 2], false]);
});
