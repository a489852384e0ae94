// The map in sentences: for people who listen, for the summary, and for a check of what was drawn.
import type { BoardRecord } from "../protocol/values";
import { dateOf, flagOf, refsOf, textOf } from "../state/board";
import { say, sayAll, sayNamed } from "../state/words";
import { ageOn } from "./days";
import type { Graph, Union } from "./graph";
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

/** How a couple is together, or that nobody has said. */
function coupleSentence(graph: Graph, union: Union): string {
  const kind = textOf(union.record, "kind") || "unknown";
  if (kind === "unknown" && union.episodes.length === 0) {
    const names = sayAll(union.partners.map((id) => nameIn(graph, id)));
    return say("map.story.couple_unknown", { names });
  }
  return `${unionName(graph, union)}.`;
}

function homeSentence(graph: Graph, home: BoardRecord): string {
  const names = sayAll(
    refsOf(home, "members")
      .filter((id) => graph.nodes.has(id))
      .map((id) => nameIn(graph, id)),
  );
  const kind = textOf(home, "kind") || "household";
  const name = textOf(home, "name");
  if (kind === "household") {
    return name === ""
      ? say("map.story.together", { names })
      : say("map.story.home", { name, names });
  }
  const what = name || sayNamed("choice.household.kind", kind);
  return say("map.story.group", { name: what, names });
}

/** Each sentence stands alone; nothing is concluded that was not recorded. */
export function storyOf(graph: Graph): readonly string[] {
  const children = graph.people.filter((person) => flagOf(person, "index"));
  const others = graph.people.filter((person) => !flagOf(person, "index"));
  const couples = graph.unions.filter((union) => union.partners.length > 1);
  return [
    ...children.map((child) => childSentence(graph, child.id)),
    ...others
      .filter((person) => (graph.linksOf.get(person.id) ?? []).length > 0)
      .map((person) => childSentence(graph, person.id)),
    ...couples.map((union) => coupleSentence(graph, union)),
    ...graph.households.map((home) => homeSentence(graph, home)),
    ...graph.bonds.map((bond) => `${bondName(graph, bond)}.`),
  ];
}
