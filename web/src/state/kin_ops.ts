// Turns a quick entry into the ops of one change, or says why it cannot: a name unknown, or two that fit.
import type { FieldValues, Op } from "../protocol/values";
import { type Made, type MakeId, makeRecord } from "./ask";
import { applyOps, type Board, recordsOf, refsOf, textOf } from "./board";
import { nodesNamed, parentagesOf } from "./kin";
import type { BondEntry, Entry, HomeEntry, PersonEntry, PlaceEntry, Relation } from "./quick_entry";

export type EntryProblem =
  | { readonly kind: "unknown_name"; readonly name: string }
  | { readonly kind: "two_fit"; readonly name: string; readonly ids: readonly string[] }
  | { readonly kind: "same_person"; readonly name: string };

export type EntryResult =
  | { readonly ok: true; readonly ops: readonly Op[]; readonly focus: string }
  | { readonly ok: false; readonly problem: EntryProblem };

type Context = {
  readonly board: Board;
  readonly makeId: MakeId;
  readonly by: string | undefined;
  /** Names that a person chose from several, by the name as typed. */
  readonly chosen: ReadonlyMap<string, string>;
};

type Found =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly problem: EntryProblem };

function find(context: Context, names: readonly string[]): Found {
  const ids: string[] = [];
  for (const name of names) {
    const chosen = context.chosen.get(name);
    const nodes = nodesNamed(context.board, name);
    const [first, second] = nodes;
    if (chosen !== undefined && context.board.has(chosen)) ids.push(chosen);
    else if (!first) return { ok: false, problem: { kind: "unknown_name", name } };
    else if (second) {
      return { ok: false, problem: { kind: "two_fit", name, ids: nodes.map((node) => node.id) } };
    } else ids.push(first.id);
  }
  return { ok: true, ids: [...new Set(ids)] };
}

/** Gathers ops, and the board as it is after them, so that later parts find earlier ones. */
class Gathering {
  readonly ops: Op[] = [];
  board: Board;

  constructor(private readonly context: Context) {
    this.board = context.board;
  }

  add(type: Parameters<typeof makeRecord>[0], fields: FieldValues): string {
    const made = makeRecord(type, fields, this.context.makeId, this.context.by);
    this.ops.push(...made.ops);
    this.board = applyOps(this.board, made.ops);
    return made.id;
  }

  /** The union of exactly these partners, made when there is none. */
  union(partners: readonly string[], kind: string): string {
    const wanted = [...partners].sort().join(" ");
    const found = recordsOf(this.board, "union").find(
      (union) => partners.length > 0 && [...refsOf(union, "partners")].sort().join(" ") === wanted,
    );
    return found?.id ?? this.add("union", { partners, kind });
  }

  sibling(person: string, of: string, link: string): void {
    const theirs = parentagesOf(this.board, of);
    if (theirs.length === 0) {
      const union = this.union([], "unknown");
      this.add("parentage", { child: of, union, kind: "unknown" });
      this.add("parentage", { child: person, union, kind: link });
      return;
    }
    for (const one of theirs) {
      this.add("parentage", { child: person, union: textOf(one, "union"), kind: link });
    }
  }
}

function relate(
  all: Gathering,
  person: string,
  entry: PersonEntry,
  relation: Relation,
  ids: readonly string[],
): void {
  const link = entry.link ?? "unknown";
  const first = ids[0] ?? "";
  switch (relation.kind) {
    case "child":
      all.add("parentage", { child: person, union: all.union(ids, "unknown"), kind: link });
      break;
    case "parent":
      for (const child of ids) {
        all.add("parentage", { child, union: all.union([person], "unknown"), kind: link });
      }
      break;
    case "partner":
      for (const other of ids) all.union([person, other], entry.couple);
      break;
    case "ex_partner":
      for (const other of ids) {
        const of = all.union([person, other], entry.couple);
        const kind = entry.couple === "married" ? "divorced" : "separated";
        all.add("episode", { of, kind });
      }
      break;
    case "sibling":
      all.sibling(person, first, link);
      break;
    case "twin":
      all.sibling(person, first, link);
      for (const one of parentagesOf(all.board, person)) {
        all.ops.push({ o: "in", id: one.id, f: "twin_with", ref: first });
      }
      break;
    case "carer":
      for (const to of ids) all.add("bond", { from: person, to, kind: "cares_for" });
      break;
  }
}

function personOps(context: Context, entry: PersonEntry): EntryResult {
  const all = new Gathering(context);
  const found: (readonly string[])[] = [];
  for (const relation of entry.relations) {
    const names = find(context, relation.of);
    if (!names.ok) return names;
    found.push(names.ids);
  }
  const person = all.add("person", {
    name: entry.name,
    kind: entry.pregnancy ? "pregnancy" : "person",
    gender: entry.gender ?? "unknown",
    ...(entry.birth ? { birth: entry.birth } : {}),
    ...(entry.death ? { death: entry.death } : {}),
    ...(entry.life ? { life: entry.life } : {}),
    note: entry.note,
  });
  entry.relations.forEach((relation, index) => {
    relate(all, person, entry, relation, found[index] ?? []);
  });
  return { ok: true, ops: all.ops, focus: person };
}

function bondOps(context: Context, entry: BondEntry): EntryResult {
  const from = find(context, [entry.from]);
  if (!from.ok) return from;
  const to = find(context, [entry.to]);
  if (!to.ok) return to;
  const [a, b] = [from.ids[0] ?? "", to.ids[0] ?? ""];
  if (a === b) return { ok: false, problem: { kind: "same_person", name: entry.from } };
  const all = new Gathering(context);
  const bond = all.add("bond", { from: a, to: b, kind: entry.bond });
  return { ok: true, ops: all.ops, focus: bond };
}

function placeOps(context: Context, entry: PlaceEntry): EntryResult {
  const fields = { name: entry.name, kind: entry.place };
  const made = makeRecord("context", fields, context.makeId, context.by);
  return { ok: true, ops: made.ops, focus: made.id };
}

/** Into the household that one of them is in already, or into a new one. */
function homeOps(context: Context, entry: HomeEntry): EntryResult {
  const found = find(context, entry.of);
  if (!found.ok) return found;
  const home = recordsOf(context.board, "household").find(
    (one) =>
      (textOf(one, "kind") || "household") === "household" &&
      refsOf(one, "members").some((id) => found.ids.includes(id)),
  );
  if (!home) {
    const fields = { kind: "household", members: found.ids };
    const made = makeRecord("household", fields, context.makeId, context.by);
    return { ok: true, ops: made.ops, focus: made.id };
  }
  const newcomers = found.ids.filter((id) => !refsOf(home, "members").includes(id));
  const ops = newcomers.map((ref): Op => ({ o: "in", id: home.id, f: "members", ref }));
  return { ok: true, ops, focus: home.id };
}

export function entryOps(
  entry: Entry,
  board: Board,
  makeId: MakeId,
  by: string | undefined,
  chosen: ReadonlyMap<string, string> = new Map(),
): EntryResult {
  const context = { board, makeId, by, chosen };
  switch (entry.kind) {
    case "bond":
      return bondOps(context, entry);
    case "place":
      return placeOps(context, entry);
    case "home":
      return homeOps(context, entry);
    case "person":
      return personOps(context, entry);
  }
}

/** Two who are both on the map already become a couple. */
export function coupleOps(
  partners: readonly string[],
  kind: string,
  makeId: MakeId,
  by: string | undefined,
): Made {
  return makeRecord("union", { partners, kind }, makeId, by);
}

/** A child who is on the map already gets parents, or carers, beside those that they have. */
export function linkOps(
  child: string,
  parents: readonly string[],
  kind: string,
  context: Omit<Context, "chosen">,
): Made {
  const all = new Gathering({ ...context, chosen: new Map() });
  const id = all.add("parentage", { child, union: all.union(parents, "unknown"), kind });
  return { id, ops: all.ops };
}
