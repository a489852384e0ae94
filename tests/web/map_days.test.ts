// The map as it was on a day: who had died by then, and what is said of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../web/src/draw/days";
import { graphOf } from "../../web/src/draw/graph";
import { deathBy, isDead, lifeOn } from "../../web/src/draw/life";
import { personName } from "../../web/src/draw/names";
import type { BoardRecord, FieldValues } from "../../web/src/protocol/values";
import { personFacts } from "../../web/src/state/kin";

function person(fields: FieldValues): BoardRecord {
  return { id: "per_nan", type: "person", v: 1, order: 1, fields: { name: "Nan", ...fields } };
}

const july = { y: 2019, m: 7, d: 9, q: "exact" };

test("nobody is dead before the date of their death, whatever is said of their life", () => {
  const nan = person({ life: "died", death: july });
  const [before, after] = [dayOf(2019, 7, 8), dayOf(2019, 7, 9)];
  assert.deepEqual([isDead(nan, before), isDead(nan, after)], [false, true]);
  assert.deepEqual([lifeOn(nan, before), lifeOn(nan, after)], ["", "died"]);
  assert.deepEqual([deathBy(nan, before), deathBy(nan, after)], [undefined, july]);
  const spoken = (day: number) => personName(graphOf(new Map([[nan.id, nan]]), day), nan);
  assert.equal(spoken(before), "Nan");
  assert.equal(spoken(after), "Nan, died, 9 July 2019");
});

test("without a date what is said of somebody's life counts on every day", () => {
  const day = dayOf(2018);
  assert.equal(isDead(person({ life: "died" }), day), true);
  assert.equal(isDead(person({ life: "living" }), day), false);
  assert.equal(lifeOn(person({ life: "missing" }), day), "missing");
});

test("of a death that is known less well the first day counts that it may mean", () => {
  const died = (death: FieldValues["death"]) => person(death === undefined ? {} : { death });
  assert.equal(isDead(died({ y: 2018, q: "exact" }), dayOf(2018, 6)), true);
  assert.equal(isDead(died({ y: 2018, q: "exact" }), dayOf(2017, 12, 31)), false);
  assert.equal(isDead(died({ y: 2018, q: "before" }), dayOf(2017)), true);
});

test("what became of a pregnancy is said, and told apart from one that is expected", () => {
  const words = (outcome: string) => {
    const child = person({ name: "", kind: "pregnancy", pregnancy_outcome: outcome });
    const day = dayOf(2026, 11, 23);
    return [
      personName(graphOf(new Map([[child.id, child]]), day), child).split(", ")[1],
      personFacts(child, 2026).split(", ")[1],
    ];
  };
  for (const outcome of ["", "expected"])
    assert.deepEqual(words(outcome), ["pregnancy", "Pregnancy"]);
  assert.deepEqual(words("miscarriage"), ["pregnancy: miscarriage", "Pregnancy: Miscarriage"]);
  assert.deepEqual(words("stillbirth"), ["pregnancy: stillbirth", "Pregnancy: Stillbirth"]);
  assert.deepEqual(words("termination"), ["pregnancy: ended", "Pregnancy: Ended"]);
});
