// A family's file comes into a room by a preview and a yes, and a copy of the map leaves it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server({ limits: { map_objection_ms: 0 } });
const lead = new Member(server, 0);
const other = new Member(server, 1);

const gedcom = (...lines) =>
  ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8", ...lines, "0 TRLR", ""].join("\n");

const ashdowns = gedcom(
  "0 @I1@ INDI",
  "1 NAME Zoe Anne /Ashdown/",
  "1 BIRT",
  "2 DATE 3 MAY 2012",
  "1 FAMC @F1@",
  "0 @I2@ INDI",
  "1 NAME Mara /Ashdown/",
  "1 BIRT",
  "2 DATE 1985",
  "0 @F1@ FAM",
  "1 WIFE @I2@",
  "1 CHIL @I1@",
);

const bring = (file, who = 0) =>
  server.ask("POST", `/api/rooms/${server.room}/import`, { file, cookie: server.cookies[who] });
const copy = (as, who = 0) =>
  server.ask("GET", `/api/rooms/${server.room}/map?as=${as}`, { cookie: server.cookies[who] });
const ofType = (member, type) => [...member.records.values()].filter((one) => one.type === type);

before(async () => {
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom("The Oaks");
  await lead.enter();
  await other.enter();
});
after(() => server.remove());

test("[R71] between sessions nobody's file changes the map", async () => {
  const reply = await bring(ashdowns);
  assert.equal(reply.status, 422, reply.text);
  assert.equal(JSON.parse(reply.text).error.code, "stage_closed");
});

test("[R71] a file is shown, and comes onto the map by a yes", async () => {
  await openSession(lead);
  await other.until(() => other.state.session?.at === 1, "the session");
  const here = newId("per");
  const known = { id: here, type: "person", name: "mara", birth: { y: 1985, q: "exact" } };
  await lead.change({ o: "new", r: known });

  const reply = await bring(ashdowns);

  assert.equal(reply.status, 200, reply.text);
  const shown = JSON.parse(reply.text);
  assert.equal(shown.format, "gedcom");
  assert.equal(shown.people, 2);
  assert.equal(shown.new, 1);
  assert.ok(shown.loss.some((one) => one.kind === "withheld"));
  assert.equal(shown.matches.length, 1);
  assert.equal(shown.matches[0].sure, true);
  assert.deepEqual(shown.matches[0].map, [here]);
  assert.equal(ofType(other, "person").length, 1);

  const same = { [shown.matches[0].id]: here };
  await lead.command("map.import", { preview: shown.preview, same });
  await other.until(() => ofType(other, "parentage").length === 1, "the link");

  const zoe = ofType(other, "person").find((one) => one.name === "Zoe");
  assert.deepEqual(zoe.birth, { y: 2012, q: "exact" });
  assert.equal(zoe.by, lead.you);
  assert.equal(ofType(other, "person").length, 2);
  assert.deepEqual(ofType(other, "union")[0].partners, [here]);
  await lead.until(() => ofType(lead, "parentage").length === 1, "one's own link");
});

test("a large family comes as a snapshot, and a file with a fault not at all", async () => {
  const many = gedcom(...Array.from({ length: 900 }, (_, at) => `0 @I${at}@ INDI\n1 NAME P${at}`));
  const shown = JSON.parse((await bring(many)).text);
  await lead.command("map.import", { preview: shown.preview });
  await other.until(() => ofType(other, "person").length === 902 && other.in, "the crowd");
  assert.ok(other.renewals > 0);

  const fault = await bring(gedcom("0 @I1@ INDI", "3 NAME x"));
  assert.equal(fault.status, 400, fault.text);
  const { code, line, says } = JSON.parse(fault.text).error;
  assert.deepEqual([code, line], ["file", 6]);
  assert.match(says, /^Line 6: /);
});

test("a file is larger than a request only from somebody in a room", async () => {
  // Just more than a request may have: all of it fits into what is read after a refusal.
  const large = gedcom("0 @I1@ INDI", ...Array.from({ length: 980 }, () => `1 NOTE ${"x".repeat(60)}`));
  assert.equal((await bring(large)).status, 200);
  const away = await server.ask("POST", `/api/rooms/${server.room}/import`, { file: large });
  assert.equal(away.status, 413);
});

test("[R72] a copy leaves when the presenter shares the map, and says who took it", async () => {
  assert.equal((await copy("gedcom7", 1)).status, 422);
  await lead.command("role.set", { member: lead.you, roles: ["presenter", "facilitator"] });
  await lead.command("map.share");

  const taken = await copy("gedcom7", 1);

  assert.equal(taken.status, 200, taken.text);
  assert.match(taken.headers["content-disposition"], /^attachment; filename="map-\d{4}-\d\d-\d\d\.ged"$/);
  assert.match(taken.text, /^0 HEAD\n1 NOTE Taken out of the room by bea on /);
  assert.match(taken.text, /1 NAME Zoe\n/);
  await lead.until(() => ofType(lead, "map_copy").length === 1, "who took it");
  assert.equal(ofType(lead, "map_copy")[0].who, other.you);
  for (const kind of ["gedcom551", "graphml", "gexf", "dot", "csv", "json"]) {
    assert.equal((await copy(kind)).status, 200, kind);
  }
  assert.equal((await copy("pdf")).status, 400);
  const picture = await copy("svg", 1);
  assert.match(picture.headers["content-type"], /^image\/svg\+xml/);
  assert.match(picture.text, /^<svg [^]*>Zoe<[^]*<\/svg>\n$/);
  assert.match(picture.text, /Taken out of the room by bea on /);
  const sheets = await copy("svg&names=alias&as_of=2020-05&page=a3", 1);
  assert.match(sheets.headers["content-type"], /^text\/html/);
  assert.match(sheets.text, /As of May 2020\. Taken out of the room by bea on /);
  assert.doesNotMatch(sheets.text, /Zoe/);
  for (const wrong of ["view=tree", "as_of=2020-13", "names=full", "page=a5", "bonds=some"]) {
    assert.equal((await copy(`svg&${wrong}`)).status, 400, wrong);
  }

  await other.until(() => ofType(other, "map_share").length === 1, "the leave");
  await other.command("map.object", { id: ofType(other, "map_share")[0].id });
  assert.equal((await copy("json")).status, 422);
});
