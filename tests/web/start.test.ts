// Starting: who leads and presents when somebody says so, and nothing when nobody does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rolesToStart } from "../../web/src/state/start";

test("whoever starts leads, and that needs no word", () => {
  assert.equal(rolesToStart("m_1", "m_1", ""), undefined);
});

test("a presenter and another lead are asked for by their parts", () => {
  assert.deepEqual(rolesToStart("m_1", "m_1", "m_2"), { m_2: ["presenter"] });
  assert.deepEqual(rolesToStart("m_1", "m_3", "m_2"), {
    m_2: ["presenter"],
    m_3: ["facilitator"],
  });
});

test("who presents and leads keeps both parts, also when it is the one who starts", () => {
  assert.deepEqual(rolesToStart("m_1", "m_2", "m_2"), { m_2: ["presenter", "facilitator"] });
  assert.deepEqual(rolesToStart("m_1", "m_1", "m_1"), { m_1: ["presenter", "facilitator"] });
});
