// What is written under the seal reaches nobody before the reveal, and bears no author afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../web/src/state/words";
import { all, arrive, begin, card, next, showBoard, teamIn, writeNote, writeSealed } from "./steps";
import { type Person, people, serving, wait } from "./support";

const given = serving({ stage_flush_ms: 400 });

const secrets = ["Kestrelword one", "Plovercanary two", "Curlewsecret three"];

function found(person: Person, word: string): boolean {
  return person.received().includes(word);
}

/** What everybody can ask the server for beside the room's own line. */
async function askEverything(person: Person, room: string): Promise<string> {
  const paths = ["/api/rooms", `/api/rooms/${room}`, `/api/rooms/${room}/summaries`];
  const answers = await Promise.all(
    [...paths, "/api/reviews", "/api/conversations"].map((path) => person.get(path)),
  );
  return JSON.stringify(answers);
}

test("sealed words reach nobody else before the reveal, and have no author after it", async () => {
  const { browser, server } = given();
  const team = await teamIn(browser, server);
  await begin(team);
  await arrive(team);
  await next(team, "experience");
  await next(team, "reflection");
  await showBoard(team.scribe, "own");
  await writeNote(team.scribe, "Ownnotecanary stays mine");
  await next(team, "alone");
  const writers = [team.presenter, team.scribe, team.manager];
  for (const [at, writer] of writers.entries()) await writeSealed(writer, secrets[at] ?? "");
  await team.lead.page.reload();
  await team.lead.page.locator("#sealed-new").waitFor();
  await wait(500);
  const room = await team.lead.roomOf("The Lark family");
  for (const person of all(team)) {
    const asked = await askEverything(person, room);
    for (const [at, words] of secrets.entries()) {
      const word = words.split(" ")[0] ?? words;
      if (person === writers[at]) continue;
      assert.ok(!found(person, word), `${word} reached somebody else`);
      assert.ok(!asked.includes(word), `${word} was answered to somebody else`);
    }
  }
  await team.lead.page.locator("#sealed-new").fill("Finchcanary, not yet added");
  const before = all(team).map((person) => person.frames.length);
  await next(team, "group");
  await team.lead.page
    .locator("#region-rescue .rescued", { hasText: "Finchcanary, not yet added" })
    .waitFor();
  for (const person of all(team)) assert.ok(!found(person, "Finchcanary"));
  for (const [at, person] of all(team).entries()) {
    for (const words of secrets) await card(person, words).waitFor();
    for (const words of secrets) {
      for (const name of Object.keys(people)) {
        const shown = ((await card(person, words).textContent()) ?? "").toLowerCase();
        assert.ok(!shown.includes(name), `${words} is shown with ${name}`);
      }
    }
    const since = person.frames.slice(before[at]).join("\n");
    for (const [, record = ""] of since.matchAll(/(\{"id":"hyp_[^{}]*)/g)) {
      assert.ok(!/"by":/.test(record), `a revealed record has an author: ${record}`);
    }
    assert.ok(/"id":"hyp_/.test(since), "the reveal came");
    if (person !== team.scribe) assert.ok(!found(person, "Ownnotecanary"));
    assert.deepEqual(person.troubles, []);
  }
  const own = card(team.scribe, secrets[1] ?? "").getByText(say("hypotheses.yours"));
  await own.waitFor();
});
