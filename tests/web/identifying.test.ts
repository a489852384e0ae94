// Which words look as if a family could be found by them, and which do not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { identifyingWords } from "../../web/src/state/identifying";

test("postcodes and phone numbers are noticed", () => {
  assert.equal(identifyingWords("they moved to SW1A 1AA in May"), "SW1A 1AA");
  assert.equal(identifyingWords("at m15ae now"), "m15ae");
  assert.equal(identifyingWords("ring 020 7946 0018 after six"), "020 7946 0018");
  assert.equal(identifyingWords("+447700900123"), "+447700900123");
});

test("ages, years, times and small numbers are left alone", () => {
  for (const words of ["Mia, girl, 6", "since 2019 or 2020", "at 18:30", "B21 and 3 of 12", ""]) {
    assert.equal(identifyingWords(words), "", words);
  }
});
