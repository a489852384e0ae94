// What a server is told to hold at most, from outside: so many rooms, people in a room and in a team.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server({
  limits: {
    rooms_live: 2,
    room_members: 3,
    members_per_team: 4,
    formats_per_team: 2,
    versions_per_format: 2,
    address_bytes: 30,
  },
});
const rooms = [];
const accounts = [];

const ask = async (method, path, json, who = 0) => {
  const reply = await server.ask(method, path, { json, cookie: server.cookies[who] });
  return { status: reply.status, error: JSON.parse(reply.text).error };
};

before(async () => {
  server.people(["amal", "bea", "cai", "dev"]);
  await server.start();
  server.cookies = [];
  for (const name of server.names) {
    const json = { address: `${name}@example.org`, password: `${name} keeps plain horses` };
    const reply = await server.ask("POST", "/api/sign-in", { json });
    server.cookies.push(reply.cookie);
    accounts.push(JSON.parse(reply.text).account);
    server.team = JSON.parse(reply.text).teams[0].id;
  }
  const two = accounts.slice(0, 2);
  for (const alias of ["The Oaks", "The Elms", "The Firs"]) rooms.push(await server.addRoom(server.team, alias, two));
});
after(() => server.remove());

test("[I-12] a room begins with as many people as it holds, and one more is refused in words", async () => {
  const named = accounts;
  const start = (roster) => ask("POST", "/api/rooms", { team: server.team, alias: "The Ash", roster });
  assert.equal((await start(named.slice(0, 3))).status, 201);

  const four = await start(named);

  assert.equal(four.status, 422);
  assert.equal(four.error.code, "roster_full");
  assert.match(four.error.says, /as many people as it can/);
});

test("[I-12] the roster takes people up to its last place", async () => {
  const add = (account) => ask("POST", `/api/rooms/${rooms[0]}/roster`, { account, action: "add" });
  assert.equal((await add(accounts[2])).status, 200);
  const fourth = await add(accounts[3]);
  assert.equal(fourth.status, 422);
  assert.equal(fourth.error.code, "roster_full");
  assert.equal((await add(accounts[2])).status, 200);
});

test("[I-12] nobody makes an account by a link into a full team, and the operator is told", async () => {
  const link = await server.ask("POST", `/api/rooms/${rooms[1]}/invitations`, { json: {}, cookie: server.cookies[0] });
  const token = JSON.parse(link.text).link.split("#")[1];
  const newcomer = { address: "eli@example.org", name: "eli", password: "eli keeps plain horses" };
  const refused = await ask("POST", `/api/invitations/${token}`, newcomer, 9);

  assert.equal(refused.status, 422);
  assert.equal(refused.error.code, "team_full");
  const add = ["account", "add", "--address", "eli@example.org", "--name", "eli", "--mandate", "practitioner"];
  server.command([...add, "--password-stdin"], "eli keeps plain horses\n");
  const join = ["team", "member", "--team", "Whole", "--address", "eli@example.org"];
  assert.throws(() => server.command(join), /4 accounts, as many as it may/);
});

test("[R68] as many rooms are open as may be; the next says that the server is busy", async () => {
  const door = (room) => ask("GET", `/api/rooms/${room}`);
  assert.equal((await door(rooms[0])).status, 200);
  assert.equal((await door(rooms[1])).status, 200);

  const third = await door(rooms[2]);

  assert.equal(third.status, 503);
  assert.equal(third.error.code, "server_busy");
  server.room = rooms[2];
  await assert.rejects(new Member(server, 0).enter(), /4004/);
  server.room = rooms[1];
  await new Member(server, 0).enter();
  assert.equal((await door(rooms[0])).status, 200);
});

test("[I-12] a team keeps so many formats of its own, and so many versions of each", async () => {
  const path = `/api/teams/${server.team}/formats`;
  const shipped = JSON.parse((await server.ask("GET", path, { cookie: server.cookies[0] })).text);
  const own = (format) => ask("POST", path, { format });
  const given = shipped.formats.find((one) => one.id === "open_room").format;
  const first = await server.ask("POST", path, { json: { format: given }, cookie: server.cookies[0] });
  assert.equal(first.status, 201, first.text);
  const saved = { ...given, id: JSON.parse(first.text).id };

  assert.equal((await own(saved)).status, 201);
  assert.equal((await own(saved)).status, 413);
  assert.equal((await own(given)).status, 201);
  assert.equal((await own(given)).status, 413);
});

test("[I-12] a sign-in address is as long as it may be", async () => {
  const at = (letters) => `${"a".repeat(letters - 12)}@example.org`;
  const sign = (address) => ask("POST", "/api/sign-in", { address, password: "keeps plain horses" });
  assert.equal((await sign(at(29))).status, 401);
  assert.equal((await sign(at(30))).status, 401);
  assert.equal((await sign(at(31))).status, 400);
});
