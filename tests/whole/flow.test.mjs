// What is too much for one frame, or too fast: a snapshot on the open line, or a while outside.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server({ limits: { change_burst: 40, change_rate: 10 } });
const lead = new Member(server, 0);
const other = new Member(server, 1);

before(async () => {
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom("The Oaks");
  await lead.enter();
  await other.enter();
  await openSession(lead);
});
after(() => server.remove());

test("[R29] words that are taken out reach everybody as a snapshot on the open line", async () => {
  const person = newId("per");
  await lead.change({ o: "new", r: { id: person, type: "person", name: "Nia" } });
  await other.until(() => other.records.has(person), "the person");

  await lead.command("take_out", { id: person });
  await other.until(() => other.renewals === 1 && other.in, "the snapshot");

  assert.equal(other.socket.closed, false);
  assert.equal(other.records.get(person).name, undefined);
  await other.change({ o: "new", r: { id: newId("not"), type: "note" } });
  await lead.until(() => lead.renewals === 1 && lead.in, "the snapshot");
  await lead.change({ o: "set", id: person, p: { name: "N" } });
  await other.until(() => other.records.get(person).name === "N", "the name");
  await other.socket.text(JSON.stringify({ t: "ack", received: other.counted }));
  await other.change({ o: "new", r: { id: newId("not"), type: "note" } });
});

test("[R29] what was said before a stream began anew counts as it is said again", async () => {
  const person = newId("per");
  const late = newId("per");
  await lead.change({ o: "new", r: { id: person, type: "person", name: "Sam" } });
  await other.until(() => other.records.has(person), "the person");
  const hear = other.socket.onMessage;
  const unread = [];
  other.socket.onMessage = (message) => unread.push(message);

  await lead.command("take_out", { id: person });
  await other.until(() => unread.some((message) => message.includes('"t":"snapshot"')), "the snapshot");
  const c = other.say({ stage: other.stage, ops: [{ o: "new", r: { id: late, type: "person", name: "Said too late" } }] });
  other.unanswered[0].ops[0].r.name = "Said again";
  other.socket.onMessage = hear;
  for (const message of unread) hear(message);
  await other.until(() => other.answers.has(c), "the answer");

  await lead.until(() => lead.records.has(late), "what was said again");
  assert.equal(lead.records.get(late).name, "Said again");
});

test("[R60] a new call link reaches everybody who is in the room", async () => {
  const json = { call_link: "https://call.example/oaks" };
  const path = `/api/rooms/${server.room}/settings`;
  const told = new Promise((resolve) => {
    other.onRoom = resolve;
  });
  await server.ask("POST", path, { json, cookie: server.cookies[0] });

  assert.equal((await told).call_link, json.call_link);
  assert.equal(other.socket.closed, false);
});

test("[R67] who goes on and on without being heard is shown out for a while", async () => {
  for (let i = 0; i < 400; i += 1) other.say({ stage: other.stage, ops: [{ o: "new", r: { id: newId("not"), type: "note" } }] });

  assert.equal(await other.socket.ending(), 4006);
});
