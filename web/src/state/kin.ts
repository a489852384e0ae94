// Who is related to whom on the map, and a person in words. It reads what is recorded and infers nothing.
import type { BoardRecord } from "../protocol/values";
import { type Board, dateOf, flagOf, recordsOf, refsOf, textOf } from "./board";
import { ageWords, dateWords } from "./dates";
import { outlineOf } from "./outline";
import { say, sayAll, sayNamed } from "./words";

export function nameOfNode(board: Board, id: string): string {
  return textOf(board.get(id), "name") || say("map.nameless");
}

export function unionsOf(board: Board, person: string): readonly BoardRecord[] {
  return recordsOf(board, "union").filter((union) => refsOf(union, "partners").includes(person));
}

export function parentagesOf(board: Board, child: string): readonly BoardRecord[] {
  return recordsOf(board, "parentage").filter((one) => textOf(one, "child") === child);
}

export function parentsOf(board: Board, child: string): readonly string[] {
  const found = parentagesOf(board, child).flatMap((one) =>
    refsOf(board.get(textOf(one, "union")), "partners"),
  );
  return [...new Set(found)].filter((id) => board.has(id));
}

export function childrenOfUnion(board: Board, ...unions: readonly string[]): readonly string[] {
  const found = recordsOf(board, "parentage")
    .filter((one) => unions.includes(textOf(one, "union")))
    .map((one) => textOf(one, "child"));
  return [...new Set(found)].filter((id) => board.has(id));
}

export function childrenOf(board: Board, person: string): readonly string[] {
  return childrenOfUnion(board, ...unionsOf(board, person).map((union) => union.id));
}

export function partnersOf(board: Board, person: string): readonly string[] {
  const found = unionsOf(board, person).flatMap((union) => refsOf(union, "partners"));
  return [...new Set(found)].filter((id) => id !== person && board.has(id));
}

/** Whose union it is: "Kayla and Dan", or Kayla with whom we do not know. */
export function unionWords(board: Board, union: BoardRecord | undefined): string {
  const partners = refsOf(union, "partners").filter((id) => board.has(id));
  const names = sayAll(partners.map((id) => nameOfNode(board, id)));
  if (partners.length === 0) return say("map.parents_unknown");
  return partners.length === 1 ? say("map.one_partner", { name: names }) : names;
}

/** What kind of couple, child or place it is; nothing when that is not known. */
export function kindWords(record: BoardRecord): string {
  const kind = textOf(record, "kind");
  return kind === "" || kind === "unknown" ? "" : sayNamed(`choice.${record.type}.kind`, kind);
}

export function bondsOf(board: Board, node: string): readonly BoardRecord[] {
  return recordsOf(board, "bond").filter(
    (bond) => textOf(bond, "from") === node || textOf(bond, "to") === node,
  );
}

function shownAs(person: BoardRecord): string {
  const word = textOf(person, "gender_word");
  if (word !== "") return word;
  const gender = textOf(person, "gender");
  if (gender === "" || gender === "unknown") return "";
  return sayNamed("choice.person.gender", gender).toLowerCase();
}

/** What became of a pregnancy: "Pregnancy: Miscarriage". */
export function outcomeWords(outcome: string): string {
  const what = sayNamed("choice.person.pregnancy_outcome", outcome);
  return `${sayNamed("choice.person.kind", "pregnancy")}: ${what}`;
}

/** What somebody is who is no plain person, and of a pregnancy what became of it. */
export function personKind(person: BoardRecord): string {
  const kind = textOf(person, "kind");
  if (kind === "" || kind === "person") return "";
  const outcome = textOf(person, "pregnancy_outcome");
  return kind === "pregnancy" && outcome !== "" && outcome !== "expected"
    ? outcomeWords(outcome)
    : sayNamed("choice.person.kind", kind);
}

/** A person's own facts: "Mia 1, girl, the child here". */
export function personFacts(person: BoardRecord, year: number): string {
  const died = dateOf(person, "death");
  const age = died ? "" : ageWords(dateOf(person, "birth"), year);
  const life = textOf(person, "life");
  const facts = [
    [textOf(person, "name") || say("map.nameless"), age].filter((part) => part !== "").join(" "),
    textOf(person, "kind") === "pregnancy" ? personKind(person) : "",
    shownAs(person),
    flagOf(person, "index") ? say("map.the_child") : "",
    life === "" || life === "living" ? "" : sayNamed("choice.person.life", life).toLowerCase(),
    died ? dateWords(died) : "",
  ];
  return facts.filter((part) => part !== "").join(", ");
}

/** The same with relations: "Mia 1, girl, child of Kayla; other parent not known". */
export function personWords(board: Board, person: BoardRecord, year: number): string {
  const names = (ids: readonly string[]) => sayAll(ids.map((id) => nameOfNode(board, id)));
  const parents = parentsOf(board, person.id);
  const partners = partnersOf(board, person.id);
  const parts = [personFacts(person, year)];
  if (parents.length > 0) parts.push(say("map.child_of", { names: names(parents) }));
  if (partners.length > 0) parts.push(say("map.with", { names: names(partners) }));
  const sentence = parts.join(", ");
  return parents.length === 1 ? `${sentence}. ${say("map.other_parent_unknown")}` : sentence;
}

export function bondWords(board: Board, bond: BoardRecord): string {
  const kind = sayNamed("choice.bond.kind", textOf(bond, "kind") || "connected");
  const seen = textOf(bond, "seen_by");
  const line = say("map.bond_line", {
    from: nameOfNode(board, textOf(bond, "from")),
    to: nameOfNode(board, textOf(bond, "to")),
    kind: kind.toLowerCase(),
  });
  return seen === "" ? line : say("map.bond_seen", { line, name: nameOfNode(board, seen) });
}

/** Case and accents do not matter when a name is looked for. */
export function nodesNamed(board: Board, name: string): readonly BoardRecord[] {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
  const wanted = plain(name);
  return [...recordsOf(board, "person"), ...recordsOf(board, "context")].filter(
    (node) => plain(textOf(node, "name")) === wanted,
  );
}

/** Everyone above a person, for refusing what cannot be. */
export function ancestorsOf(board: Board, person: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...parentsOf(board, person)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...parentsOf(board, next));
  }
  return found;
}

/** Something of the map as one line, as a person would say it. */
export function mapWords(board: Board, record: BoardRecord): string {
  switch (record.type) {
    case "bond":
      return bondWords(board, record);
    case "parentage":
      return say("map.link_line", {
        child: nameOfNode(board, textOf(record, "child")),
        parents: unionWords(board, board.get(textOf(record, "union"))),
      });
    default:
      return `${sayNamed("type", record.type)}: ${outlineOf(board, record)}`;
  }
}
