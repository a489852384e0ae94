// A new facilitator finds words to begin with in every stage of every format (product: help per format).
import assert from "node:assert/strict";
import { test } from "node:test";
import { formats } from "#vocabulary";
import { wordsToSay } from "../../web/src/panels/site/guide";
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
