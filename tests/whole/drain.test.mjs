// An orderly end: what was answered is kept, everybody is told to come back, nothing lies open.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server();
const typed = ["Quetzalwort", "Bramblethorpe", "Umberlane", "Zinniafield", "Oxlipmere", "Yarrowgate"];

before(async () => {
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom("The Oxlipmere family");
});
after(() => server.remove());

function filesBelow(directory) {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    const entry = statSync(path);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

/** Where a word stands in the open, as UTF-8 or UTF-16. */
function hits(words) {
  const found = [];
  for (const file of filesBelow(server.data)) {
    const bytes = readFileSync(file);
    for (const word of words) {
      const open = bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le"));
      if (open) found.push(`${word} in ${file}`);
    }
  }
  return found;
}

async function typeEverywhere(lead, other) {
  const person = newId("per");
  const hypothesis = newId("hyp");
  const note = newId("not");
  await lead.change({ o: "new", r: { id: person, type: "person", name: "Quetzalwort" } });
  await lead.change({ o: "new", r: { id: hypothesis, type: "hypothesis" } });
  await lead.change({ o: "text", id: hypothesis, f: "text", tv: 0, d: ["Bramblethorpe"] });
  await other.change({ o: "new", r: { id: note, type: "note" } });
  await other.change({ o: "text", id: note, f: "text", tv: 0, d: ["Umberlane"] });
  await lead.command("stage.insert", { kind: "write_alone", minutes: 3 }, true);
  await other.until(() => other.state.session.mode === "sealed" && !other.state.session.closing, "writing alone");
  const sealed = newId("hyp");
  await other.change({ o: "new", r: { id: sealed, type: "hypothesis" } });
  await other.change({ o: "text", id: sealed, f: "text", tv: 0, d: ["Zinniafield"] });
  const json = { case_reference: "Yarrowgate" };
  const path = `/api/rooms/${server.room}/settings`;
  assert.equal((await server.ask("POST", path, { json, cookie: server.cookies[0] })).status, 200);
}

test("[R3] asked to end, it keeps what it answered and sends everybody away to come back", async () => {
  const lead = new Member(server, 0);
  const other = new Member(server, 1);
  await lead.enter();
  await other.enter();
  await openSession(lead);
  await typeEverywhere(lead, other);
  const held = other.canonical;
  const last = lead.say({ stage: lead.stage, ops: [{ o: "new", r: { id: newId("not"), type: "note" } }] });

  const begun = Date.now();
  const code = await server.end("SIGTERM");

  assert.equal(code, 0, server.log);
  assert.ok(Date.now() - begun < 10000);
  assert.equal(await lead.socket.ending(), 4000);
  assert.equal(lead.away?.why, "away");
  assert.equal(other.away?.retry_ms.length, 2);
  assert.equal(await other.socket.ending(), 4000);
  await server.start();
  const back = new Member(server, 1);
  await back.enter();
  assert.equal(back.canonical, held);
  const answered = lead.answers.has(last);
  await lead.enter();
  assert.ok(lead.lastC >= last - (answered ? 0 : 1));
});

test("no word that was typed stands in the data directory, running or stopped", async () => {
  assert.deepEqual(hits(typed), []);

  await server.end("SIGTERM");

  assert.ok(filesBelow(server.data).length > 2);
  assert.deepEqual(hits(typed), []);
  await server.start();
});

test("a silent hold on the control socket keeps neither a command nor the end waiting", { timeout: 100000 }, async () => {
  const hold = async () => {
    const silent = connect(join(server.data, "control.sock"));
    silent.on("error", () => {});
    await once(silent, "connect");
    return silent;
  };
  const first = await hold();
  server.command(["team", "add", "--name", "Another"]);
  const second = await hold();

  const begun = Date.now();
  const code = await server.end("SIGTERM");

  assert.equal(code, 0, server.log);
  assert.ok(Date.now() - begun < 10000);
  first.destroy();
  second.destroy();
  await server.start();
});

test("nor in what it logs", () => {
  for (const word of typed) assert.ok(!server.log.includes(word), word);
});
