// What may be missing, worked out from the board: questions to the lead, never stored, never a score.
import type { BoardRecord } from "../protocol/values";
import { type Board, dateOf, flagOf, recordsOf, refsOf, textOf } from "./board";
import { lenses, readLenses } from "./lenses";
import { outlineOf } from "./outline";
import { stageNow } from "./rights";
import type { RoomState } from "./room";

/** One sentence, by its key and slots, and where one tap leads. */
export type Cue = {
  readonly key:
    | "child_unheard"
    | "child_unseen"
    | "output"
    | "without_us"
    | "mother_and_child"
    | "one_lens"
    | "harm_without_action"
    | "all_with_one"
    | "only_watching"
    | "only_worries"
    | "only_working";
  readonly name: string;
  readonly board: string;
  readonly item: string;
};

function cue(key: Cue["key"], board: string, item = "", name = ""): Cue {
  return { key, name, board, item };
}

/** Relations on the map that harm, each from somebody to somebody. */
export function harmsOf(board: Board): readonly BoardRecord[] {
  return recordsOf(board, "bond").filter((bond) => harmKinds.has(textOf(bond, "kind")));
}

const harmKinds: ReadonlySet<string> = new Set([
  "harm",
  "emotional_harm",
  "physical_harm",
  "sexual_harm",
  "neglect",
  "exploitation",
  "controlling",
  "recruits",
]);

const heard = new Set(["said", "shown"]);

function unheardChild(board: Board): readonly Cue[] {
  const voices = recordsOf(board, "voice");
  const child = recordsOf(board, "person").find(
    (person) =>
      flagOf(person, "index") &&
      !voices.some((one) => textOf(one, "whose") === person.id && heard.has(textOf(one, "kind"))),
  );
  return child ? [cue("child_unheard", "hypotheses", child.id, outlineOf(board, child))] : [];
}

/** It is not known when the child was last seen, or that was never noted. */
function unseenChild(board: Board): readonly Cue[] {
  const child = recordsOf(board, "person").find(
    (person) => flagOf(person, "index") && !dateOf(person, "last_seen"),
  );
  return child ? [cue("child_unseen", "map", child.id, outlineOf(board, child))] : [];
}

function isUs(board: Board, id: string): boolean {
  return textOf(board.get(id), "kind") === "our_team";
}

function hypothesisCues(board: Board): readonly Cue[] {
  const inPlay = recordsOf(board, "hypothesis").filter(
    (one) => !["resting", "let_go"].includes(textOf(one, "state")),
  );
  const taken = inPlay.filter((one) => flagOf(one, "taken"));
  const looked = taken.length > 0 ? taken : inPlay;
  const half = looked.find((one) => {
    const read = readLenses(board, one.id).length;
    return read > 0 && read < lenses.length;
  });
  const alone = looked.find(
    (one) =>
      refsOf(one, "includes").length > 0 && !refsOf(one, "includes").some((id) => isUs(board, id)),
  );
  const pair = looked.find((one) => {
    const people = refsOf(one, "includes").flatMap((id) => board.get(id) ?? []);
    const child = people.some((person) => flagOf(person, "index"));
    const mother = people.some((person) => textOf(person, "gender") === "female");
    return people.length === 2 && child && mother;
  });
  return [
    ...(half ? [cue("one_lens", "hypotheses", half.id)] : []),
    ...(pair ? [cue("mother_and_child", "hypotheses", pair.id)] : []),
    ...(alone ? [cue("without_us", "hypotheses", alone.id)] : []),
  ];
}

/** Paired: all worry asks for what works, and all praise asks for what worries. */
function columnCues(board: Board): readonly Cue[] {
  const statements = recordsOf(board, "statement");
  const has = (column: string) =>
    statements.some((one) => (textOf(one, "column") || "worried") === column);
  if (statements.length < 3) return [];
  if (has("worried") && !has("working")) return [cue("only_worries", "hypotheses")];
  return has("working") && !has("worried") ? [cue("only_working", "hypotheses")] : [];
}

function planCues(board: Board): readonly Cue[] {
  const actions = recordsOf(board, "action");
  const talks = recordsOf(board, "conversation").map((one) => textOf(one, "with_whom"));
  const [first = ""] = talks;
  const factors = new Set(actions.map((action) => textOf(action, "factor")));
  const harm = harmsOf(board).find((one) => !factors.has(one.id));
  const watching = actions.every((one) => ["watch", "find_out"].includes(textOf(one, "kind")));
  return [
    ...(harm && actions.length > 0
      ? [cue("harm_without_action", "plan", "", outlineOf(board, harm))]
      : []),
    ...(actions.length > 0 && watching ? [cue("only_watching", "plan")] : []),
    ...(talks.length > 1 && first !== "" && talks.every((one) => one === first)
      ? [cue("all_with_one", "plan", "", first)]
      : []),
  ];
}

/** What this stage usually leaves behind and has not yet. */
function outputCues(state: RoomState, board: Board): readonly Cue[] {
  const type = stageNow(state)?.output?.find((one) => recordsOf(board, one).length === 0);
  return type === undefined ? [] : [cue("output", "", "", type)];
}

/** All that may be missing and can be mended now, the most telling first. */
export function cuesOf(state: RoomState, board: Board): readonly Cue[] {
  const all = [
    ...outputCues(state, board),
    ...unheardChild(board),
    ...unseenChild(board),
    ...hypothesisCues(board),
    ...columnCues(board),
    ...planCues(board),
  ];
  return all.filter((one) => one.board === "" || state.may.has(one.board));
}
