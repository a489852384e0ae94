// Lenses, voices, prompts and soft words: what the thinking tools work out before anything is shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { promptGroups } from "#library";
import type { Session } from "../../web/src/protocol/session";
import { offerFor } from "../../web/src/state/language";
import { lensOf, readLenses } from "../../web/src/state/lenses";
import { promptsFor, wordsOfPrompt } from "../../web/src/state/prompts";
import { lanesOf, unheardOf } from "../../web/src/state/voices";
import { record } from "./support/rooms";

const words = (s: string) => ({ s, tv: 1 });

function boardOf(records: readonly ReturnType<typeof record>[]) {
  return new Map(records.map((one) => [one.id, one]));
}

const session: Session = {
  id: "ses_1",
  format: { id: "f", version: 1, name: "F" },
  stages: [
    { id: "two", name: "Two", minutes: 10, mode: "open", prompt: "", offers: ["reading"] },
    { id: "rest", name: "Rest", minutes: 10, mode: "open", prompt: "" },
  ],
  at: 0,
  rev: 1,
  mode: "open",
  roles: { m_1: ["presenter"], m_2: ["reflector"], m_3: ["accountable_manager"] },
  started: 0,
  ends: 600_000,
  safety: [],
  listening: false,
};

test("[B19] half of the group begins with each lens, and half-way through they swap", () => {
  assert.equal(lensOf(session, "m_1", 0), "change");
  assert.equal(lensOf(session, "m_2", 0), "safety");
  assert.equal(lensOf(session, "m_1", 301_000), "safety");
  assert.equal(lensOf(session, "m_2", 301_000), "change");
});

test("who does not take part, and a stage without readings, have no lens", () => {
  assert.equal(lensOf(session, "m_3", 0), undefined);
  assert.equal(lensOf({ ...session, at: 1 }, "m_1", 0), undefined);
});

test("an empty reading is none, and looked-nothing-yet is one", () => {
  const empty = record("rea_1", "reading", { of: "hyp_1", lens: "change", text: words(" ") });
  assert.deepEqual(readLenses(boardOf([empty]), "hyp_1"), []);
  const looked = record("rea_2", "reading", { of: "hyp_1", lens: "safety", nothing_yet: true });
  assert.deepEqual(readLenses(boardOf([empty, looked]), "hyp_1"), ["safety"]);
});

test("the child's lane comes first, and is there while nobody has heard the child", () => {
  const people = [
    record("per_1", "person", { name: "Kayla" }),
    record("per_2", "person", { name: "Ella", index: true }),
    record("per_3", "person", { name: "Dan" }),
  ];
  const voice = record("voi_1", "voice", { whose: "per_1", kind: "said", words: words("help") });
  const teacher = record("voi_2", "voice", { whose_name: "Ms Hill", kind: "reported" });
  const board = boardOf([...people, voice, teacher]);
  assert.deepEqual(
    lanesOf(board).map((lane) => [lane.name, lane.voices.length]),
    [
      ["Ella", 0],
      ["Kayla", 1],
      ["Ms Hill", 1],
    ],
  );
  assert.deepEqual(unheardOf(board), ["Dan"]);
});

test("prompts come from the stage that names them, or from a group, through one lens when asked", () => {
  const [first] = promptGroups;
  assert.ok(first);
  const group = promptsFor(undefined, first.id, "");
  assert.ok(group.length > 1);
  const named = { prompts: [group[1]?.id ?? "", "Who would notice first?"] };
  const [ofLibrary, own] = promptsFor(named, "", "");
  assert.deepEqual(ofLibrary, group[1]);
  assert.equal(own?.text, "Who would notice first?", "a team's own words stand for themselves");
  assert.equal(wordsOfPrompt(group[1]?.id ?? ""), group[1]?.text);
  const safety = promptsFor(undefined, "e", "safety");
  assert.ok(safety.every((one) => one.lens === undefined || one.lens === "safety"));
  assert.ok(safety.length < promptsFor(undefined, "e", "").length);
});

test("a word that closes thinking is met by a question, and only as a whole word", () => {
  const offers = [{ words: "resistant", ask: "In answer to what from us?" }];
  assert.equal(offerFor(offers, "She is Resistant.")?.ask, "In answer to what from us?");
  assert.equal(offerFor(offers, "water-resistant coat"), undefined);
  assert.equal(offerFor(offers, "persistent"), undefined);
});
