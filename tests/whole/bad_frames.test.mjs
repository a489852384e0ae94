// Bad input of every kind gets its refusal or close code, and the room goes on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";
import { masked, Socket } from "./socket.mjs";

const server = new Server();
const malformed = 4506;
let lead;
let record;

before(async () => {
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom();
  lead = new Member(server, 0);
  await lead.enter();
  await openSession(lead);
  record = newId("per");
  await lead.change({ o: "new", r: { id: record, type: "person" } });
});
after(() => server.remove());

let turn = 0;
async function roomGoesOn() {
  turn += 1;
  await lead.change({ o: "set", id: record, p: { part: `turn ${turn}` } });
}

const deep = `{"t":"change","c":1,"stage":0,"ops":${"[".repeat(20)}${"]".repeat(20)}}`;
const text = (words) => masked(0x81, words);

const closing = {
  "a binary frame": [masked(0x82, "{}"), malformed],
  "no JSON": [text("hello"), malformed],
  "half an object": [text('{"t":"pong"'), malformed],
  "something after the object": [text('{"t":"pong"}{}'), malformed],
  "an array": [text('[{"t":"pong"}]'), malformed],
  "a byte order mark": [text('\ufeff{"t":"pong"}'), malformed],
  "a key given twice": [text('{"t":"pong","t":"pong"}'), malformed],
  "an empty key": [text('{"t":"pong","":1}'), malformed],
  "a lone surrogate": [text('{"t":"presence","p":{"board":"\\ud800"}}'), malformed],
  "a number that no double holds": [text('{"t":"ack","received":1e999}'), malformed],
  NaN: [text('{"t":"ack","received":NaN}'), malformed],
  "a depth beyond the limit": [text(deep), malformed],
  "too many values": [text(`{"t":"ack","received":[${"1,".repeat(6000)}1]}`), malformed],
  "too many keys": [text(`{${Array.from({ length: 70 }, (_, at) => `"k${at}":1`).join(",")}}`), malformed],
  "an unknown message without a number": [text('{"t":"wave"}'), malformed],
  "a second hello": [
    text('{"t":"hello","proto":[1,1],"ticket":"x","client":"c_MaVbElJ0L2SHTQwT04nRSg","next_cseq":1}'),
    malformed,
  ],
  "an ack of what was never sent": [text('{"t":"ack","received":9999}'), malformed],
  "a gap in the numbers": [text('{"t":"command","c":99,"do":"hold"}'), 4508],
};

for (const [what, [bytes, code]] of Object.entries(closing)) {
  test(`[R11] [R12] ${what} closes with ${code}`, async () => {
    const other = new Member(server, 1);
    await other.enter();

    other.socket.send(bytes);

    assert.equal(await other.socket.ending(), code);
    await roomGoesOn();
  });
}

test("[R11] a frame that is too big closes", async () => {
  const other = new Member(server, 1);
  await other.enter();
  other.socket.send(masked(0x01, `{"t":"ack","received":"${"x".repeat(40000)}`));
  other.socket.send(masked(0x80, `${"x".repeat(40000)}"}`));

  assert.equal(await other.socket.ending(), malformed);
  await roomGoesOn();
});

test("[R11] bytes that are no UTF-8 close", async () => {
  const other = new Member(server, 1);
  await other.enter();

  other.socket.send(masked(0x81, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])));

  const code = await other.socket.ending();
  assert.ok([malformed, 1007, 0].includes(code), `${code}`);
  await roomGoesOn();
});

test("a frame that no WebSocket has ends the connection", async () => {
  for (const bytes of [Buffer.from([0x81, 0x02, 0x7b, 0x7d]), masked(0x83, "x"), masked(0xc1, "{}"), masked(0x80, "x")]) {
    const other = new Member(server, 1);
    await other.enter();

    other.socket.send(bytes);

    await other.socket.until(() => other.socket.closed, "the end");
    await roomGoesOn();
  }
});

const refused = {
  "an unknown key": [{ stage: 0, ops: [], more: 1 }, "schema"],
  "no ops": [{ stage: 0, ops: [] }, "schema"],
  "an unknown op": [{ stage: 0, ops: [{ o: "move", id: "x" }] }, "schema"],
  "an unknown type": [{ stage: 0, ops: [{ o: "new", r: { id: newId("per"), type: "dragon" } }] }, "schema"],
  "a wrong prefix": [{ stage: 0, ops: [{ o: "new", r: { id: newId("hyp"), type: "person" } }] }, "schema"],
  "an unknown field": [{ stage: 0, ops: [{ o: "set", id: "RECORD", p: { shoe: 1 } }] }, "schema"],
  "a value of the wrong kind": [{ stage: 0, ops: [{ o: "set", id: "RECORD", p: { name: 1 } }] }, "schema"],
  "a line with NUL": [{ stage: 0, ops: [{ o: "set", id: "RECORD", p: { name: "a\u0000b" } }] }, "schema"],
  "a stage to come": [{ stage: 9999, ops: [{ o: "set", id: "RECORD", p: { name: "a" } }] }, "schema"],
  "what is not there": [{ stage: 0, ops: [{ o: "set", id: newId("per"), p: { name: "a" } }] }, "not_found"],
  "too many ops": [
    { stage: 0, ops: Array.from({ length: 65 }, () => ({ o: "set", id: "RECORD", p: { name: "a" } })) },
    "schema",
  ],
  "an unknown command": [{ do: "dance" }, "schema"],
  "a step of another revision": [{ do: "stage.next", if: { stage: 1 } }, "precondition"],
};

for (const [what, [message, code]] of Object.entries(refused)) {
  test(`[R12] [R40] ${what} is refused as ${code}`, async () => {
    const asked = JSON.parse(JSON.stringify(message).replaceAll("RECORD", record));
    if (asked.stage === 0) asked.stage = lead.stage;
    const held = lead.canonical;

    const answer = await lead.ask(asked);

    assert.equal(answer.t, "no");
    assert.equal(answer.code, code);
    assert.equal(lead.canonical, held);
    await roomGoesOn();
  });
}

test("[R20] [R21] at the door: wrong words, wrong tickets, wrong numbers", async () => {
  const hello = { t: "hello", proto: [1, 1], ticket: "x", client: newId("c"), next_cseq: 1 };
  const used = await server.ticket(1);
  const knock = async (words) => {
    const socket = new Socket(server);
    await socket.open(server.room, server.cookies[1]);
    socket.text(typeof words === "string" ? words : JSON.stringify(words));
    return socket;
  };

  assert.equal(await (await knock('{"t":"pong"}')).ending(), malformed);
  assert.equal(await (await knock(hello)).ending(), 4502);
  assert.equal(await (await knock({ ...hello, proto: [2, 3] })).ending(), 4501);
  assert.equal(await (await knock({ ...hello, proto: [0, 0] })).ending(), 4500);
  assert.equal(await (await knock("x".repeat(5000))).ending(), malformed);
  const first = await knock({ ...hello, ticket: used });
  await first.until(() => first.messages.length > 0, "the welcome");
  assert.equal(await (await knock({ ...hello, ticket: used })).ending(), 4502);
  await roomGoesOn();
});

test("[R22] a client that comes in again ends its first connection", async () => {
  const other = new Member(server, 1);
  await other.enter();
  const first = other.socket;

  await other.enter();

  assert.equal(await first.ending(), 4509);
  await other.change({ o: "new", r: { id: newId("not"), type: "note" } });
  await roomGoesOn();
});

test("an upgrade from another site, or for no room, is none", async () => {
  const socket = new Socket(server);
  assert.equal(await socket.open(server.room, server.cookies[1], { Origin: "http://elsewhere.example" }), "403");
  const lost = new Member(server, 1);
  const stranger = new Socket(server);
  await stranger.open("room_AAAAAAAAAAAAAAAAAAAAAA", server.cookies[1]);
  const ticket = await server.ticket(1);
  stranger.text(JSON.stringify({ t: "hello", proto: [1, 1], ticket, client: lost.client, next_cseq: 1 }));
  assert.equal(await stranger.ending(), 4502);
  await roomGoesOn();
});
