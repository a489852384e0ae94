// A sitting of two rooms: everybody moves with one tap, and whoever does not belong waits outside.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server();
const lead = new Member(server, 0);
const other = new Member(server, 1);
const third = new Member(server, 2);
let first;
let second;
let sitting;

before(async () => {
  server.people(["amal", "bea", "cai"]);
  await server.start();
  await server.openRoom("The Oaks");
  first = server.room;
  await server.openRoom("The Elms");
  second = server.room;
  const roster = `/api/rooms/${second}/roster`;
  const cai = JSON.parse((await server.ask("GET", "/api/me", { cookie: server.cookies[2] })).text).account;
  await server.ask("POST", roster, { json: { account: cai, action: "remove" }, cookie: server.cookies[0] });
  server.room = first;
});
after(() => server.remove());

const where = async (who) => {
  const answer = await server.ask("GET", `/api/agendas/${sitting}`, { cookie: server.cookies[who] });
  return JSON.parse(answer.text);
};

test("a sitting begins in its first room, whose session is open", async () => {
  const json = { rooms: [first, second], format: "open_room" };
  const answer = await server.ask("POST", "/api/agendas", { json, cookie: server.cookies[0] });
  assert.equal(answer.status, 201);
  sitting = JSON.parse(answer.text).id;
  await lead.enter();
  await other.enter();
  await third.enter();

  assert.deepEqual(lead.state.session.agenda, { id: sitting, at: 0, of: 2 });
  assert.deepEqual((await where(2)).you, { room: first });
});

test("one tap of the lead moves everybody who belongs, and tells the others nothing", async () => {
  await lead.command("agenda.next", { how: "carried" }, true);
  await third.until(() => third.agenda, "the word about the next room");
  await other.until(() => other.agenda, "the word about the next room");

  assert.deepEqual(other.agenda, { t: "agenda", id: sitting, room: second });
  assert.deepEqual(third.agenda, { t: "agenda", id: sitting, waits: true });
  assert.deepEqual((await where(2)).you, { waits: true });
  assert.deepEqual((await where(2)).rooms[1], {});
  server.room = second;
  const there = new Member(server, 1);
  await there.enter();
  assert.equal(there.state.session.agenda.at, 1);
});

test("who is on no roster of a sitting does not hear that there is one", async () => {
  const answer = await server.ask("GET", "/api/agendas/agd_AAAAAAAAAAAAAAAAAAAAAA", { cookie: server.cookies[2] });
  assert.equal(answer.status, 404);
});
