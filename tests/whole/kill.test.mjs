// Killed under load, again and again: nothing that was answered or seen may be missing afterwards.
// The same on a disk that forgets what was never synced; and two servers that break the promise on
// purpose, which must be caught.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { program, sibling } from "./server.mjs";

const rounds = Number(process.env.SPACEBETWEEN_KILL_ROUNDS ?? 60);
const shape = ["--rooms", "2", "--members", "3", "--window", "4"];

/** The bench stops at the first loss, so that a server which loses is soon caught. */
async function killed(server, seconds = "0.2") {
  const words = ["kill", "--server", server, "--rounds", String(rounds), "--seconds", seconds, ...shape];
  const bench = spawn(sibling("bench"), words, { stdio: ["ignore", "pipe", "pipe"] });
  let [said, faults] = ["", ""];
  bench.stdout.on("data", (text) => {
    said += text;
  });
  bench.stderr.on("data", (text) => {
    faults += text;
  });
  await once(bench, "close");
  return { report: said ? JSON.parse(said) : undefined, faults };
}

function assertNothingLost({ report, faults }) {
  assert.ok(report, faults);
  assert.equal(report.rounds, rounds);
  assert.ok(report.changes_answered > rounds);
  for (const fault of ["acked_lost", "seen_lost", "answers_changed", "duplicated", "out_of_order", "refused"]) {
    assert.equal(report[fault], 0, fault);
  }
  assert.ok(report.slowest_start_seconds < 2, `ready after ${report.slowest_start_seconds} s`);
}

test(`[R3] [R4] killed ${rounds} times, it has lost nothing and answers the same`, async () => {
  assertNothingLost(await killed(program));
});

test(`[R2] nor on a disk that forgets what was never synced`, async () => {
  assertNothingLost(await killed(sibling("spacebetween_forgetful")));
});

test("[R2] a server that tells before it has written is caught", async () => {
  const { report, faults } = await killed(sibling("spacebetween_told_early"), "1");
  assert.ok(report, faults);
  assert.ok(report.acked_lost + report.seen_lost > 0);
});

test("[R2] a server that does not sync is caught", async () => {
  // It may have forgotten even who was signed in.
  const { report, faults } = await killed(sibling("spacebetween_sync_off"));
  assert.ok(report ? report.acked_lost + report.seen_lost > 0 : faults.includes("ticket"), faults);
});
