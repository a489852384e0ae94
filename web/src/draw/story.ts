// The map in sentences: for people who listen, for the summary, and for a check of what was drawn.
import { dateOf, flagOf, textOf } from "../state/board";
import { say, sayAll, sayNamed } from "../state/words";
import { ageOn } from "./days";
import type { Graph } from "./graph";
import { bondName, nameIn, unionName } from "./names";

function withAge(graph: Graph, id: string): string {
  const age = ageOn(dateOf(graph.nodes.get(id), "birth"), graph.day);
  return age === "" ? nameIn(graph, id) : `${nameIn(graph, id)} (${age})`;
}

function childSentence(graph: Graph, id: string): string {
  const parents = (graph.linksOf.get(id) ?? []).flatMap(
    (link) => graph.unionById.get(link.union)?.partners ?? [],
  );
  const names = sayAll([...new Set(parents)].map((parent) => withAge(graph, parent)));
  const name = withAge(graph, id);
  return names === ""
    ? say("map.story.child_alone", { name })
    : say("map.story.child", { name, names });
}

/** Each sentence stands alone; nothing is concluded that was not recorded. */
export function storyOf(graph: Graph): readonly string[] {
  const children = graph.people.filter((person) => flagOf(person, "index"));
  const others = graph.people.filter((person) => !flagOf(person, "index"));
  const couples = graph.unions.filter((union) => union.partners.length > 1);
  const homes = graph.households.map((one) =>
    say("map.story.home", {
      name:
        textOf(one, "name") ||
        sayNamed("choice.household.kind", textOf(one, "kind") || "household"),
      names: sayAll(
        graph.people
          .filter((person) => memberOf(one.fields["members"], person.id))
          .map((person) => nameIn(graph, person.id)),
      ),
    }),
  );
  return [
    ...children.map((child) => childSentence(graph, child.id)),
    ...others
      .filter((person) => (graph.linksOf.get(person.id) ?? []).length > 0)
      .map((person) => childSentence(graph, person.id)),
    ...couples.map((union) => `${unionName(graph, union)}.`),
    ...homes,
    ...graph.bonds.map((bond) => `${bondName(graph, bond)}.`),
  ];
}

function memberOf(members: unknown, id: string): boolean {
  return Array.isArray(members) && members.includes(id);
}
