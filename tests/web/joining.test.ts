// Lost connections, reloads and restores: nothing typed is lost, nothing is counted twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsChanged, keptOf, nothingKept } from "../../web/src/link/keeper";
import type { Fields } from "../../web/src/protocol/read";
import type { Session } from "../../web/src/protocol/session";
import { noRoom } from "../../web/src/state/room";
import { wordsLeft } from "../../web/src/state/rescue";
import { saveWord } from "../../web/src/state/saved";
import { Client, noon, record, welcome } from "./support/rooms";

const hyp = "hyp_1";

function closing(): Session {
  return {
    id: "ses_1",
    format: { id: "open_room", version: 1, name: "Open room" },
    stages: [],
    at: 0,
    rev: 2,
    mode: "open",
    roles: {},
    started: noon,
    closing: { flush_by: noon + 3_000, do: "move" },
    safety: [],
    listening: false,
  };
}

function typing(): Client {
  const client = new Client();
  client.join([record(hyp, "hypothesis", { text: { s: "Could it be", tv: 3 } })]);
  client.type(hyp, "Could it be that");
  client.flush();
  client.type(hyp, "Could it be that she");
  client.sent();
  return client;
}

test("[R24] after a resume every unanswered change is sent again, in order and unchanged", () => {
  const client = typing();
  client.change([{ o: "set", id: hyp, p: { state: "resting" } }]);
  const before = client.state.pending.map((one) => one.c);
  client.sent();
  client.happen({ kind: "lost", now: noon });

  client.hear(welcome("resume", 0));

  assert.deepEqual(
    client.sent().map((message) => (message.t === "change" ? message.c : 0)),
    before,
  );
});

test("a snapshot that the edit has not reached gets the whole of what I typed, merged", () => {
  const client = typing();
  client.happen({ kind: "lost", now: noon });

  client.join([record(hyp, "hypothesis", { text: { s: "So: Could it be", tv: 5 } })], 0);

  assert.equal(client.shows(hyp), "So: Could it be that she");
  const [again] = client.sent();
  assert.ok(again?.t === "change");
  assert.equal(again.c, 1);
  assert.deepEqual(again.ops, [{ o: "text", id: hyp, f: "text", tv: 5, d: [15, " that she"] }]);
});

test("a text that was deleted meanwhile leaves all that was typed with its writer", () => {
  const client = typing();
  client.happen({ kind: "lost", now: noon });

  client.join([], 0);
  client.hear({ t: "no", c: 1, code: "gone", retry: false });

  assert.deepEqual(
    client.state.rescue.map((one) => one.words),
    ["Could it be that she"],
  );
});

test("a snapshot that holds the edit already gets only what was typed after it", () => {
  const client = typing();
  client.happen({ kind: "lost", now: noon });

  client.join([record(hyp, "hypothesis", { text: { s: "Could it be that", tv: 4 } })], 1);
  assert.equal(client.shows(hyp), "Could it be that she");
  client.hear({ t: "ok", c: 1, v: { [hyp]: 2 }, fix: [] });
  client.flush();

  const changes = client.sent().filter((message) => message.t === "change");
  const last = changes[changes.length - 1];
  assert.ok(last?.t === "change");
  assert.deepEqual(last.ops, [{ o: "text", id: hyp, f: "text", tv: 4, d: [16, " she"] }]);
  assert.equal(client.shows(hyp), "Could it be that she");
});

test("a reload in mid-sentence finds the words again", () => {
  const client = typing();
  const items = new Map<string, Fields>();
  for (const [key, item] of itemsChanged(noRoom, client.state)) if (item) items.set(key, item);
  const reloaded = new Client();

  reloaded.happen({ kind: "restored", kept: keptOf(JSON.parse(JSON.stringify([...items]))) });
  reloaded.join([record(hyp, "hypothesis", { text: { s: "Could it be", tv: 3 } })], 0);

  assert.equal(reloaded.shows(hyp), "Could it be that she");
});

test("what was begun in a field that adds is there after a reload, and is taken away when added", () => {
  const client = new Client();
  client.join([]);
  client.happen({ kind: "began", field: "new-hypothesis", words: "Could it", at: noon });
  const items = [...itemsChanged(noRoom, client.state)];
  const reloaded = new Client();

  reloaded.happen({ kind: "restored", kept: keptOf(JSON.parse(JSON.stringify(items))) });

  assert.equal(reloaded.state.begun.get("new-hypothesis")?.words, "Could it");
  const before = reloaded.state;
  reloaded.happen({ kind: "began", field: "new-hypothesis", words: "", at: noon });
  assert.equal(reloaded.state.begun.size, 0);
  assert.ok(itemsChanged(before, reloaded.state).has("b/new-hypothesis"));
});

test("what was begun in a field that the stage took away goes to its writer", () => {
  const client = new Client();
  client.join([]);
  client.happen({ kind: "began", field: "sealed-new", words: "I doubt that", at: noon });
  client.happen({ kind: "began", field: "new-note", words: "ask her", at: noon });

  client.happen({ kind: "left_over", there: new Set(["new-note"]) });

  assert.deepEqual([...client.state.begun.keys()], ["new-note"]);
  assert.deepEqual(
    client.state.rescue.map(({ code, words }) => ({ code, words })),
    [{ code: "begun", words: "I doubt that" }],
  );
});

test("who cannot come back is shown all that the room does not have", () => {
  const client = typing();
  client.change([{ o: "set", id: hyp, p: { seen_from: "Kayla" } }]);
  client.happen({ kind: "began", field: "new-note", words: "ask her", at: noon });

  client.happen({ kind: "ended", code: "removed" });

  assert.deepEqual(wordsLeft(client.state), ["Could it be that she", "Kayla", "ask her"]);
});

test("[R24] a server restored from a backup gets a new client, and the words are offered", () => {
  const client = typing();
  client.hear({ t: "ok", c: 1, v: {}, fix: [] });
  client.effects.length = 0;

  client.hear(welcome("snapshot", 0));

  assert.deepEqual(client.effects, [{ kind: "new_identity" }]);
  assert.equal(client.state.rescue[0]?.words, "Could it be that she");
  assert.equal(client.state.nextC, 1);
});

test("changes asked for before the room is there are numbered after what the server decided", () => {
  const client = new Client();
  const kept = { ...nothingKept, nextC: 45, answered: 41 };
  client.happen({ kind: "restored", kept });
  client.change([{ o: "set", id: hyp, p: { state: "resting" } }]);

  client.join([record(hyp, "hypothesis")], 41);

  const [change] = client.sent();
  assert.ok(change?.t === "change");
  assert.equal(change.c, 42);
  assert.equal(client.state.nextC, 43);
});

test("[R40] what is held back is no answer: it waits and is sent again under its number", () => {
  const client = typing();

  client.hear({ t: "no", c: 1, code: "storage_readonly", retry: true });
  assert.equal(client.state.pending.length, 1);
  assert.equal(saveWord(client.state, noon).kind, "not_saved");
  client.happen({ kind: "resend" });

  const [again] = client.sent();
  assert.ok(again?.t === "change");
  assert.equal(again.c, 1);
});

test("the word is saved only when nothing is unanswered", () => {
  const client = typing();
  assert.equal(saveWord(client.state, noon + 500).kind, "quiet");
  assert.equal(saveWord(client.state, noon + 1_500).kind, "saving");
  client.happen({ kind: "lost", now: noon });
  assert.equal(saveWord(client.state, noon + 4_000).kind, "not_saved");
  client.hear(welcome("resume", 0));
  client.hear({ t: "ok", c: 1, v: {}, fix: [] });
  client.flush();
  client.hear({ t: "ok", c: 2, v: {}, fix: [] });
  assert.equal(saveWord(client.state, noon + 9_000).kind, "saved");
});

test("last words are sent at once when the stage is closing", () => {
  const client = typing();
  client.sent();
  client.state = { ...client.state, session: closing() };

  client.hear({ t: "ok", c: 1, v: {}, fix: [] });

  assert.equal(client.sent().length, 1);
});

test("[R4] an answer that comes twice changes nothing the second time", () => {
  const client = typing();
  client.hear({ t: "ok", c: 1, v: {}, fix: [] });
  const state = client.state;

  client.hear({ t: "ok", c: 1, v: {}, fix: [] });

  assert.equal(client.state, state);
});
