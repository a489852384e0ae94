// Taking back, looking back, practising and handing over, through the real server and a kill.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server();
const lead = new Member(server, 0);
const other = new Member(server, 1);

before(async () => {
  server.people(["amal", "bea", "cai"]);
  await server.start();
  await server.openRoom("The Oaks");
  await lead.enter();
  await other.enter();
  await openSession(lead);
});
after(() => server.remove());

const text = (id, words, tv = 0) => ({ o: "text", id, f: "text", tv, d: [words] });
const get = async (who, path) => {
  const answer = await server.ask("GET", path, { cookie: server.cookies[who] });
  return { status: answer.status, json: answer.status === 200 ? JSON.parse(answer.text) : undefined };
};
const post = (who, path, json) => server.ask("POST", path, { json, cookie: server.cookies[who] });
const accountOf = async (who) => (await get(who, "/api/me")).json.account;

test("[R52] an undo reaches both, comes back with redo, and outlasts a kill", async () => {
  const card = newId("hyp");
  await lead.change({ o: "new", r: { id: card, type: "hypothesis" } }, text(card, "could it be"));
  await other.until(() => other.records.has(card), "the card");
  const answer = await lead.undo();
  assert.equal(answer.t, "ok");
  assert.equal(answer.undone.redo, 1);
  await lead.until(() => !lead.records.has(card), "the card to go");
  await other.until(() => !other.records.has(card), "the card to go");
  assert.equal((await lead.undo(true)).t, "ok");
  await other.until(() => other.records.get(card)?.text.s === "could it be", "the card again");
  await lead.until(() => lead.records.has(card), "the card again");
  const same = lead.canonical;
  await server.end("SIGKILL");
  await server.start();
  const again = new Member(server, 0);
  await again.enter();
  assert.equal(again.canonical, same);
  assert.equal((await again.undo()).code, "undo_barrier");
  again.leave();
});

test("[R70] the session is looked back at over HTTP, and a stranger cannot", async () => {
  const path = `/api/rooms/${server.room}/history`;
  const { json } = await get(1, path);
  assert.equal(json.sessions.length, 1);
  assert.equal(json.sessions[0].format, "Open room");
  const { json: session } = await get(1, `${path}/${json.sessions[0].id}`);
  assert.deepEqual(session.moments.filter((one) => one.entered).map((one) => one.stage), [0, 1]);
  assert.equal((await get(2, `${path}/ses_AAAAAAAAAAAAAAAAAAAAAA`)).status, 404);
  const account = await accountOf(2);
  await post(2, `/api/rooms/${server.room}/roster`, { account, action: "remove" });
  assert.equal((await get(2, path)).status, 404);
});

test("each trainee practises in a copy of their own, and begins again", async () => {
  const me = (await get(0, "/api/me")).json;
  const made = await post(0, "/api/rooms", { team: me.teams[0].id, alias: "Invented", kind: "practice" });
  const original = JSON.parse(made.text).id;
  server.room = original;
  const teacher = new Member(server, 0);
  await teacher.enter();
  await openSession(teacher);
  const person = newId("per");
  await teacher.change({ o: "new", r: { id: person, type: "person", name: "Nobody" } });
  await teacher.command("session.close", { early: true }, true);
  await teacher.until(() => teacher.state.session === null, "the end");
  assert.equal((await post(0, `/api/rooms/${original}/reset`, {})).status, 403);

  const trainee = await accountOf(2);
  const answer = await post(0, `/api/rooms/${original}/copies`, { accounts: [trainee] });
  assert.equal(answer.status, 201, answer.text);
  const [{ id, account }] = JSON.parse(answer.text).rooms;
  assert.equal(account, trainee);
  assert.equal((await get(1, `/api/rooms/${id}`)).status, 404);
  server.room = id;
  const own = new Member(server, 2);
  await own.enter();
  const names = () => [...own.records.values()].filter((one) => one.type === "person").map((one) => one.name);
  assert.deepEqual(names(), ["Nobody"]);
  assert.ok(!own.records.has(person));
  await openSession(own);
  await own.change({ o: "new", r: { id: newId("per"), type: "person", name: "Tried" } });
  assert.equal((await post(2, `/api/rooms/${id}/reset`, {})).status, 409);
  await own.command("session.close", { early: true }, true);
  await own.until(() => own.state.session === null, "the end");
  assert.deepEqual(names().sort(), ["Nobody", "Tried"]);
  assert.equal((await post(2, `/api/rooms/${id}/reset`, {})).status, 200);
  await own.until(() => names().length === 1, "the beginning");
  assert.deepEqual(names(), ["Nobody"]);
  own.leave();
});

test("a real family's room is not copied", async () => {
  await server.openRoom("The Elms");
  const answer = await post(0, `/api/rooms/${server.room}/copies`, { accounts: [await accountOf(1)] });
  assert.equal(answer.status, 403);
  assert.equal((await post(0, `/api/rooms/${server.room}/reset`, {})).status, 403);
});
