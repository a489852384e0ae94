// What may be missing is worked out from the board, as one question at a time, and only where it can be mended.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "../../web/src/protocol/session";
import type { BoardRecord } from "../../web/src/protocol/values";
import { gapsOf } from "../../web/src/state/gaps";
import { cuesOf } from "../../web/src/state/missing";
import { noRoom, type RoomState } from "../../web/src/state/room";
import { record } from "./support/rooms";

const words = (s: string) => ({ s, tv: 1 });

function keys(records: readonly BoardRecord[], state: RoomState = all): readonly string[] {
  return cuesOf(state, new Map(records.map((one) => [one.id, one]))).map((one) => one.key);
}

const all: RoomState = { ...noRoom, may: new Set(["hypotheses", "plan"]) };
const ella = record("per_1", "person", { name: "Ella", index: true });
const seen = record("per_1", "person", {
  name: "Ella",
  index: true,
  last_seen: { y: 2026, m: 11, d: 3, q: "exact" },
});
const kayla = record("per_2", "person", { name: "Kayla", gender: "female" });
const us = record("ctx_1", "context", { name: "We", kind: "our_team" });

test("an empty board asks nothing", () => {
  assert.deepEqual(keys([]), []);
});

test("[H16] a child whom nobody has heard is asked about until something was said or shown", () => {
  assert.deepEqual(keys([ella]), ["child_unheard"]);
  const voice = { whose: "per_1", words: words("no") };
  const imagined = record("voi_1", "voice", { ...voice, kind: "imagined" });
  assert.deepEqual(keys([ella, imagined]), ["child_unheard"]);
  assert.deepEqual(keys([ella, record("voi_1", "voice", { ...voice, kind: "shown" })]), []);
});

test("[W2] a child of whom it is not known when she was last seen is asked about on the map", () => {
  const onMap: RoomState = { ...noRoom, may: new Set(["map"]) };
  assert.deepEqual(keys([ella], onMap), ["child_unseen"]);
  assert.deepEqual(keys([seen], onMap), []);
  assert.deepEqual(keys([kayla], onMap), []);
});

test("[B18] a card with one reading asks for the other lens", () => {
  const card = record("hyp_1", "hypothesis", { text: words("nights") });
  const one = record("rea_1", "reading", { of: "hyp_1", lens: "change", text: words("she rang") });
  assert.deepEqual(keys([card]), []);
  assert.deepEqual(keys([card, one]), ["one_lens"]);
  const two = record("rea_2", "reading", { of: "hyp_1", lens: "safety", nothing_yet: true });
  assert.deepEqual(keys([card, one, two]), []);
});

test("ideas that leave us out, or hold a mother and a child alone, are asked about", () => {
  const heard = record("voi_1", "voice", { whose: "per_1", kind: "said", words: words("no") });
  const card = (includes: readonly string[]) =>
    record("hyp_1", "hypothesis", { text: words("nights"), includes });
  const board = [ella, kayla, us, heard];
  assert.deepEqual(keys([...board, card(["per_1", "per_2"])]), ["mother_and_child", "without_us"]);
  assert.deepEqual(keys([...board, card(["ctx_1", "per_1", "per_2"])]), []);
});

test("[H17] a harm without an action, and actions that only watch, are asked about", () => {
  const harm = record("bond_1", "bond", { from: "per_2", to: "per_1", kind: "physical_harm" });
  const watch = record("act_1", "action", { what: words("visit"), kind: "watch" });
  const heard = record("voi_1", "voice", { whose: "per_1", kind: "said", words: words("no") });
  const found = keys([ella, kayla, heard, harm, watch]);
  assert.deepEqual(found, ["harm_without_action", "only_watching"]);
  const support = record("act_2", "action", { kind: "support", factor: "bond_1" });
  assert.deepEqual(keys([ella, kayla, heard, harm, watch, support]), []);
});

test("[H3] when every conversation is with one person, somebody else is asked for", () => {
  const talk = (id: string, whom: string) => record(id, "conversation", { with_whom: whom });
  assert.deepEqual(keys([talk("cnv_1", "Kayla"), talk("cnv_2", "Kayla")]), ["all_with_one"]);
  assert.deepEqual(keys([talk("cnv_1", "Kayla"), talk("cnv_2", "Dan")]), []);
});

test("[W22] three cards of worry ask for what works, and the other way round", () => {
  const cards = (column: string) =>
    ["a", "b", "c"].map((id) => record(`sta_${id}`, "statement", { column }));
  assert.deepEqual(keys(cards("worried")), ["only_worries"]);
  assert.deepEqual(keys(cards("working")), ["only_working"]);
});

test("nothing is asked that cannot be mended now", () => {
  assert.deepEqual(keys([ella], { ...all, may: new Set(["plan"]) }), []);
});

test("a stage asks for what it usually leaves behind, until it is there", () => {
  const stage = { id: "a", name: "A", minutes: 5, mode: "open", prompt: "", output: ["action"] };
  const session: Session = {
    id: "ses_1",
    format: { id: "f", version: 1, name: "F" },
    stages: [stage],
    at: 0,
    rev: 1,
    mode: "open",
    roles: {},
    started: 0,
    safety: [],
    listening: false,
  };
  const state = { ...all, session };
  assert.deepEqual(keys([], state), ["output"]);
  assert.deepEqual(keys([record("act_1", "action", { kind: "support" })], state), []);
});

test("[W24] what the cards do not know is a list to ask from, until a question grew from it", () => {
  const cards = [
    record("hyp_1", "hypothesis", { text: words("nights"), not_known: words("who is there") }),
    record("hyp_2", "hypothesis", { state: "let_go", not_known: words("gone") }),
    record("evi_1", "evidence", { text: words("what school saw"), footing: "missing" }),
    record("evi_2", "evidence", { text: words("she slept"), footing: "checked" }),
  ];
  const of = (more: readonly BoardRecord[]) =>
    gapsOf(new Map([...cards, ...more].map((one) => [one.id, one]))).map((gap) => gap.words);
  assert.deepEqual(of([]), ["who is there", "what school saw"]);
  const asked = record("que_1", "question", { text: words("who is there?"), grew_from: "hyp_1" });
  assert.deepEqual(of([asked]), ["what school saw"]);
});
