// Undo is asked for like a command, survives a lost connection, and is counted as the server counts it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsChanged, keptOf } from "../../web/src/link/keeper";
import { decodeServerMessage } from "../../web/src/protocol/decode_message";
import type { ServerMessage } from "../../web/src/protocol/server_message";
import { noRoom } from "../../web/src/state/room";
import { Client, noon, record, welcome } from "./support/rooms";

const hyp = "hyp_1";

function heard(value: object): ServerMessage {
  const message = decodeServerMessage(value);
  assert.ok(message);
  return message;
}

/** One change of mine, answered. */
function changed(): Client {
  const client = new Client();
  client.join([record(hyp, "hypothesis", { text: { s: "Could it be", tv: 3 } })]);
  client.change([{ o: "set", id: hyp, p: { state: "resting" } }]);
  client.hear(heard({ t: "ok", c: 1, v: { [hyp]: 2 } }));
  client.sent();
  return client;
}

test("a change that is answered can be undone, and what is typed goes out before the undo", () => {
  const client = changed();
  assert.deepEqual(client.state.undo, { left: 1, redo: 0 });
  client.type(hyp, "Could it be that");
  client.happen({ kind: "undo", do: "undo", now: noon });
  assert.deepEqual(
    client.sent().map((message) => message.t),
    ["change", "undo"],
  );
});

test("what is left, what can be made again and what others kept is as the server says", () => {
  const client = changed();
  client.happen({ kind: "undo", do: "undo", now: noon });
  assert.deepEqual(client.sent(), [{ t: "undo", c: 2 }]);
  const kept = [{ id: hyp, fields: ["state"] }];
  client.hear(heard({ t: "ok", c: 2, v: {}, undone: { left: 0, redo: 1, kept } }));
  assert.deepEqual(client.state.undo, { left: 0, redo: 1, kept });
  client.happen({ kind: "undo", do: "redo", now: noon });
  assert.deepEqual(client.sent(), [{ t: "undo", c: 3, redo: true }]);
});

test("another change ends what could be made again, and a barrier ends both", () => {
  const client = changed();
  client.happen({ kind: "undo", do: "undo", now: noon });
  client.hear(heard({ t: "ok", c: 2, v: {}, undone: { left: 0, redo: 1 } }));
  client.change([{ o: "set", id: hyp, p: { state: "exploring" } }]);
  client.hear(heard({ t: "ok", c: 3, v: { [hyp]: 4 } }));
  assert.deepEqual(client.state.undo, { left: 1, redo: 0 });
  client.happen({ kind: "undo", do: "undo", now: noon });
  client.hear(heard({ t: "no", c: 4, code: "undo_barrier", retry: false }));
  assert.deepEqual(client.state.undo, noRoom.undo);
  assert.equal(client.state.notice?.code, "undo_barrier");
});

test("an undo that was not answered is sent again after a resume, and is kept over a reload", () => {
  const client = changed();
  client.happen({ kind: "undo", do: "redo", now: noon });
  client.sent();
  const kept = keptOf(itemsChanged(noRoom, client.state));
  assert.deepEqual(kept.pending, [{ kind: "undo", c: 2, do: "redo", at: noon }]);
  client.happen({ kind: "lost", now: noon });
  client.hear(welcome("resume", 1));
  assert.deepEqual(client.sent(), [{ t: "undo", c: 2, redo: true }]);
});
