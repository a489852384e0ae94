// A new facilitator finds words to begin with in every stage of every format (product: help per format).
import assert from "node:assert/strict";
import { test } from "node:test";
import { formats } from "#vocabulary";
import { wordsToSay } from "../../web/src/panels/site/guide";
import { guideOf } from "../../web/src/protocol/format_guide";
import { guidePath } from "../../web/src/state/ways";
import { hasWord } from "../../web/src/state/words";

test("every stage of every format has words that whoever leads might say", () => {
  for (const format of formats) {
    for (const stage of format.stages) {
      const words = wordsToSay(format.id, stage.id);
      assert.ok(words.length > 20, `${format.id}.${stage.id} says ${words}`);
    }
  }
});

test("a format's own words are said before those that fit every format", () => {
  assert.ok(hasWord("guide.unit_meeting.summary") && hasWord("guide.any.summary"));
  assert.notEqual(wordsToSay("unit_meeting", "summary"), wordsToSay("balint", "summary"));
  assert.equal(wordsToSay("two_lens_consultation", "summary"), wordsToSay("nothing", "summary"));
});

test("every format says what it is not, and where it comes from (W20, A17)", () => {
  for (const format of formats) {
    assert.match(format.stance, /\bnot\b|nothing|nobody|wait for|leave/i, format.id);
    assert.ok(format.source.length > 3, format.id);
    assert.equal(guidePath(format.id), `/guide?format=${format.id}`);
  }
});

test("a team's own format has a guide of its version, with the words of what it was made from", () => {
  const format = guideOf({
    id: "fmt_1",
    name: "Our way",
    base: "balint",
    roles: ["facilitator"],
    stages: [{ id: "story", name: "Story", minutes: 9, mode: "closed", listening: "presenter" }],
  });
  const [stage] = format.stages;
  assert.ok(stage && format.base);
  assert.deepEqual([stage.minutes, stage.mode, stage.listening], [9, "closed", "presenter"]);
  assert.equal(wordsToSay(format.base, stage.id), wordsToSay("balint", "story"));
  assert.equal(wordsToSay(format.base, "stage_9"), "");
  assert.equal(guidePath("fmt_1", "team_1", 2), "/guide?format=fmt_1&team=team_1&version=2");
});
