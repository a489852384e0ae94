// The preview says what the server will put on the page: consent, decisions, stops and what is older.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BoardRecord } from "../../web/src/protocol/values";
import { ownLines, type PageOf, pageBlocks } from "../../web/src/state/page";
import { pagePartsOf } from "../../web/src/state/page_parts";
import { blockText, lineText } from "../../web/src/state/signed_text";
import { record } from "./support/rooms";

const of: PageOf = { session: "ses_2", earlier: new Set(), nameOf: (id) => `name of ${id}` };

function boardOf(records: readonly BoardRecord[]) {
  return new Map(records.map((one) => [one.id, one]));
}

function linesIn(block: string, records: readonly BoardRecord[], page = of): readonly string[] {
  const found = pageBlocks(boardOf(records), page).find((one) => one.name === block);
  return (found?.lines ?? []).map(lineText);
}

const words = (s: string) => ({ s, tv: 1 });

test("a line that somebody else marked goes in with its author's yes and not before", () => {
  const card = record("hyp_1", "hypothesis", { text: words("nights are hard") }, "m_2");
  const asked = { block: "thinking", source: "hyp_1", asked_of: "m_2", text: words("nights") };
  assert.deepEqual(linesIn("thinking", [card, record("sum_1", "summary_line", asked)]), []);
  const yes = record("sum_1", "summary_line", { ...asked, author_says: "yes" });
  assert.deepEqual(linesIn("thinking", [card, yes]), ["nights"]);
});

test("the yes of somebody who is not the author does not count", () => {
  const card = record("hyp_1", "hypothesis", { text: words("nights are hard") }, "m_2");
  const line = { block: "thinking", source: "hyp_1", asked_of: "m_3", author_says: "yes" };
  assert.deepEqual(linesIn("thinking", [card, record("sum_1", "summary_line", line)]), []);
});

test("what has no author waits for the group, also when this member is not shown the source", () => {
  const line = { block: "thinking", source: "hyp_9", text: words("nights") };
  assert.deepEqual(linesIn("thinking", [record("sum_1", "summary_line", line)]), []);
  const yes = record("sum_1", "summary_line", { ...line, group_says: "yes" });
  assert.deepEqual(linesIn("thinking", [yes]), ["nights"]);
});

test("a line without words of its own says what it was marked from", () => {
  const card = record("hyp_1", "hypothesis", { text: words("nights are hard") });
  const line = record("sum_1", "summary_line", { source: "hyp_1", group_says: "yes" });
  assert.deepEqual(linesIn("thinking", [card, line]), ["nights are hard"]);
});

test("what was imagined never stands as the child's view", () => {
  const voice = record("voi_1", "voice", { kind: "imagined", words: words("leave me be") });
  const line = { block: "children", source: "voi_1", group_says: "yes", text: words("leave me") };
  const board = [voice, record("sum_1", "summary_line", line)];
  assert.deepEqual(linesIn("children", board), []);
  assert.deepEqual(linesIn("thinking", board), ["leave me"]);
});

test("a decision says its outcome, what was to decide, and why", () => {
  const needed = record("ned_1", "decision_needed", { text: words("A joint visit") });
  const decision = { of: "ned_1", outcome: "agree", reason: words("the school is ready") };
  assert.deepEqual(linesIn("decide", [needed, record("dec_1", "decision", decision)]), [
    "Agreed: A joint visit: the school is ready",
    "A joint visit",
  ]);
});

test("a stop is on the page once it has ended, with its ending, and not when raised in error", () => {
  const open = { known: words("a bruise") };
  assert.deepEqual(linesIn("safety", [record("saf_1", "safety_stop", open)]), []);
  const acts = { ...open, ending: "acts", what: "phones", who: "Beth", ended_at: 50 };
  assert.deepEqual(linesIn("safety", [record("saf_1", "safety_stop", acts)]), [
    "a bruise: phones (Someone acts; Beth)",
  ]);
  const error = record("saf_1", "safety_stop", { ...open, ending: "error" });
  assert.deepEqual(linesIn("safety", [error]), []);
  const told = record("pag_1", "summary_page", { session: "ses_1", signed_at: 60 });
  assert.deepEqual(linesIn("safety", [told, record("saf_1", "safety_stop", acts)]), []);
});

test("what the plan kept from an earlier session is on that page and not on this one", () => {
  const old = record("cnv_1", "conversation", { with_whom: "Kayla", opening: words("May I?") });
  assert.deepEqual(linesIn("conversations", [old]), ["Kayla: “May I?”"]);
  assert.deepEqual(linesIn("conversations", [old], { ...of, earlier: new Set(["cnv_1"]) }), []);
});

test("a conversation's line has who and when, and one tap leaves it out", () => {
  const planned = {
    with_whom: "Kayla",
    opening: words("May I?"),
    who: "m_1",
    when: { y: 2026, m: 3, d: 4, q: "exact" as const },
  };
  const talk = record("cnv_1", "conversation", planned);
  assert.deepEqual(linesIn("conversations", [talk]), [
    "Kayla: “May I?” (name of m_1; by 2026-03-04)",
  ]);
  const out = record("sum_1", "summary_line", { source: "cnv_1", left_out: true });
  assert.deepEqual(linesIn("conversations", [talk, out]), []);
  assert.deepEqual(ownLines(boardOf([talk, out]), of, "conversations"), []);
});

const sorted = (section: string, s: string) =>
  record(`sum_${section}`, "summary_line", { block: "thinking", section, text: words(s) });

function thinking(records: readonly BoardRecord[]) {
  return (
    pageBlocks(boardOf(records), of).find((one) => one.name === "thinking") ?? {
      name: "",
      lines: [],
    }
  );
}

test("[W32] [W51] strengths and concerns stand side by side, and neither without the other", () => {
  const both = thinking([
    sorted("strength", "Nan rang first"),
    sorted("pace", "slowly"),
    sorted("concern", "nights alone"),
  ]);
  assert.equal(
    blockText(both),
    [
      "What we thought",
      "Strengths and good intent:",
      "- Nan rang first",
      "Concerns, said plainly:",
      "- nights alone",
      "- slowly",
    ].join("\n"),
  );
  const { equal, rest } = pagePartsOf(thinking([sorted("concern", "nights alone")]).lines);
  assert.deepEqual(
    equal.map((part) => [part.section, part.lines.length]),
    [
      ["strength", 0],
      ["concern", 1],
    ],
  );
  assert.deepEqual(rest, []);
  assert.deepEqual(pagePartsOf(thinking([sorted("pace", "slowly")]).lines).equal, []);
});

test("[W50] [W47] the worry in plain words, and the family's side, come before the rest", () => {
  const block = thinking([
    sorted("focus", "bedtimes"),
    sorted("family_experience", "too many of us"),
    sorted("plain_worry", "Leo is alone at night"),
  ]);
  assert.deepEqual(
    pagePartsOf(block.lines).headed.map((part) => part.section),
    ["plain_worry", "family_experience"],
  );
  assert.ok(blockText(block).endsWith("- bedtimes"));
});

test("[A26] an action says whose idea it was in their own words", () => {
  const act = { what: words("Sundays at Nan's"), quote: words("I will have them") };
  assert.deepEqual(linesIn("conversations", [record("act_1", "action", act)]), [
    "Sundays at Nan's “I will have them”",
  ]);
  const named = record("act_1", "action", { ...act, quote_by: "Nan" });
  assert.deepEqual(linesIn("conversations", [named]), [
    "Sundays at Nan's “I will have them” – Nan",
  ]);
});
