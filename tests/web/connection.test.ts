// The line to a room: hello, counting, acks, coming back, and not coming back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "#vocabulary";
import { Connection, type SocketEvents, type Ticket } from "../../web/src/link/connection";
import { backOffMs } from "../../web/src/link/timers";
import { type Fields, fieldsOf, parseJson } from "../../web/src/protocol/read";
import type { ServerMessage } from "../../web/src/protocol/server_message";
import { FakeTimers, settle } from "./support/fake_timers";
import { welcome } from "./support/rooms";

class Line {
  readonly timers = new FakeTimers();
  readonly sockets: { readonly events: SocketEvents; readonly sent: Fields[]; closed: boolean }[] =
    [];
  readonly heard: ServerMessage[] = [];
  readonly ends: string[] = [];
  losses = 0;
  tickets: Ticket = { kind: "ticket", ticket: "once" };
  readonly connection = new Connection({
    openSocket: (events) => {
      const socket = { events, sent: [] as Fields[], closed: false };
      this.sockets.push(socket);
      return {
        send: (text) => socket.sent.push(fieldsOf(parseJson(text))),
        close: () => {
          socket.closed = true;
        },
      };
    },
    ticket: () => Promise.resolve(this.tickets),
    identity: () => ({ client: "c_1", next: 7 }),
    heard: (message) => this.heard.push(message),
    lost: () => {
      this.losses += 1;
    },
    ended: (code) => this.ends.push(code),
    timers: this.timers,
    chance: () => 0.5,
  });

  get last() {
    const socket = this.sockets[this.sockets.length - 1];
    assert.ok(socket);
    return socket;
  }

  async open(): Promise<void> {
    await settle();
    this.last.events.opened();
  }

  hear(...frames: readonly unknown[]): void {
    this.last.events.text(JSON.stringify(frames.length === 1 ? frames[0] : frames));
  }

  async start(): Promise<void> {
    this.connection.start();
    await this.open();
    this.hear(welcome("snapshot"));
  }
}

const news = { t: "ops", x: [] };

test("[R20] the first frame is hello, with the ticket and the next number", async () => {
  const line = new Line();
  line.connection.start();
  await line.open();

  assert.deepEqual(line.last.sent, [
    { t: "hello", proto: [1, 1], ticket: "once", client: "c_1", next_cseq: 7 },
  ]);
});

test("nothing is sent before the welcome", async () => {
  const line = new Line();
  line.connection.start();
  await line.open();
  line.connection.send({ t: "pong" });

  assert.equal(line.last.sent.length, 1);
});

test("[R28] frames are acked after a second, and at once when there are 32", async () => {
  const line = new Line();
  await line.start();
  line.hear(news);
  line.timers.pass(limits.ack_ms - 1);
  assert.equal(line.last.sent.length, 1);
  line.timers.pass(1);
  for (let n = 0; n < limits.ack_frames - 1; n++) line.hear(news);
  assert.equal(line.last.sent.length, 2);
  line.hear(news);

  assert.deepEqual(line.last.sent.slice(1), [
    { t: "ack", received: 1 },
    { t: "ack", received: 33 },
  ]);
});

test("[R27] frames that travel together count each, known or not", async () => {
  const line = new Line();
  await line.start();
  line.hear(news, { t: "ok", c: 1, v: {} }, { t: "tomorrow" }, { t: "presence", m: {} });
  line.timers.pass(1_000);

  assert.deepEqual(line.last.sent.slice(1), [{ t: "ack", received: 3 }]);
});

test("[R32] a ping is answered", async () => {
  const line = new Line();
  await line.start();
  line.hear({ t: "ping" });

  assert.deepEqual(line.last.sent.slice(1), [{ t: "pong" }]);
});

test("[R29] a lost line comes back and resumes where it was", async () => {
  const line = new Line();
  await line.start();
  line.hear(news, news);
  line.last.events.closed(1006);
  line.timers.pass(30_000);
  await line.open();

  assert.equal(line.losses, 1);
  assert.deepEqual(line.last.sent[0]?.["resume"], { stream: "s_1", received: 2 });
});

test("[R29] a new stream is counted from 0", async () => {
  const line = new Line();
  await line.start();
  line.hear(news, news);
  line.last.events.closed(4002);
  line.timers.pass(30_000);
  await line.open();
  line.hear(welcome("snapshot"), news);
  line.timers.pass(1_000);

  assert.deepEqual(line.last.sent.slice(1), [{ t: "ack", received: 1 }]);
});

test("[R65] a code from 4500 on ends it, and says why", async () => {
  const line = new Line();
  await line.start();
  line.last.events.closed(4504);
  line.timers.pass(60_000);
  await settle();

  assert.deepEqual(line.ends, ["removed"]);
  assert.equal(line.sockets.length, 1);
});

test("without a ticket now it tries later; without one ever it ends", async () => {
  const line = new Line();
  line.tickets = { kind: "later" };
  line.connection.start();
  await settle();
  assert.equal(line.losses, 1);
  line.tickets = { kind: "never", code: "signed_out" };
  line.timers.pass(30_000);
  await settle();

  assert.deepEqual(line.ends, ["signed_out"]);
});

test("a line on which nothing is heard is given up and opened again", async () => {
  const line = new Line();
  await line.start();
  line.timers.pass(50_000);
  assert.equal(line.last.closed, true);
  line.timers.pass(30_000);
  await settle();

  assert.equal(line.sockets.length, 2);
});

test("what was meant for an earlier joining is not sent in a later one", async () => {
  const line = new Line();
  await line.start();
  const joining = line.connection.joining;
  line.last.events.closed(1006);
  line.timers.pass(30_000);
  await line.open();
  line.hear(welcome("resume"));
  line.connection.send({ t: "pong" }, joining);

  assert.equal(line.last.sent.length, 1);
});

test("[R32] away says when to come back", async () => {
  const line = new Line();
  await line.start();
  line.hear({ t: "away", why: "away", retry_ms: [2_000, 4_000] });
  line.last.events.closed(4000);
  line.timers.pass(2_999);
  await settle();
  assert.equal(line.sockets.length, 1);
  line.timers.pass(1);
  await settle();
  assert.equal(line.sockets.length, 2);
});

test("the back-off lies between half a second and thirty, with full jitter", () => {
  assert.equal(
    backOffMs(0, () => 1),
    500,
  );
  assert.equal(
    backOffMs(3, () => 0),
    500,
  );
  assert.equal(
    backOffMs(3, () => 1),
    4_000,
  );
  assert.equal(
    backOffMs(50, () => 1),
    30_000,
  );
});
