// What the practice asks of endings, of the team's own story, of a young person's map and of ripples.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BoardRecord } from "../../web/src/protocol/values";
import { aboutOf } from "../../web/src/state/about";
import { applyOps } from "../../web/src/state/board";
import { endedBecause } from "../../web/src/state/ending";
import { inTime } from "../../web/src/state/team_story";
import { placesMissing, placesOps } from "../../web/src/state/young_person";
import { record } from "./support/rooms";

const words = (s: string) => ({ s, tv: 1 });

function boardOf(records: readonly BoardRecord[]) {
  return new Map(records.map((one) => [one.id, one]));
}

test("[B12] work ends with the manager's agreed decision on an ending, and with no other", () => {
  const asked = (threshold: string) => record("ned_1", "decision_needed", { threshold });
  const said = (outcome: string) =>
    record("dec_1", "decision", { of: "ned_1", outcome, reason: words("The plan is met") });
  assert.equal(endedBecause(boardOf([asked("ending")])), undefined);
  assert.equal(endedBecause(boardOf([asked("ending"), said("not_agree")])), undefined);
  assert.equal(endedBecause(boardOf([asked("other"), said("agree")])), undefined);
  assert.equal(endedBecause(boardOf([asked("ending"), said("agree")])), "The plan is met");
});

test("[E10] the team's story goes by its days, a year before the days in it, and the undated last", () => {
  const change = (id: string, when?: BoardRecord["fields"][string]) =>
    record(id, "team_change", when === undefined ? {} : { when });
  const told = inTime([
    change("tmc_none"),
    change("tmc_day", { y: 2026, m: 3, d: 4, q: "exact" }),
    change("tmc_year", { y: 2026, q: "about" }),
    change("tmc_before", { y: 2025, m: 12, d: 31, q: "exact" }),
  ]);
  assert.deepEqual(
    told.map((one) => one.id),
    ["tmc_before", "tmc_year", "tmc_day", "tmc_none"],
  );
});

test("[H1] a young person's places come once each, and those that are there stay alone", () => {
  const school = record("ctx_1", "context", { kind: "school", name: "Hill" });
  assert.deepEqual(placesMissing(boardOf([school])), ["peer_group", "online", "place", "route"]);
  let made = 0;
  const ops = placesOps(boardOf([school]), (prefix) => `${prefix}_new${++made}`, "m_1");
  const after = applyOps(boardOf([school]), ops);
  assert.deepEqual(placesMissing(after), []);
  assert.equal(after.size, 5);
  assert.deepEqual(
    placesOps(after, (prefix) => prefix, "m_1"),
    [],
  );
});

test("[E33] what a change reaches says so there too", () => {
  const nan = record("per_1", "person", { name: "Nan" });
  const seen = record("ntc_1", "noticing", { text: words("He sleeps"), reaches: ["per_1"] });
  assert.deepEqual(aboutOf(boardOf([nan, seen]), "per_1"), [seen]);
});
