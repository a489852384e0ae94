// What the server tells beside records: facts of the room, people with somebody, words taken out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { speaker } from "../../web/src/panels/announcements";
import { decodeServerMessage } from "../../web/src/protocol/decode_message";
import { mayComment } from "../../web/src/state/rights";
import { FakeTimers } from "./support/fake_timers";
import { Client, noon, record } from "./support/rooms";

function heard(client: Client, frame: unknown): void {
  const message = decodeServerMessage(frame);
  assert.ok(message);
  client.hear(message);
}

const facts = { id: "room_1", alias: "Heron", kind: "family", team: "team_1" };

test("a changed call link and duty number reach a member who is in the room", () => {
  const client = new Client();
  client.join([]);
  const room = { ...facts, call_link: "https://call.example/2", duty_number: "0117 000" };
  heard(client, { t: "view", put: [], drop: [], why: "room", room });
  assert.equal(client.state.room?.call_link, "https://call.example/2");
  assert.equal(client.state.room?.duty_number, "0117 000");
});

test("who sits with a member is part of the member", () => {
  const client = new Client();
  client.join([]);
  const members = [{ id: "m_2", name: "Beth", mandate: "practitioner", with: ["Ama"], here: true }];
  heard(client, { t: "view", put: [], drop: [], why: "members", members });
  assert.deepEqual(client.state.members.get("m_2")?.with, ["Ama"]);
});

test("a carried session is known between sessions and forgotten when one runs", () => {
  const client = new Client();
  client.join([]);
  const carried = { format: "open_room", stage: "Talk", to: 1, stages: ["Arriving", "Talk"] };
  const between = { t: "stage", rev: 0, session: null, may: [], see: [], put: [], drop: [] };
  heard(client, { ...between, carried });
  assert.equal(client.state.carried?.to, 1);
  heard(client, between);
  assert.equal(client.state.carried, undefined);
});

test("words taken out are said to be, without saying them", () => {
  const client = new Client();
  client.join([record("hyp_1", "hypothesis", { text: { s: "a surname", tv: 1 } })]);
  const gone = { id: "hyp_1", type: "hypothesis", v: 2, order: 1 };
  const put = [{ ...gone, taken_out: { by: "m_2", at: noon } }];
  heard(client, { t: "view", put, drop: [], why: "mend" });
  assert.deepEqual(client.effects.at(-1), { kind: "say", said: { kind: "taken_out" } });
});

test("what was spoken leaves the page again, and at once when something else is said", () => {
  const timers = new FakeTimers();
  const page = { polite: "", assertive: "" };
  const speak = speaker(timers, (region, text) => {
    page[region] = text;
  });
  speak("polite", "Beth: 1 change, last: a surname (added).");
  speak("assertive", "Words were taken out.");
  assert.deepEqual(page, { polite: "", assertive: "Words were taken out." });
  timers.pass(8_000);
  assert.deepEqual(page, { polite: "", assertive: "" });
});

test("who may write on a card's board may say something about it, but not under the seal", () => {
  const client = new Client();
  client.join([]);
  assert.equal(mayComment(client.state, "hypothesis"), true);
  assert.equal(mayComment(client.state, "question"), false);
  const sealed = { ...client.state, may: new Set(["seal"]) };
  assert.equal(mayComment(sealed, "hypothesis"), false);
});
