// Looking at the map for one thing: what changed, who is not heard, what comes back from one generation to the next.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { type Board, recordsOf, textOf } from "../state/board";
import { bondWords, nameOfNode } from "../state/kin";
import { outlineOf } from "../state/outline";
import { changedSince, type Versions, versionsOf } from "../state/seen";
import { say, sayAll, sayNamed } from "../state/words";
import type { Graph, Union } from "./graph";

export type LensName = "changed" | "unheard" | "echo";
export const lensNames: readonly LensName[] = ["changed", "unheard", "echo"];

/** One sentence and those whom it is about, who are marked in the picture. */
export type Finding = { readonly words: string; readonly ids: readonly string[] };

const mapTypes: ReadonlySet<string> = new Set([
  "person",
  "context",
  "union",
  "parentage",
  "bond",
  "household",
  "episode",
  "rating",
]);

export function mapVersions(board: Board): Versions {
  return versionsOf(board, mapTypes);
}

/** An episode or a rating is marked at what it belongs to. */
function shownAt(record: BoardRecord): string {
  return record.type === "episode" || record.type === "rating" ? textOf(record, "of") : record.id;
}

export function changedFindings(board: Board, before: Versions): readonly Finding[] {
  const { added, changed } = changedSince(before, mapVersions(board));
  const found = (key: "map.found.added" | "map.found.changed", ids: readonly string[]) =>
    ids
      .flatMap((id) => board.get(id) ?? [])
      .map((record) => {
        const name = record.type === "bond" ? bondWords(board, record) : outlineOf(board, record);
        const type = sayNamed("type", record.type).toLowerCase();
        return { words: say(key, { name: `${name} (${type})` }), ids: [shownAt(record)] };
      });
  return [...found("map.found.added", added), ...found("map.found.changed", changed)];
}

const own: ReadonlySet<string> = new Set(["said", "shown"]);

/** Whose own words or ways nobody has brought, and of those whom only others speak for. */
export function unheardFindings(graph: Graph, board: Board): readonly Finding[] {
  const voices = recordsOf(board, "voice");
  return graph.people
    .filter((person) => {
      const kind = textOf(person, "kind");
      return (kind === "" || kind === "person") && textOf(person, "life") !== "died";
    })
    .flatMap((person): readonly Finding[] => {
      const theirs = voices.filter((voice) => textOf(voice, "whose") === person.id);
      if (theirs.some((voice) => own.has(textOf(voice, "kind")))) return [];
      const name = nameOfNode(board, person.id);
      const words =
        theirs.length > 0
          ? say("map.found.spoken_for", { name })
          : say("map.found.unheard", { name });
      return [{ words, ids: [person.id] }];
    });
}

type Kin = { readonly parent: string; readonly child: string };

function kinOf(graph: Graph): readonly Kin[] {
  return graph.unions.flatMap((union) =>
    union.links.flatMap((link) => union.partners.map((parent) => ({ parent, child: link.child }))),
  );
}

function echoOf(what: string, pairs: readonly string[], ids: readonly string[]): Finding {
  return { words: say("map.found.echo", { what, names: pairs.join("; ") }), ids };
}

function conditionEchoes(graph: Graph, kin: readonly Kin[]): readonly Finding[] {
  const name = (id: string) => textOf(graph.nodes.get(id), "name") || say("map.nameless");
  return ["health", "substance"].flatMap((field) => {
    const has = (id: string) => textOf(graph.nodes.get(id), field) !== "";
    return kin
      .filter(({ parent, child }) => has(parent) && has(child))
      .map(({ parent, child }) =>
        echoOf(
          sayNamed("field.person", field),
          [sayAll([name(parent), name(child)])],
          [parent, child],
        ),
      );
  });
}

const awayKinds: ReadonlySet<string> = new Set([
  "foster",
  "kinship",
  "residential",
  "guardianship",
  "adoptive",
  "informal",
]);

function careEchoes(graph: Graph, kin: readonly Kin[]): readonly Finding[] {
  const name = (id: string) => textOf(graph.nodes.get(id), "name") || say("map.nameless");
  const away = (id: string) =>
    (graph.linksOf.get(id) ?? []).some((link) => awayKinds.has(link.kind));
  return kin
    .filter(({ parent, child }) => away(parent) && away(child))
    .map(({ parent, child }) =>
      echoOf(say("map.found.lived_away"), [sayAll([name(parent), name(child)])], [parent, child]),
    );
}

/** The same kind of line between a parent and a child, and again one generation on. */
function bondEchoes(graph: Graph, board: Board, kin: readonly Kin[]): readonly Finding[] {
  const between = (pair: Kin) =>
    (graph.bondsOf.get(pair.parent) ?? []).filter((bond) => {
      const ends = [textOf(bond, "from"), textOf(bond, "to")];
      const plain = textOf(bond, "kind") === "connected" || textOf(bond, "kind") === "";
      return !plain && ends.includes(pair.child) && notation.bonds[textOf(bond, "kind")];
    });
  return kin.flatMap((upper) =>
    kin
      .filter((lower) => lower.parent === upper.child)
      .flatMap((lower) =>
        between(upper).flatMap((first) =>
          between(lower)
            .filter((second) => textOf(second, "kind") === textOf(first, "kind"))
            .map((second) =>
              echoOf(
                sayNamed("choice.bond.kind", textOf(first, "kind")),
                [first, second].map((bond) =>
                  sayAll(["from", "to"].map((end) => nameOfNode(board, textOf(bond, end)))),
                ),
                [upper.parent, upper.child, lower.child, first.id, second.id],
              ),
            ),
        ),
      ),
  );
}

const partings: ReadonlySet<string> = new Set(["separated", "legally_separated", "divorced"]);

function partingEchoes(graph: Graph, board: Board): readonly Finding[] {
  const parted = (union: Union) =>
    union.episodes.some((episode) => partings.has(textOf(episode, "kind")));
  const names = (union: Union) => sayAll(union.partners.map((id) => nameOfNode(board, id)));
  return graph.unions
    .filter(parted)
    .flatMap((upper) =>
      upper.links.flatMap((link) =>
        (graph.unionsOf.get(link.child) ?? [])
          .filter(parted)
          .map((lower) =>
            echoOf(
              say("map.found.parted"),
              [names(upper), names(lower)],
              [...upper.partners, ...lower.partners],
            ),
          ),
      ),
    );
}

/** Only what is recorded twice, one generation apart; what it means is for those who look. */
export function echoFindings(graph: Graph, board: Board): readonly Finding[] {
  const kin = kinOf(graph);
  const all = [
    ...conditionEchoes(graph, kin),
    ...careEchoes(graph, kin),
    ...bondEchoes(graph, board, kin),
    ...partingEchoes(graph, board),
  ];
  return all.filter((one, at) => all.findIndex((other) => other.words === one.words) === at);
}

/** What is marked and why, for the picture. */
export function marksOf(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { ids, words } of findings) {
    for (const id of ids) marks.set(id, marks.has(id) ? `${marks.get(id)}; ${words}` : words);
  }
  return marks;
}
