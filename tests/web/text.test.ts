// Edits of texts, and the merge of what a lost connection has parted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeTexts } from "../../web/src/state/merge";
import { applyText, differenceOf, moveCaret } from "../../web/src/state/text";

const pairs = [
  ["", "hello"],
  ["hello", ""],
  ["hello", "hello world"],
  ["hello world", "hello brave world"],
  ["a 🙂 b", "a 🙃 b"],
  ["same same", "same"],
  ["one two three", "one 2 three"],
] as const;

for (const [was, now] of pairs) {
  test(`the difference of "${was}" and "${now}" makes the one into the other`, () => {
    assert.equal(applyText(was, differenceOf(was, now)), now);
  });
}

test("equal texts have no difference", () => {
  assert.deepEqual(differenceOf("as it was", "as it was"), []);
});

test("a caret stays with the words around it", () => {
  assert.equal(moveCaret(6, "hello world", "oh hello world"), 9);
  assert.equal(moveCaret(3, "hello", "hello world"), 3);
  assert.equal(moveCaret(4, "🙂🙂x", "a🙂🙂x"), 5);
});

test("a merge keeps what both wrote in different places", () => {
  const merged = mergeTexts("one two three", "zero one two three", "one two three four");
  assert.deepEqual(merged, { text: "zero one two three four", parted: [] });
});

test("a merge keeps both additions at one place", () => {
  const merged = mergeTexts("Could it be", "Could it be mine", "Could it be theirs");
  assert.match(merged.text, /mine/);
  assert.match(merged.text, /theirs/);
  assert.deepEqual(merged.parted, []);
});

test("what both made of the same words stays theirs, and mine is offered to me", () => {
  const merged = mergeTexts("the old word", "the mine word", "the their word");
  assert.deepEqual(merged, { text: "the their word", parted: ["mine"] });
});

test("the same change made on both sides is made once", () => {
  assert.deepEqual(mergeTexts("a b", "a c b", "a c b"), { text: "a c b", parted: [] });
});

test("a merge with an untouched side is the other side", () => {
  assert.equal(mergeTexts("base", "base", "theirs").text, "theirs");
  assert.equal(mergeTexts("base", "mine", "base").text, "mine");
});
