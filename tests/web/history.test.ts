// Looking back: each moment's board follows from the ones before, and stages lead to where they began.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePastSessions, decodeReplay, type Moment } from "../../web/src/protocol/history";
import { boardsOf, linesAt, stageStarts } from "../../web/src/state/history";
import { record } from "./support/rooms";

const words = (s: string) => ({ s, tv: 1 });
const mia = record("per_1", "person", { name: "Mia" });
const idea = record("hyp_1", "hypothesis", { text: words("could it be bedtime?") });
const later = record("hyp_1", "hypothesis", { text: words("could it be the evening?") });
const place = record("pos_1", "position", { of: "per_1", x: 0, y: 0 });

function moment(stage: number, more: Partial<Moment> = {}): Moment {
  return { at: stage * 1000, stage, entered: false, put: [], drop: [], ...more };
}

const moments = [
  moment(0, { entered: true, put: [mia, place] }),
  moment(0, { put: [idea] }),
  moment(1, { entered: true, put: [later] }),
  moment(0, { entered: true, drop: ["hyp_1"] }),
];

test("the board at a moment is what was put until then and not dropped", () => {
  const boards = boardsOf(moments);
  assert.deepEqual(
    boards.map((board) => [...board.keys()]),
    [
      ["per_1", "pos_1"],
      ["per_1", "pos_1", "hyp_1"],
      ["per_1", "pos_1", "hyp_1"],
      ["per_1", "pos_1"],
    ],
  );
  assert.equal(boards[2]?.get("hyp_1"), later);
  assert.equal(boards[1]?.get("hyp_1"), idea);
});

test("a stage that was entered again stands there again", () => {
  const starts = stageStarts(moments);
  assert.deepEqual(
    starts.map((one) => [one.stage, one.moment]),
    [
      [0, 0],
      [1, 2],
      [0, 3],
    ],
  );
});

test("what stood there is read board by board, without places", () => {
  const [, second] = boardsOf(moments);
  assert.ok(second);
  const told = linesAt(second).map((one) => [one.board, one.lines.map((line) => line.words)]);
  assert.deepEqual(told, [
    ["map", ["Mia"]],
    ["hypotheses", ["could it be bedtime?"]],
  ]);
});

test("a session is read with its stages, and what is none is left out", () => {
  const replay = decodeReplay({
    id: "ses_1",
    number: 2,
    format: "Balint group",
    started: 5,
    stages: [{ id: "arriving", name: "Arriving" }],
    moments: [{ at: 5, stage: 0, entered: true, put: [], drop: ["x"] }, "no"],
  });
  assert.deepEqual(replay?.stages, ["Arriving"]);
  assert.equal(replay?.moments.length, 1);
  assert.equal(decodeReplay({ number: 1 }), undefined);
  assert.deepEqual(decodePastSessions({ sessions: [{ id: "s", number: 1, ended: 9 }, 3] }), [
    { id: "s", number: 1, format: "", started: 0, ended: 9 },
  ]);
});
