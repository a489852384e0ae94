// Typing in one text by several people: one edit in flight, further typing composes, all converge.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextChange } from "../../web/src/protocol/values";
import { applyText, transformText } from "../../web/src/state/text";
import { Client, record } from "./support/rooms";

/** A server of one text: transforms what arrives over what came before, as `right`. [R46] */
class TextServer {
  text = "";
  readonly history: TextChange[] = [];

  take(tv: number, d: TextChange): { readonly tv: number; readonly d: TextChange } {
    let change = d;
    for (const before of this.history.slice(tv)) change = transformText(change, before, "right");
    this.text = applyText(this.text, change);
    this.history.push(change);
    return { tv: this.history.length - 1, d: change };
  }
}

const hyp = "hyp_1";

function joined(): Client {
  const client = new Client();
  client.join([record(hyp, "hypothesis")]);
  client.sent();
  return client;
}

test("typing is shown at once, and sent when it is flushed", () => {
  const client = joined();

  client.type(hyp, "Could");
  assert.equal(client.shows(hyp), "Could");
  assert.deepEqual(client.sent(), []);
  client.flush();

  const [change] = client.sent();
  assert.ok(change?.t === "change");
  assert.deepEqual(change.ops, [{ o: "text", id: hyp, f: "text", tv: 0, d: ["Could"] }]);
});

test("while one edit is in flight further typing waits and composes", () => {
  const client = joined();
  client.type(hyp, "Could");
  client.flush();
  client.type(hyp, "Could it");
  client.type(hyp, "Could it be");
  client.flush();
  assert.equal(client.sent().length, 1);

  client.hear({ t: "ok", c: 1, v: { [hyp]: 2 }, fix: [] });
  client.flush();

  const [next] = client.sent();
  assert.ok(next?.t === "change");
  assert.deepEqual(next.ops, [{ o: "text", id: hyp, f: "text", tv: 1, d: [5, " it be"] }]);
  assert.equal(client.shows(hyp), "Could it be");
});

test("two who type in one text see the same in the end, whatever the order of answers", () => {
  for (let seed = 1; seed <= 200; seed++) {
    let state = seed;
    const below = (n: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * n);
    };
    const server = new TextServer();
    const clients = [joined(), joined()];
    const inboxes: (() => void)[][] = [[], []];
    const outboxes: { c: number; tv: number; d: TextChange }[][] = [[], []];
    const collect = (who: number) => {
      for (const message of clients[who]?.sent() ?? []) {
        const op = message.t === "change" ? message.ops[0] : undefined;
        if (message.t === "change" && op?.o === "text") {
          outboxes[who]?.push({ c: message.c, tv: op.tv, d: op.d });
        }
      }
    };
    const deliver = (who: number) => {
      const change = outboxes[who]?.shift();
      if (!change) return;
      const done = server.take(change.tv, change.d);
      inboxes[who]?.push(() => clients[who]?.hear({ t: "ok", c: change.c, v: {}, fix: [] }));
      inboxes[1 - who]?.push(() =>
        clients[1 - who]?.hear({
          t: "ops",
          x: [{ by: "m_9", ops: [{ o: "text", id: hyp, f: "text", ...done }] }],
        }),
      );
    };
    const type = (who: number) => {
      const client = clients[who];
      if (!client) return;
      const shown = client.shows(hyp);
      const at = below(shown.length + 1);
      const word = below(3) === 0 ? "" : String.fromCharCode(97 + below(26)).repeat(1 + below(3));
      client.type(hyp, shown.slice(0, at) + word + shown.slice(at + (word === "" ? 2 : 0)));
      if (below(2) === 0) client.flush();
      collect(who);
    };
    const hear = (who: number) => {
      inboxes[who]?.shift()?.();
      collect(who);
    };
    for (let turn = 0; turn < 60; turn++) [type, deliver, hear][below(3)]?.(below(2));
    for (let turn = 0; turn < 400; turn++) {
      const who = turn % 2;
      clients[who]?.flush();
      collect(who);
      deliver(who);
      hear(who);
    }
    assert.equal(clients[0]?.shows(hyp), server.text, `seed ${seed}`);
    assert.equal(clients[1]?.shows(hyp), server.text, `seed ${seed}`);
    assert.equal(clients[0]?.state.pending.length, 0);
  }
});

test("what others type does not move what I typed meanwhile", () => {
  const client = joined();
  client.type(hyp, "mine");
  client.flush();

  client.hear({
    t: "ops",
    x: [{ by: "m_2", ops: [{ o: "text", id: hyp, f: "text", tv: 0, d: ["theirs "] }] }],
  });

  assert.equal(client.shows(hyp), "theirs mine");
});

test("an edit of theirs that does not fit what we hold asks for a new snapshot", () => {
  const client = joined();

  client.hear({
    t: "ops",
    x: [{ by: "m_2", ops: [{ o: "text", id: hyp, f: "text", tv: 7, d: ["x"] }] }],
  });

  assert.deepEqual(client.effects, [{ kind: "join_again" }]);
});

test("[R47] a base that the server no longer has is typed again against the text as it is", () => {
  const client = joined();
  client.type(hyp, "mine");
  client.flush();
  client.sent();

  client.hear({ t: "no", c: 1, code: "text_base_gone", retry: false });

  assert.equal(client.shows(hyp), "mine");
  assert.equal(client.state.rescue.length, 0);
  assert.equal(client.sent()[0]?.t, "change");
});
