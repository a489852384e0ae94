// Connections that are cut at every frame, against a twin that never was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server();

before(async () => {
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom();
});
after(() => server.remove());

async function same(cut, twin, fresh, when) {
  const last = Date.now() + 15000;
  await fresh.enter();
  while (Date.now() < last) {
    if (cut.in && cut.canonical === twin.canonical && cut.canonical === fresh.canonical) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  fresh.leave();
  assert.equal(cut.canonical, twin.canonical, `the one that was cut, ${when}`);
  assert.equal(fresh.canonical, twin.canonical, `one that just came in, ${when}`);
}

async function writeTogether(lead, cut) {
  const [hypothesis, person] = [newId("hyp"), newId("per")];
  await lead.change({ o: "new", r: { id: hypothesis, type: "hypothesis" } });
  await lead.change({ o: "text", id: hypothesis, f: "text", tv: 0, d: ["Could it be that we hurry?"] });
  await lead.change({ o: "text", id: hypothesis, f: "text", tv: 1, d: [17, "🙂 all of us ", { d: 3 }] });
  await cut.change({ o: "new", r: { id: person, type: "person", name: "Nia" } });
  await cut.change({ o: "set", id: person, p: { birth: { y: 2011, q: "about" } } });
  await lead.change({ o: "in", id: hypothesis, f: "includes", ref: person });
  await cut.change({ o: "set", id: hypothesis, p: { sits_in: "family" } });
  await cut.change({ o: "set", id: person, p: { name: null, source: "her aunt" } });
  await lead.change({ o: "del", id: person });
  return hypothesis;
}

async function writeAlone(lead, cut) {
  await lead.command("stage.insert", { kind: "write_alone", minutes: 3 }, true);
  await cut.until(() => cut.state.session.mode === "sealed" && !cut.state.session.closing, "writing alone");
  await lead.until(() => lead.state.session.mode === "sealed" && !lead.state.session.closing, "writing alone");
  for (const one of [lead, cut]) {
    const id = newId("hyp");
    await one.change({ o: "new", r: { id, type: "hypothesis" } });
    await one.change({ o: "text", id, f: "text", tv: 0, d: [`A thought of ${one.who}`] });
  }
}

async function reveal(lead, cut) {
  await lead.command("stage.next", undefined, true);
  for (const one of [lead, cut]) {
    await one.until(() => one.state.session.mode === "open" && !one.state.session.closing, "the reveal");
  }
}

test("[R7] one who was cut at every frame holds what the twin holds who was not", async () => {
  const lead = new Member(server, 0);
  const cut = new Member(server, 1);
  const twin = new Member(server, 1);
  await lead.enter();
  await cut.enter();
  await twin.enter();
  cut.cutsAtEveryFrame = true;

  await openSession(lead);
  await cut.until(() => cut.state.session?.at === 1 && !cut.state.session.closing, "the session");
  await writeTogether(lead, cut);
  await same(cut, twin, new Member(server, 1), "after writing together");
  await writeAlone(lead, cut);
  await same(cut, twin, new Member(server, 1), "while writing alone");
  await reveal(lead, cut);
  await same(cut, twin, new Member(server, 1), "after the reveal");
  await cut.change({ o: "new", r: { id: newId("not"), type: "note" } });
  await lead.command("session.close", { early: true }, true);
  await same(cut, twin, new Member(server, 1), "after the session");

  assert.ok(cut.resumes > 20, `${cut.resumes} cuts`);
  assert.equal(cut.mode, "resume");
});

test("[R4] what is sent and cut off before its answer happens once", async () => {
  await server.addRoom(server.team, "The Wren family", server.accounts);
  const lead = new Member(server, 0);
  await lead.enter();
  await openSession(lead);
  const id = newId("per");
  await lead.change({ o: "new", r: { id, type: "person", name: "Ola" } });
  for (let round = 0; round < 20; round += 1) {
    lead.say({ stage: lead.stage, ops: [{ o: "set", id, p: { part: `part ${round}` } }] });
    // Sometimes before it is written, sometimes after.
    await new Promise((resolve) => setTimeout(resolve, round % 5));
    lead.socket.cut();
    await lead.enter({ resume: true });
    await lead.until(() => lead.unanswered.length === 0, "the answer");
  }
  assert.equal(lead.records.get(id).v, 21);
  const fresh = new Member(server, 0);
  await fresh.enter();
  assert.equal(fresh.records.get(id).v, 21);
  assert.equal(fresh.canonical, lead.canonical);
});
