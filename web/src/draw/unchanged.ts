// What the lines and names of a drawing follow from, so that they are worked out anew only when it differs.
import type { Graph } from "./graph";
import type { Places } from "./places";

export type Facts = readonly unknown[];

/** Who belongs to whom, what all are called, and where they stand. */
export function kinFacts(graph: Graph, places: Places, half: (id: string) => number): Facts {
  const facts: unknown[] = [graph.day];
  for (const { record, partners, episodes, links } of graph.unions) {
    facts.push(record, partners.length, ...episodes);
    for (const link of links) facts.push(link.record, link.home);
  }
  for (const { id, fields } of graph.people) {
    const place = places.get(id);
    facts.push(id, fields["name"], fields["birth"], place?.x, place?.y, half(id));
  }
  for (const { id, fields } of graph.contexts) {
    const place = places.get(id);
    facts.push(id, fields["name"], place?.x, place?.y, half(id));
  }
  return facts;
}

export function sameFacts(a: Facts, b: Facts): boolean {
  return a.length === b.length && a.every((fact, index) => fact === b[index]);
}
