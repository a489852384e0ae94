// What stands in fields is read in words by who may not write, and what is overdue stands first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { terms } from "#library";
import { mostOverdueFirst, pastTalks } from "../../web/src/panels/site/reviews";
import { teamOf, withRoom } from "../../web/src/panels/site/sitting";
import { decodeReviews, type ReviewRoom } from "../../web/src/protocol/reviews";
import type { BoardRecord } from "../../web/src/protocol/values";
import { isPast } from "../../web/src/state/dates";
import { wordsOfPack } from "../../web/src/state/terms";
import { sayNamed } from "../../web/src/state/words";
import { writtenFields } from "../../web/src/state/written";
import { record } from "./support/rooms";

test("fields of every kind are told with their labels, and empty ones are not told", () => {
  const contract = record("con_1", "contract", {
    work: "both",
    workers_last_year: 4,
    clinician_wont: { s: "court reports", tv: 1 },
    look_again: { y: 2027, m: 1, q: "exact" },
    notes_nobody: true,
    purpose_change: "",
  });
  const fields = ["work", "workers_last_year", "clinician_wont", "look_again", "notes_nobody"];
  const told = writtenFields(contract, "contract", [...fields, "purpose_change", "span"]);
  assert.deepEqual(
    told.map((one) => one.words),
    [sayNamed("choice.contract.work", "both"), "4", "court reports", "January 2027", ""],
  );
  assert.equal(told[4]?.label, sayNamed("field.contract", "notes_nobody"));
});

test("a day is past when it is over, a month and a year not before their end", () => {
  const noon = Date.UTC(2026, 10, 22, 12);
  assert.equal(isPast({ y: 2026, m: 11, d: 21, q: "exact" }, noon), true);
  assert.equal(isPast({ y: 2026, m: 11, d: 22, q: "exact" }, noon), false);
  assert.equal(isPast({ y: 2026, m: 11, q: "exact" }, noon), false);
  assert.equal(isPast({ y: 2026, m: 10, q: "exact" }, noon), true);
  assert.equal(isPast({ y: 2026, q: "exact" }, noon), false);
  assert.equal(isPast(undefined, noon), false);
});

test("over all rooms the decision that waits longest stands first, one without a day last", () => {
  const room = (id: string, decisions: readonly BoardRecord[]): ReviewRoom => ({
    id,
    alias: id,
    kind: "family",
    team: "",
    callLink: "",
    safety: [],
    decisions,
    talks: [],
    summaries: [],
    names: new Map(),
  });
  const needed = (id: string, day?: number) =>
    record(
      id,
      "decision_needed",
      day === undefined ? {} : { by_when: { y: 2026, m: 11, d: day, q: "exact" } },
    );
  const rooms = [
    room("a", [needed("ned_1"), needed("ned_2", 20)]),
    room("b", [needed("ned_3", 3)]),
  ];
  assert.deepEqual(
    mostOverdueFirst(rooms).map((one) => one.needed.id),
    ["ned_3", "ned_2", "ned_1"],
  );
});

test("a pack of terms changes the words of the lens, its horizons and the concerns (A20)", () => {
  const words = wordsOfPack(terms.safeguarding.words);
  assert.equal(words["choice.reading.lens.safety"], "About safeguarding");
  assert.equal(words["field.contract.safety"], "Safeguarding concerns we already hold");
  const plain = wordsOfPack(terms.safety.words);
  assert.equal(plain["choice.reading.lens.safety"], sayNamed("choice.reading.lens", "safety"));
  assert.equal(plain["field.contract.safety"], sayNamed("field.contract", "safety"));
});

test("rooms of a sitting keep the order of choosing, at most eight, and go out again", () => {
  const eight = ["a", "b", "c", "d", "e", "f", "g", "h"];
  assert.deepEqual(eight.reduce(withRoom, []), eight);
  assert.deepEqual(withRoom(eight, "i"), eight);
  assert.deepEqual(withRoom(["b", "a"], "b"), ["a"]);
});

test("a team's own format runs in a sitting of its rooms alone", () => {
  const room = (id: string, team: string) => ({
    id,
    team,
    alias: id,
    kind: "family",
    running: false,
    accountable: false,
    deputy: false,
    guest: false,
  });
  const rooms = [room("a", "one"), room("b", "one"), room("c", "two")];
  assert.equal(teamOf(rooms, ["a", "b"]), "one");
  assert.equal(teamOf(rooms, ["a", "c"]), "");
  assert.equal(teamOf(rooms, []), "");
});

test("conversations past their day stand oldest first, each with the page that has its words", () => {
  const talks = (id: string, ...when: readonly string[]) => ({
    id,
    talks: when.map((day) => ({ page: `smy_${day}`, when: day })),
  });
  const rooms = decodeReviews({
    rooms: [talks("a", "2026-03-09", "2026-12", "spring"), talks("b", "2025", "2026-03-08")],
  });
  const past = pastTalks(rooms, Date.UTC(2026, 2, 10));
  assert.deepEqual(
    past.map(({ room, talk }) => [room.id, talk.page]),
    [
      ["b", "smy_2025"],
      ["b", "smy_2026-03-08"],
      ["a", "smy_2026-03-09"],
    ],
  );
});
