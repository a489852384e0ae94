// The words behind each drawn thing, for people who hear the map; what is seen comes first in shape.ts.
import type { BoardRecord } from "../protocol/values";
import { dateOf, flagOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { personKind } from "../state/kin";
import { say, sayAll, sayCount, sayNamed } from "../state/words";
import type { Graph, Link, Union } from "./graph";
import { deathBy, lifeOn } from "./life";

export function nameIn(graph: Graph, id: string): string {
  return textOf(graph.nodes.get(id), "name") || say("map.nameless");
}

function namesIn(graph: Graph, ids: readonly string[]): string {
  return sayAll(ids.map((id) => nameIn(graph, id)));
}

function shownAs(person: BoardRecord): string {
  const word = textOf(person, "gender_word");
  const gender = textOf(person, "gender");
  if (word !== "" || gender === "" || gender === "unknown") return word;
  return sayNamed("choice.person.gender", gender).toLowerCase();
}

function conditions(person: BoardRecord): readonly string[] {
  return ["health", "substance"].flatMap((field) => {
    const value = textOf(person, field);
    if (value === "") return [];
    const label = sayNamed("field.person", field);
    return [`${label}: ${sayNamed(`choice.person.${field}`, value).toLowerCase()}`];
  });
}

function flags(person: BoardRecord): readonly string[] {
  return ["language", "migrated", "two_cultures", "beyond_family"]
    .filter((field) => flagOf(person, field))
    .map((field) => sayNamed("field.person", field).toLowerCase());
}

export function certaintyWords(record: BoardRecord): string {
  const certainty = textOf(record, "certainty");
  if (certainty === "" || certainty === "established") return "";
  return sayNamed("choice.bond.certainty", certainty).toLowerCase();
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

/** "Wren, female, the child here, child of Jenny, 2 relations". */
export function personName(graph: Graph, person: BoardRecord): string {
  const life = lifeOn(person, graph.day);
  const death = deathBy(person, graph.day);
  const parents = (graph.linksOf.get(person.id) ?? []).flatMap(
    (link) => graph.unionById.get(link.union)?.partners ?? [],
  );
  const partners = (graph.unionsOf.get(person.id) ?? [])
    .flatMap((union) => union.partners)
    .filter((id) => id !== person.id);
  const bonds = graph.bondsOf.get(person.id) ?? [];
  return joined([
    textOf(person, "name") || say("map.nameless"),
    personKind(person).toLowerCase(),
    shownAs(person),
    flagOf(person, "index") ? say("map.the_child") : "",
    life === "" || life === "living" ? "" : sayNamed("choice.person.life", life).toLowerCase(),
    death ? dateWords(death) : "",
    ...conditions(person),
    ...flags(person),
    parents.length === 0 ? "" : say("map.child_of", { names: namesIn(graph, parents) }),
    partners.length === 0 ? "" : say("map.with", { names: namesIn(graph, partners) }),
    bonds.length === 0 ? "" : sayCount("map.bonds", bonds.length),
    certaintyWords(person),
  ]);
}

export function contextName(graph: Graph, context: BoardRecord): string {
  const ratings = graph.ratings
    .filter((rating) => textOf(rating, "of") === context.id)
    .map((rating) => {
      const whose = sayNamed("choice.rating.whose", textOf(rating, "whose") || "other");
      const level = sayNamed("choice.rating.level", textOf(rating, "level") || "not_known");
      return `${whose}: ${level.toLowerCase()}`;
    });
  return joined([
    textOf(context, "name") || say("map.nameless"),
    sayNamed("choice.context.kind", textOf(context, "kind") || "other").toLowerCase(),
    ...ratings,
    certaintyWords(context),
  ]);
}

export function unionName(graph: Graph, union: Union): string {
  const kind = textOf(union.record, "kind") || "unknown";
  const episodes = union.episodes.map((episode) => {
    const date = dateOf(episode, "date");
    const word = sayNamed("choice.episode.kind", textOf(episode, "kind")).toLowerCase();
    return date ? `${word} ${dateWords(date)}` : word;
  });
  const who =
    union.partners.length === 0 ? say("map.parents_unknown") : namesIn(graph, union.partners);
  return joined([
    `${who}: ${sayNamed("choice.union.kind", kind).toLowerCase()}`,
    ...episodes,
    certaintyWords(union.record),
  ]);
}

export function linkName(graph: Graph, link: Link, union: Union | undefined): string {
  const parents = union?.partners ?? [];
  const of = parents.length === 0 ? say("map.parents_unknown") : namesIn(graph, parents);
  return joined([
    say("map.link_line", { child: nameIn(graph, link.child), parents: of }),
    sayNamed("choice.parentage.kind", link.kind).toLowerCase(),
    certaintyWords(link.record),
  ]);
}

export function bondName(graph: Graph, bond: BoardRecord): string {
  const seen = textOf(bond, "seen_by");
  const source = textOf(bond, "source");
  const line = say("map.bond_line", {
    from: nameIn(graph, textOf(bond, "from")),
    to: nameIn(graph, textOf(bond, "to")),
    kind: sayNamed("choice.bond.kind", textOf(bond, "kind") || "connected").toLowerCase(),
  });
  const dimensions = ["strength", "flow", "quality"].flatMap((field) => {
    const value = textOf(bond, field);
    return value === "" ? [] : [sayNamed(`choice.bond.${field}`, value).toLowerCase()];
  });
  return joined([
    seen === "" ? line : say("map.bond_seen", { line, name: nameIn(graph, seen) }),
    ...dimensions,
    certaintyWords(bond),
    source === "" ? "" : say("map.said_by", { source }),
  ]);
}

export function householdName(
  graph: Graph,
  household: BoardRecord,
  members: readonly string[],
): string {
  return joined([
    textOf(household, "name") ||
      sayNamed("choice.household.kind", textOf(household, "kind") || "household"),
    namesIn(graph, members),
  ]);
}
