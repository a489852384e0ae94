// Quick entry with names that fit several: what was answered is kept, and who is open is meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BoardRecord } from "../../web/src/protocol/values";
import { type Board, textOf } from "../../web/src/state/board";
import { choicesFor, noChoices, withChoice } from "../../web/src/state/entry_choices";
import { entryOps } from "../../web/src/state/kin_ops";
import { parseEntry } from "../../web/src/state/quick_entry";

const names = ["Dan", "Dan", "Sue", "Sue"];
const board: Board = new Map(
  names.map((name, at): readonly [string, BoardRecord] => {
    const id = `per_${at}`;
    return [id, { id, type: "person", v: 1, order: at, fields: { name } }];
  }),
);

function resultOf(line: string, open: BoardRecord | undefined, choices = noChoices) {
  const parsed = parseEntry(line, 2026, open ? textOf(open, "name") : undefined);
  assert.ok(parsed.ok);
  let n = 0;
  const meant = choicesFor(line, 2026, open, choices);
  return entryOps(parsed.entry, board, (prefix) => `${prefix}_new${++n}`, undefined, meant);
}

test("of two names in a line that fit several each is asked for once", () => {
  const asked: string[] = [];
  let choices = noChoices;
  for (let result = resultOf("Tom son of Dan & Sue", undefined); !result.ok; ) {
    assert.ok(asked.length < 3, "it asks without end");
    assert.ok(result.problem.kind === "two_fit");
    asked.push(result.problem.name);
    choices = withChoice(choices, result.problem.name, result.problem.ids[1] ?? "");
    result = resultOf("Tom son of Dan & Sue", undefined, choices);
  }
  assert.deepEqual(asked, ["Dan", "Sue"]);
});

test("a child of whoever is open is theirs, though another has that name", () => {
  for (const line of ["+c Tom", "Tom 4 son"]) {
    const result = resultOf(line, board.get("per_1"));
    assert.ok(result.ok, line);
    assert.ok(JSON.stringify(result.ops).includes("per_1"), line);
    assert.ok(!JSON.stringify(result.ops).includes("per_0"), line);
  }
});

test("a name that is typed is asked for, also while one of that name is open", () => {
  const result = resultOf("Tom son of Dan", board.get("per_1"));
  assert.ok(!result.ok && result.problem.kind === "two_fit");
});
