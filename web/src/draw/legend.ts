// What a drawing shows, once each, for the legend; what everybody reads without one is left out.
import { notation } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { flagOf, textOf } from "../state/board";
import { outcomeWords } from "../state/kin";
import { sayNamed } from "../state/words";
import { bondShapes, lookOf } from "./bond_line";
import { Polyline } from "./polyline";
import type { Scene } from "./scene";
import { type Shape, strokeOf } from "./shape";
import { symbolName } from "./symbols";

export type LegendRow = {
  readonly key: string;
  readonly group: "symbols" | "couples" | "links" | "bonds" | "marks";
  readonly shapes: readonly Shape[];
  readonly words: string;
};

const swatch = new Polyline([
  { x: -34, y: 0 },
  { x: 34, y: 0 },
]);

function add(rows: Map<string, LegendRow>, row: LegendRow): void {
  if (!rows.has(row.key)) rows.set(row.key, row);
}

function symbolWords(name: string): string {
  if (name === "pet" || name === "pregnancy") return sayNamed("choice.person.kind", name);
  if (name === "miscarriage" || name === "termination") return outcomeWords(name);
  return sayNamed("choice.person.gender", name);
}

function symbolRows(scene: Scene, rows: Map<string, LegendRow>): void {
  for (const person of scene.graph.people) {
    const name = symbolName(person);
    const spec = notation.symbols[name];
    if (!spec || name === "male" || name === "female" || name === "unknown") continue;
    const shapes = [strokeOf(spec.d, 2)];
    add(rows, { key: `symbol ${name}`, group: "symbols", shapes, words: symbolWords(name) });
  }
}

function conditionRows(scene: Scene, rows: Map<string, LegendRow>): void {
  const square = notation.symbols["male"];
  if (!square) return;
  const parts: { readonly [part: string]: unknown } = { ...square };
  for (const person of scene.graph.people) {
    for (const field of ["health", "substance"]) {
      const value = textOf(person, field);
      const spec = notation.conditions[`${field}_${value}`];
      if (!spec) continue;
      const path = (part: string) => String(parts[part] ?? "");
      const shapes: Shape[] = [
        strokeOf(square.d, 2),
        ...spec.fills.map(
          (part): Shape => ({
            kind: "path",
            d: path(part),
            stroke: "none",
            fill: "condition",
            width: 0,
          }),
        ),
        ...spec.lines.map((part) => strokeOf(path(part), 1.6)),
      ];
      const words = `${sayNamed("field.person", field)}: ${sayNamed(`choice.person.${field}`, value)}`;
      add(rows, { key: `condition ${field} ${value}`, group: "symbols", shapes, words });
    }
    for (const flag of ["migrated", "two_cultures", "language"]) {
      const mark = notation.marks[flag];
      if (!mark || !flagOf(person, flag)) continue;
      const shapes: readonly Shape[] =
        mark.letter === ""
          ? [strokeOf(mark.d, 1.6)]
          : [
              {
                kind: "text",
                x: 0,
                y: 5,
                text: mark.letter,
                size: 14,
                anchor: "middle",
                ink: "ink",
              },
            ];
      add(rows, {
        key: `mark ${flag}`,
        group: "marks",
        shapes,
        words: sayNamed("field.person", flag),
      });
    }
  }
}

/** The choice in words. What is not known says what it is: a picture's legend has no headings. */
function choiceWords(type: "union" | "parentage", kind: string): string {
  const words = sayNamed(`choice.${type}.kind`, kind);
  return kind === "unknown" ? `${sayNamed("type", type)}: ${words}` : words;
}

function structureRows(scene: Scene, rows: Map<string, LegendRow>): void {
  const line = "M-34 0H34";
  for (const union of scene.graph.unions) {
    const kind = textOf(union.record, "kind") || "unknown";
    const spec = notation.unions[kind];
    if (!spec || kind === "married" || union.partners.length < 2) continue;
    const shapes = [
      strokeOf(line, spec.width, spec.class === "neutral" ? "ink" : spec.class, spec.dash),
    ];
    add(rows, {
      key: `union ${kind}`,
      group: "couples",
      shapes,
      words: choiceWords("union", kind),
    });
    for (const episode of union.episodes) {
      const name = textOf(episode, "kind");
      const mark = notation.episodes[name]?.d ?? "";
      if (mark === "") continue;
      const words = sayNamed("choice.episode.kind", name);
      add(rows, {
        key: `episode ${name}`,
        group: "couples",
        shapes: [strokeOf(line, 2), strokeOf(mark, 2)],
        words,
      });
    }
  }
  for (const link of scene.graph.unions.flatMap((union) => union.links)) {
    const spec = notation.children[link.kind];
    if (!spec || link.kind === "birth") continue;
    const shapes = [strokeOf(line, spec.width, "ink", spec.dash)];
    if (spec.beside.length > 0) shapes.push(strokeOf("M-34 6H34", spec.width, "ink", spec.beside));
    const words = choiceWords("parentage", link.kind);
    add(rows, { key: `link ${link.kind}`, group: "links", shapes, words });
  }
}

function drawnBonds(scene: Scene): readonly BoardRecord[] {
  const drawn = new Set(scene.nodes.filter((node) => node.kind === "bond").map((node) => node.id));
  return scene.graph.bonds.filter((bond) => drawn.has(bond.id));
}

function bondRows(scene: Scene, rows: Map<string, LegendRow>): void {
  for (const bond of drawnBonds(scene)) {
    const kind = textOf(bond, "kind") || "connected";
    const shapes = bondShapes(swatch, lookOf(kind, "", "", ""));
    add(rows, {
      key: `bond ${kind}`,
      group: "bonds",
      shapes,
      words: sayNamed("choice.bond.kind", kind),
    });
  }
}

function certaintyRows(scene: Scene, rows: Map<string, LegendRow>): void {
  for (const record of [...scene.graph.people, ...drawnBonds(scene), ...scene.graph.contexts]) {
    const certainty = textOf(record, "certainty");
    const plate = notation.certainty[certainty]?.plate ?? "";
    if (plate === "") continue;
    const shapes: readonly Shape[] = [
      { kind: "text", x: 0, y: 5, text: plate, size: 14, anchor: "middle", ink: "ink" },
    ];
    const words = sayNamed("choice.bond.certainty", certainty);
    add(rows, { key: `certainty ${certainty}`, group: "marks", shapes, words });
  }
}

/** Only what this drawing shows, in a fixed order of groups. */
export function legendOf(scene: Scene): readonly LegendRow[] {
  const rows = new Map<string, LegendRow>();
  symbolRows(scene, rows);
  conditionRows(scene, rows);
  if (!scene.rings) structureRows(scene, rows);
  bondRows(scene, rows);
  certaintyRows(scene, rows);
  const groups = ["symbols", "couples", "links", "bonds", "marks"];
  return [...rows.values()].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
}
