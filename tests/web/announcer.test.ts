// What is said aloud: my results at once, others' work merged and at most every five seconds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcer } from "../../web/src/state/announcer";
import type { Said } from "../../web/src/state/room";
import { FakeTimers } from "./support/fake_timers";

function listening() {
  const timers = new FakeTimers();
  const spoken: string[] = [];
  const announcer = new Announcer(timers, (region, text) => spoken.push(`${region}: ${text}`), {
    one: (said) => said.kind,
    others: (by, changes) => `${by} ${changes}`,
    came: (names) => `came ${names.join("+")}`,
    left: (names) => `left ${names.join("+")}`,
  });
  return { timers, spoken, announcer };
}

function others(by: string): Said {
  return {
    kind: "others",
    by,
    changes: 1,
    last: { at: 0, id: "hyp_1", type: "hypothesis", what: "changed" },
  };
}

test("the result of my own action is said at once, and only the last", () => {
  const { timers, spoken, announcer } = listening();
  announcer.tell("first");
  announcer.tell("second");
  timers.pass(0);

  assert.deepEqual(spoken, ["polite: second"]);
});

test("twenty edits of others in two seconds are one digest", () => {
  const { timers, spoken, announcer } = listening();
  announcer.said(others("Beth"));
  timers.pass(0);
  for (let n = 0; n < 20; n++) {
    announcer.said(others(n % 2 === 0 ? "Beth" : "Carl"));
    timers.pass(100);
  }
  timers.pass(5_000);

  assert.deepEqual(spoken, ["polite: Beth 1", "polite: Beth 10 Carl 10"]);
});

test("who comes and goes is merged", () => {
  const { timers, spoken, announcer } = listening();
  announcer.said({ kind: "came", name: "Beth" });
  announcer.said({ kind: "came", name: "Carl" });
  announcer.said({ kind: "left", name: "Beth" });
  timers.pass(0);

  assert.deepEqual(spoken, ["polite: came Carl left Beth"]);
});

test("a safety stop is said at once, even while I type", () => {
  const { spoken, announcer } = listening();
  announcer.typed();
  announcer.said({ kind: "safety" });

  assert.deepEqual(spoken, ["assertive: safety"]);
});

test("everything else waits until a second and a half after the last key", () => {
  const { timers, spoken, announcer } = listening();
  announcer.typed();
  announcer.said({ kind: "stage", name: "Alone" });
  timers.pass(1_000);
  announcer.typed();
  timers.pass(1_400);
  assert.deepEqual(spoken, []);
  timers.pass(200);

  assert.deepEqual(spoken, ["polite: stage"]);
});

test("held changes are not spoken until they are wanted", () => {
  const { timers, spoken, announcer } = listening();
  announcer.pause(true);
  announcer.said(others("Beth"));
  timers.pass(10_000);
  assert.deepEqual(spoken, []);
  announcer.pause(false);
  timers.pass(0);

  assert.deepEqual(spoken, ["polite: Beth 1"]);
});
