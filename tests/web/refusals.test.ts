// Refused words stay with their writer. [R9]
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeRecord } from "../../web/src/state/ask";
import { shownBoard } from "../../web/src/state/typing";
import { Client, record } from "./support/rooms";

const makeId = (prefix: string) => `${prefix}_9`;

test("a refused new record leaves the board and comes back as words", () => {
  const client = new Client();
  client.join([]);
  const made = makeRecord("hypothesis", { text: "Could it be the holidays?" }, makeId, "m_1");
  client.change(made.ops);

  client.hear({ t: "no", c: 1, code: "stage_closed", retry: false });

  assert.equal(shownBoard(client.state).size, 0);
  assert.deepEqual(
    client.state.rescue.map(({ code, type, words }) => ({ code, type, words })),
    [{ code: "stage_closed", type: "hypothesis", words: "Could it be the holidays?" }],
  );
  assert.equal(client.state.notice?.code, "stage_closed");
});

test("a refused edit keeps the whole text as its writer saw it", () => {
  const client = new Client();
  client.join([record("hyp_1", "hypothesis", { text: { s: "Could it be", tv: 1 } })]);
  client.type("hyp_1", "Could it be that");
  client.flush();
  client.type("hyp_1", "Could it be that she waits");

  client.hear({ t: "no", c: 1, code: "stage_closed", retry: false });

  assert.equal(client.shows("hyp_1"), "Could it be");
  assert.deepEqual(
    client.state.rescue.map((one) => one.words),
    ["Could it be that she waits"],
  );
});

test("what was being typed in a record that somebody deletes is kept", () => {
  const client = new Client();
  client.join([record("hyp_1", "hypothesis", { text: { s: "Could", tv: 1 } })]);
  client.type("hyp_1", "Could it be so");

  client.hear({ t: "ops", x: [{ by: "m_2", ops: [{ o: "del", id: "hyp_1" }] }] });

  assert.equal(client.state.rescue[0]?.words, "Could it be so");
  assert.equal(client.state.drafts.size, 0);
});

test("a refused choice has no words to keep, and says why", () => {
  const client = new Client();
  client.join([record("hyp_1", "hypothesis")]);
  client.change([{ o: "set", id: "hyp_1", p: { state: "resting" } }]);

  client.hear({ t: "no", c: 1, code: "not_allowed", retry: false });

  assert.equal(client.state.rescue.length, 0);
  assert.deepEqual(client.state.notice, { code: "not_allowed", about: "change" });
});

test("a refused line of one word is kept as well", () => {
  const client = new Client();
  client.join([record("con_1", "conversation")]);
  client.change([{ o: "set", id: "con_1", p: { with_whom: "Kayla" } }]);

  client.hear({ t: "no", c: 1, code: "stage_closed", retry: false });

  assert.deepEqual(
    client.state.rescue.map((one) => one.words),
    ["Kayla"],
  );
});

test("put away, a rescued word is gone for good", () => {
  const client = new Client();
  client.join([]);
  client.change(makeRecord("note", { text: "a thought of mine" }, makeId, "m_1").ops);
  client.hear({ t: "no", c: 1, code: "limit_own", retry: false });

  client.happen({ kind: "put_away", key: client.state.rescue[0]?.key ?? "" });

  assert.deepEqual(client.state.rescue, []);
});

test("[R62] after a reveal my own words are recognised, and nobody else's", () => {
  const client = new Client();
  client.join([record("hyp_1", "hypothesis", { text: { s: "mine", tv: 1 } }, "m_1")]);

  client.hear({
    t: "stage",
    rev: 2,
    session: null,
    may: [],
    see: ["hypotheses"],
    put: [
      record("hyp_7", "hypothesis", { text: { s: "mine", tv: 0 } }),
      record("hyp_8", "hypothesis", { text: { s: "yours", tv: 0 } }),
    ],
    drop: ["hyp_1"],
  });

  assert.deepEqual([...client.state.yours], ["hyp_7"]);
  assert.equal(client.state.confirmed.get("hyp_7")?.by, undefined);
});

test("an accepted change takes the server's order and what it mended", () => {
  const client = new Client();
  client.join([]);
  client.change(makeRecord("hypothesis", { state: "fresh", text: "So" }, makeId, "m_1").ops);

  client.hear({
    t: "ok",
    c: 1,
    v: { hyp_9: 1 },
    fix: [{ o: "set", id: "hyp_9", p: { order: 7, state: null } }],
  });

  const made = client.state.confirmed.get("hyp_9");
  assert.equal(made?.order, 7);
  assert.equal(made?.v, 1);
  assert.equal(made?.fields["state"], undefined);
});
