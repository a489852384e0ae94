// A change is kept before it is sent, and sends stay in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SocketEvents } from "../../web/src/link/connection";
import type { Items } from "../../web/src/link/keeper";
import { MemoryKeeper } from "../../web/src/link/memory_keeper";
import { Runtime } from "../../web/src/link/runtime";
import { type Fields, fieldsOf, parseJson } from "../../web/src/protocol/read";
import { noRoom, type RoomState } from "../../web/src/state/room";
import { FakeTimers, settle } from "./support/fake_timers";
import { record, snapshot, welcome } from "./support/rooms";

/** A keeper whose disk is slow: a save is done when the test says so. */
class SlowKeeper extends MemoryKeeper {
  readonly waiting: (() => void)[] = [];

  override save(items: Items): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(() => void super.save(items).then(resolve));
    });
  }
}

async function joined() {
  const keeper = new SlowKeeper();
  const timers = new FakeTimers();
  const sent: Fields[] = [];
  const socket: { events?: SocketEvents } = {};
  const shown: { state: RoomState } = { state: noRoom };
  const runtime = new Runtime({
    openSocket: (events) => {
      socket.events = events;
      return { send: (text) => sent.push(fieldsOf(parseJson(text))), close: () => undefined };
    },
    ticket: () => Promise.resolve({ kind: "ticket", ticket: "once" }),
    chance: () => 0.5,
    keeper,
    timers,
    show: (state) => {
      shown.state = state;
    },
    say: () => undefined,
  });
  await runtime.start();
  await settle();
  const { events } = socket;
  assert.ok(events);
  events.opened();
  events.text(JSON.stringify(welcome("snapshot")));
  const { records: _, ...rest } = snapshot([]);
  events.text(
    JSON.stringify({ ...rest, records: [{ ...record("hyp_1", "hypothesis"), fields: undefined }] }),
  );
  await settle();
  while (keeper.waiting.length > 0) {
    keeper.waiting.shift()?.();
    await settle();
  }
  sent.length = 0;
  return { runtime, keeper, timers, sent, events, shown };
}

test("a change is on this computer's disk before it is sent", async () => {
  const { runtime, keeper, sent } = await joined();

  runtime.dispatch({ kind: "change", ops: [{ o: "del", id: "hyp_1" }], now: 1 });
  await settle();
  assert.deepEqual(sent, []);
  keeper.waiting.shift()?.();
  await settle();

  assert.equal(sent.length, 1);
  assert.ok(keeper.items.has("p/1"));
});

test("an answered change is no longer kept", async () => {
  const { runtime, keeper, events } = await joined();
  runtime.dispatch({ kind: "change", ops: [{ o: "del", id: "hyp_1" }], now: 1 });
  events.text(JSON.stringify({ t: "ok", c: 1, v: {} }));
  for (let turn = 0; turn < 5; turn++) {
    keeper.waiting.shift()?.();
    await settle();
  }

  assert.equal(keeper.items.has("p/1"), false);
  assert.equal(keeper.items.get("n")?.["nextC"], 2);
});

test("typing is gathered for a moment before it is sent", async () => {
  const { runtime, keeper, timers, sent } = await joined();
  runtime.dispatch({ kind: "typed", id: "hyp_1", field: "text", was: "", now: "C", at: 1 });
  runtime.dispatch({ kind: "typed", id: "hyp_1", field: "text", was: "C", now: "Co", at: 1 });
  timers.pass(250);
  for (let turn = 0; turn < 5; turn++) {
    keeper.waiting.shift()?.();
    await settle();
  }

  assert.equal(sent.length, 1);
  assert.deepEqual(sent[0]?.["ops"], [{ o: "text", id: "hyp_1", f: "text", tv: 0, d: ["Co"] }]);
});
