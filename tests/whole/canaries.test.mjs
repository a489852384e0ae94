// Words under the seal and words of one's own stand in nothing that leaves a room: no copy of the map, no history, no practice copy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Member, newId } from "./member.mjs";
import { Server } from "./server.mjs";

const server = new Server({ limits: { map_objection_ms: 0 } });
const names = ["amal", "bea", "cai", "dee"];
const trainee = 3;
let people;
let room;

const ask = async (who, path) => {
  const answer = await server.ask("GET", path, { cookie: server.cookies[who] });
  assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 200)}`);
  return `${JSON.stringify(answer.headers)} ${answer.text}`;
};
const post = (who, path, json) => server.ask("POST", path, { json, cookie: server.cookies[who] });

before(async () => {
  server.people(names);
  await server.start();
  await server.openRoom("The Oaks");
  const me = await server.ask("GET", "/api/me", { cookie: server.cookies[0] });
  const team = JSON.parse(me.text).teams[0].id;
  const made = await post(0, "/api/rooms", { team, alias: "Invented", kind: "practice" });
  room = JSON.parse(made.text).id;
  server.room = room;
  people = [0, 1, 2].map((who) => new Member(server, who));
  for (const one of people) await one.enter();
  const [lead, presenter, scribe] = people;
  const roles = { [presenter.you]: ["presenter"], [scribe.you]: ["scribe"] };
  await lead.command("session.open", { format: "two_lens_consultation", roles });
  const contract = () => [...lead.records.values()].find((one) => one.type === "contract");
  await lead.until(() => lead.state.session?.at === 0 && contract(), "the agreement");
  const p = { purpose_together: true, safety_none: true, children: "Mila" };
  await lead.change({ o: "set", id: contract().id, p });
  await goTo(lead, "experience");
  const r = { id: newId("per"), type: "person", name: "Mila", birth: { y: 2016, q: "exact" } };
  await presenter.change({ o: "new", r });
  await goTo(lead, "alone");
});
after(() => server.remove());

async function goTo(lead, stage) {
  while (lead.state.session.stages[lead.state.session.at].id !== stage) {
    const { at } = lead.state.session;
    await lead.command("stage.next", undefined, true);
    await lead.until(() => lead.state.session.at > at && !lead.state.session.closing, "the next stage");
  }
  const { rev } = lead;
  for (const one of people) await one.until(() => one.rev >= rev, "the same stage");
}

const written = (id, type, words) => [
  { o: "new", r: { id, type } },
  { o: "text", id, f: type === "compass_mark" ? "reason" : "text", tv: 0, d: [words] },
];

/** What each writes for themselves and under the seal; some of it is taken back. */
async function write() {
  const hidden = [];
  const sealed = [];
  for (const [who, one] of people.entries()) {
    for (const type of ["note", "hypothesis", "question", "compass_mark"]) {
      const prefix = { note: "not", hypothesis: "hyp", question: "que", compass_mark: "cmp" }[type];
      const kept = `canary-${type}-${who}-kept`;
      await one.change(...written(newId(prefix), type, kept));
      (type === "note" ? hidden : sealed).push(kept);
      const id = newId(prefix);
      const gone = `canary-${type}-${who}-gone`;
      await one.change(...written(id, type, gone));
      await one.change({ o: "del", id });
      hidden.push(gone);
    }
  }
  return { hidden, sealed };
}

function search(texts, words) {
  for (const [place, text] of Object.entries(texts)) {
    for (const one of words) assert.ok(!text.includes(one), `${place} has ${one}`);
  }
}

const files = ["gedcom7", "gedcom551", "graphml", "gexf", "dot", "csv", "json"];
const pictures = ["", "&view=network", "&page=a4", "&view=network&page=a3", "&names=initials"];

async function copies(who) {
  const kinds = [...files, ...pictures.map((query) => `svg${query}`)];
  const texts = {};
  for (const kind of kinds) texts[kind] = await ask(who, `/api/rooms/${room}/map?as=${kind}`);
  assert.match(texts.json, /Mila/);
  assert.match(texts.svg, /Mila/);
  return texts;
}

async function lookedBack(who) {
  const all = await ask(who, `/api/rooms/${room}/history`);
  const [, session] = /"id":"(ses_[^"]+)"/.exec(all);
  return { history: all + (await ask(who, `/api/rooms/${room}/history/${session}`)) };
}

test("no canary is in a copy of the map, in history or in a trainee's copy", { timeout: 120_000 }, async () => {
  const [lead, presenter] = people;
  const { hidden, sealed } = await write();
  await presenter.command("map.share");
  await lead.until(() => [...lead.records.values()].some((one) => one.type === "map_share"), "the leave");
  for (const who of [0, 1, 2]) {
    search(await copies(who), [...hidden, ...sealed]);
    search(await lookedBack(who), [...hidden, ...sealed]);
  }

  await goTo(lead, "group");
  const marks = sealed.filter((words) => words.includes("compass"));
  // The stage shows no questions yet: theirs stay where nobody looks.
  const revealed = sealed.filter((words) => !words.includes("question"));
  await lead.until(() => revealed.every((words) => lead.bytes.includes(words)), "the reveal");
  search(await copies(0), [...hidden, ...sealed]);
  search(await lookedBack(0), hidden);
  await lead.command("session.close", { early: true }, true);
  await lead.until(() => lead.state.session === null, "the end");
  search(await lookedBack(0), [...hidden, ...marks]);

  const me = JSON.parse((await server.ask("GET", "/api/me", { cookie: server.cookies[trainee] })).text);
  const made = await post(0, `/api/rooms/${room}/copies`, { accounts: [me.account] });
  assert.equal(made.status, 201, made.text);
  server.room = JSON.parse(made.text).rooms[0].id;
  const learner = new Member(server, trainee);
  await learner.enter();
  assert.ok(learner.bytes.includes("Mila"));
  search(
    {
      "what the trainee is sent": learner.bytes,
      "the trainee's history": await ask(trainee, `/api/rooms/${server.room}/history`),
      "what the trainee may look back to": await ask(trainee, `/api/rooms/${room}/history`),
      "the trainee's lobby": await ask(trainee, "/api/rooms"),
      "the log": server.log,
    },
    [...hidden, ...marks],
  );
});
