// Every format is held to its end by four people, and no byte tells of what was sealed or somebody's own.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Member, newId } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server();
const names = ["amal", "bea", "cai", "dee"];
const roles = new Set(JSON.parse(readFileSync(new URL("../../shared/vocabulary.json", import.meta.url))).roles);
let team;

before(async () => {
  server.people(names);
  await server.start();
  await server.openRoom("The Oaks");
  const me = await server.ask("GET", "/api/me", { cookie: server.cookies[0] });
  team = JSON.parse(me.text).teams[0].id;
});
after(() => server.remove());

const get = async (who, path) => {
  const answer = await server.ask("GET", path, { cookie: server.cookies[who] });
  assert.equal(answer.status, 200, `${path}: ${answer.text}`);
  return answer.text;
};

async function entered() {
  const people = names.map((_, who) => new Member(server, who));
  for (const one of people) await one.enter();
  return people;
}

const contractOf = (member) => [...member.records.values()].find((one) => one.type === "contract").id;

/** Whoever the gate asks for: a role, a way through a stage, or a line of the agreement. */
async function answer(lead, people, missing) {
  const { session } = lead.state;
  for (const name of missing) {
    if (roles.has(name)) {
      const free = people.find((one) => !(session.roles[one.you] ?? []).some((role) => taken.has(role))) ?? people[3];
      const held = lead.state.session.roles[free.you] ?? [];
      taken.add(name);
      await lead.command("role.set", { member: free.you, roles: [...held, name] });
      await lead.until(() => (lead.state.session.roles[free.you] ?? []).includes(name) && !lead.state.session.closing, name);
    } else if (name === "module") {
      const ahead = session.stages.find((stage, index) => index > session.at && stage.modules);
      await lead.command("stage.module", { module: ahead.modules[0].id });
    } else {
      const p = { [name]: name === "key_question" ? "What would help her?" : true };
      await lead.change({ o: "set", id: contractOf(lead), p });
    }
  }
}
const taken = new Set();

async function goOn(lead, people) {
  const from = lead.state.session.at;
  for (let tries = 0; tries < 8; tries += 1) {
    const message = { do: "stage.next", if: { stage: lead.stage } };
    const said = await lead.ask(message);
    if (said.t === "ok") break;
    assert.equal(said.code, "precondition", JSON.stringify(said));
    await answer(lead, people, said.info.missing ?? []);
  }
  await lead.until(() => lead.state.session.at > from && !lead.state.session.closing, "the next stage");
  const { rev } = lead;
  for (const one of people) await one.until(() => one.rev >= rev, "the same stage");
}

/** Sealed words, of which some are taken back before anybody could see them; and own notes. */
async function write(people, mark) {
  const secrets = [];
  for (const [who, one] of people.entries()) {
    const note = newId("not");
    const words = `own-${mark}-${who}`;
    await one.change({ o: "new", r: { id: note, type: "note" } }, { o: "text", id: note, f: "text", tv: 0, d: [words] });
    secrets.push({ who, words });
    if (one.state.session.mode !== "sealed" || !one.state.may.includes("seal")) continue;
    for (const kind of ["kept", "gone"]) {
      const id = newId("hyp");
      const sealed = `sealed-${kind}-${mark}-${who}`;
      await one.change({ o: "new", r: { id, type: "hypothesis" } }, { o: "text", id, f: "text", tv: 0, d: [sealed] });
      if (kind === "gone") await one.change({ o: "del", id });
      secrets.push({ who, words: sealed, id, revealed: kind === "kept" });
    }
  }
  return secrets;
}

/** What nobody but its author was ever sent. */
function search(people, secrets, elsewhere) {
  for (const { who, words, id } of secrets) {
    for (const [other, one] of people.entries()) {
      if (other === who) continue;
      assert.ok(!one.bytes.includes(words), `${names[other]} was sent ${words}`);
      assert.ok(!id || !one.bytes.includes(id), `${names[other]} was sent the id of ${words}`);
    }
    for (const [place, text] of elsewhere) assert.ok(!text.includes(words), `${place} has ${words}`);
  }
}

async function sign(lead, presenter) {
  for (const lens of ["change", "safety"]) {
    const r = { id: newId("sum"), type: "summary_line", block: "thinking", lens, nothing_yet: true };
    await lead.ask({ stage: lead.stage, ops: [{ o: "new", r }] });
  }
  await presenter.command("summary.sign", { as: "presenter" });
  await lead.command("summary.sign", { as: "facilitator" });
}

const shipped = readdirSync(new URL("../../shared/formats", import.meta.url)).map((name) => name.replace(".json", ""));

for (const format of shipped) {
  test(`${format} is held from arriving to a signed page, and nothing hidden is sent`, { timeout: 120_000 }, async () => {
    await server.openRoom(`A room for ${format}`);
    const people = await entered();
    const [lead, presenter, , scribe] = people;
    taken.clear();
    for (const role of ["presenter", "facilitator", "scribe"]) taken.add(role);
    const given = { [presenter.you]: ["presenter"], [scribe.you]: ["scribe"] };
    await lead.command("session.open", { format, roles: given });
    await lead.until(() => lead.state.session?.at === 0 && contractOf(lead), "the agreement");
    const p = { purpose_together: true, safety_none: true, children: "Mila" };
    await lead.change({ o: "set", id: contractOf(lead), p });

    const secrets = [];
    let sealed = [];
    const { stages } = lead.state.session;
    for (;;) {
      const { at } = lead.state.session;
      const mode = lead.state.session.stages[at].mode;
      const now = await write(people, `${format}-${at}`);
      secrets.push(...now.filter((one) => !one.revealed));
      sealed = now.filter((one) => one.revealed);
      search(people, [...secrets, ...sealed], []);
      if (lead.state.may.includes("summary") && at + 2 >= stages.length && !lead.state.session.summary?.done) {
        await sign(lead, presenter);
      }
      if (at + 1 >= lead.state.session.stages.length) break;
      await goOn(lead, people);
      if (mode === "sealed") for (const { words } of sealed) assert.ok(lead.bytes.includes(words), `${words} was revealed`);
    }
    if (!lead.state.session.summary?.done) await sign(lead, presenter);
    const { id: session } = lead.state.session;
    await lead.command("session.close", undefined, true);
    await lead.until(() => lead.state.session === null, "the end");

    const elsewhere = [["the log", server.log]];
    for (const who of [0, 1, 2, 3]) {
      const texts = [
        await get(who, `/api/rooms/${server.room}/history/${session}`),
        await get(who, `/api/rooms/${server.room}/history`),
        await get(who, `/api/rooms/${server.room}/summaries`),
        await get(who, `/api/rooms/${server.room}`),
      ];
      const { summaries } = JSON.parse(texts[2]);
      assert.equal(summaries.length, 1);
      texts.push(await get(who, `/api/summaries/${summaries[0].id}`));
      elsewhere.push([`what ${names[who]} can ask for`, texts.join()]);
      const { stages: gone, moments } = JSON.parse(texts[0]);
      assert.deepEqual(
        moments.filter((one) => one.entered).map((one) => one.stage),
        gone.map((_, index) => index),
      );
    }
    search(people, secrets, elsewhere);
    for (const one of people) one.leave();
  });
}

test("a team copies a format, changes it and runs the newest version; a session keeps its own", async () => {
  const path = `/api/teams/${team}/formats`;
  const list = async () => JSON.parse(await get(0, path)).formats;
  const open = (await list()).find((one) => one.id === "open_room");
  assert.equal((await list()).filter((one) => !one.mine).length, shipped.length);
  const post = (format) => server.ask("POST", path, { json: { format }, cookie: server.cookies[0] });
  const first = await post({ ...open.format, name: "Our room" });
  assert.equal(first.status, 201, first.text);
  const { id, version } = JSON.parse(first.text);
  assert.equal(version, 1);

  await server.openRoom("A room of our own");
  const [lead, , , other] = await entered();
  await lead.command("session.open", { format: id });
  await lead.until(() => lead.state.session, "the session");
  assert.deepEqual(lead.state.session.format, { id, version: 1, name: "Our room" });

  const second = await post({ ...open.format, id, name: "Our room, longer" });
  assert.deepEqual(JSON.parse(second.text), { id, version: 2 });
  assert.equal(lead.state.session.format.version, 1);
  await lead.command("session.close", { early: true }, true);
  await lead.until(() => lead.state.session === null, "the end");
  await server.end("SIGKILL");
  await server.start();
  const mine = (await list()).filter((one) => one.mine);
  assert.deepEqual(mine.map((one) => [one.id, one.versions, one.base]), [[id, [1, 2], "open_room"]]);
  const old = JSON.parse(await get(3, `${path}/${id}/1`));
  assert.equal(old.format.name, "Our room");
  const again = new Member(server, 0);
  await again.enter();
  await again.command("session.open", { format: id });
  await again.until(() => again.state.session, "the session");
  assert.deepEqual(again.state.session.format, { id, version: 2, name: "Our room, longer" });
  other.leave();
});

test("a team's own format is planned by its name and run in a sitting, in the team alone", async () => {
  const path = `/api/teams/${team}/formats`;
  const open = JSON.parse(await get(0, path)).formats.find((one) => one.id === "open_room");
  const post = (where, json) => server.ask("POST", where, { json, cookie: server.cookies[0] });
  const saved = await post(path, { format: { ...open.format, name: "Our hour" } });
  const { id } = JSON.parse(saved.text);
  await server.openRoom("The Birches");
  const first = server.room;
  await server.openRoom("The Alders");
  const second = server.room;
  const at = Date.now() + 3_600_000;
  const planned = await post(`/api/rooms/${first}/plan`, { at, format: id });
  assert.equal(planned.status, 200, planned.text);
  const unknown = await post(`/api/rooms/${first}/plan`, { at, format: "fmt_AAAAAAAAAAAAAAAAAAAAAA" });
  assert.equal(unknown.status, 404, unknown.text);
  const plan = { at, format: id, name: "Our hour", minutes: 60 };
  assert.deepEqual(JSON.parse(await get(0, `/api/rooms/${first}`)).planned, plan);
  const lobby = JSON.parse(await get(0, "/api/rooms")).rooms;
  assert.deepEqual(lobby.find((one) => one.id === first).planned, plan);

  const rooms = [first, second];
  const none = await post("/api/agendas", { rooms, format: "fmt_AAAAAAAAAAAAAAAAAAAAAA" });
  assert.equal(none.status, 404);
  const sitting = await post("/api/agendas", { rooms, format: id });
  assert.equal(sitting.status, 201, sitting.text);
  server.room = first;
  const lead = new Member(server, 0);
  await lead.enter();
  assert.deepEqual(lead.state.session.format, { id, version: 1, name: "Our hour" });
  await post(path, { format: { ...open.format, id, name: "Our hour, again" } });
  await lead.command("agenda.next", { how: "early" }, true);
  await lead.until(() => lead.agenda, "the word about the next room");
  server.room = second;
  const there = new Member(server, 0);
  await there.enter();
  assert.deepEqual(there.state.session.format, { id, version: 2, name: "Our hour, again" });
});

test("a format that could not be held to its end is refused with the reason per stage", async () => {
  const path = `/api/teams/${team}/formats`;
  const open = JSON.parse(await get(0, path)).formats.find((one) => one.id === "open_room");
  const format = structuredClone(open.format);
  format.roles = format.roles.filter((role) => role !== "facilitator");
  format.stages[1].minutes = 0;
  format.stages[1].may = { "*": ["everything"] };
  const refused = await server.ask("POST", path, { json: { format }, cookie: server.cookies[0] });
  assert.equal(refused.status, 400);
  const { error } = JSON.parse(refused.text);
  assert.equal(error.code, "format");
  assert.deepEqual(error.reasons.map(({ stage, code }) => [stage, code]), [[format.stages[1].id, "unknown_target"]]);
  format.stages[1].may = { "*": ["hypotheses"] };
  const again = await server.ask("POST", path, { json: { format }, cookie: server.cookies[0] });
  const codes = JSON.parse(again.text).error.reasons.map(({ code }) => code);
  assert.ok(codes.includes("no_role") && codes.includes("minutes"), codes.join());
  assert.ok(JSON.parse(again.text).error.reasons.every(({ says }) => says.length > 10));
});

test("nobody outside a team sees or saves its formats", async () => {
  const path = "/api/teams/team_AAAAAAAAAAAAAAAAAAAAAA/formats";
  const answer = await server.ask("GET", path, { cookie: server.cookies[0] });
  assert.equal(answer.status, 404);
});
