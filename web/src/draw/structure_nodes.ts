// The lines of a family as nodes: their strokes, what is written on them, and their names.
import { type LineSpec, notation } from "#notation";
import { dateOf, textOf } from "../state/board";
import { plate } from "./bond_line";
import { earliest, shortDate } from "./days";
import type { Graph, Union } from "./graph";
import { at, put } from "./measure";
import { linkName, nameIn, unionName } from "./names";
import { boxAround, named, type SceneNode, type Shape, strokeOf, textAt } from "./shape";
import type { ChildLine, Structure, TwinBar, UnionLine } from "./structure";

const { sizes, unions, episodes, children } = notation;

/** The episodes that had happened by the day of the map. */
function happened(graph: Graph, union: Union) {
  return union.episodes.filter((episode) => {
    const date = dateOf(episode, "date");
    return !date || earliest(date) <= graph.day;
  });
}

function lineSpec(graph: Graph, union: Union): LineSpec | undefined {
  const kind = textOf(union.record, "kind") || "unknown";
  const turned = happened(graph, union)
    .map((episode) => episodes[textOf(episode, "kind")]?.line ?? "")
    .filter((line) => line !== "");
  const last = turned[turned.length - 1];
  return unions[kind === "unknown" && last !== undefined ? last : kind] ?? unions["unknown"];
}

function unionLabel(graph: Graph, union: Union): string {
  const turns = happened(graph, union).flatMap((episode) => {
    const letter = episodes[textOf(episode, "kind")]?.letter ?? "";
    const date = dateOf(episode, "date");
    if (letter === "") return [];
    return [date ? `${letter} ${shortDate(date)}` : letter];
  });
  if (turns.length > 0) return turns.join(", ");
  return unions[textOf(union.record, "kind") || "unknown"]?.letter ?? "";
}

function statusMark(graph: Graph, union: Union): string {
  const marked = happened(graph, union).map(
    (episode) => episodes[textOf(episode, "kind")]?.d ?? "",
  );
  return marked[marked.length - 1] ?? "";
}

/** Path data of a mark around 0, 0, moved to where it belongs: it knows only M, L, H, V and Z. */
function movedTo(d: string, x: number, y: number): string {
  let [px, py] = [0, 0];
  return d.replace(/([MLHVZ])([^MLHVZ]*)/g, (_, letter: string, rest: string) => {
    const [a = 0, b = 0] = rest.trim().split(/\s+/).map(Number);
    if (letter === "Z") return "Z";
    if (letter === "H") px = a;
    else if (letter === "V") py = a;
    else [px, py] = [a, b];
    return `${letter === "M" ? "M" : "L"}${at(x + px, y + py)}`;
  });
}

function bracket(line: UnionLine, lift: number): string {
  const [first, last] = [line.ends[0], line.ends[line.ends.length - 1]];
  if (!first || !last || line.level === undefined) return "";
  const level = put(line.level - lift);
  let d = `M${at(first.x + lift, first.y)}V${level}H${put(last.x - lift)}V${put(last.y)}`;
  for (const end of line.ends.slice(1, -1)) d += `M${at(end.x, end.y)}V${level}`;
  return d;
}

function towardsDrop(line: UnionLine): string {
  return line.ends.map((end) => `M${at(end.x, end.y)}L${at(line.drop.x, line.drop.y)}`).join("");
}

function descent(line: UnionLine): string {
  if (!line.bar) return "";
  const { y, left, right } = line.bar;
  return `M${at(line.drop.x, line.drop.y)}V${put(y)}M${at(left, y)}H${put(right)}`;
}

function specialMark(line: UnionLine, spec: LineSpec): readonly Shape[] {
  const [first, last] = [line.ends[0], line.ends[line.ends.length - 1]];
  if (!first || !last || line.level === undefined || spec.mark === "") return [];
  const [y, middle] = [line.level, (first.x + last.x) / 2];
  if (spec.mark === "ends") {
    const bars = [first.x, last.x].map((x) => `M${at(x - 6, y - 8)}H${put(x + 6)}`).join("");
    return [strokeOf(bars, 2, spec.class)];
  }
  if (spec.mark === "square") {
    let d = `M${at(first.x, y)}`;
    for (let x = first.x + 6, up = true; x < last.x - 6; x += 8, up = !up) {
      d += `V${put(up ? y - 4 : y + 4)}H${put(x + 8)}`;
    }
    return [strokeOf(d, 1.2, spec.class)];
  }
  return [
    { kind: "path", d: movedTo(spec.mark, middle, y), stroke: "ink", fill: "paper", width: 1.6 },
  ];
}

function labelOn(graph: Graph, line: UnionLine): readonly Shape[] {
  const text = unionLabel(graph, line.union);
  const [first, last] = [line.ends[0], line.ends[line.ends.length - 1]];
  if (text === "" || !first || !last) return [];
  if (line.level === undefined) return [];
  return [textAt((first.x + last.x) / 2, line.level - 5, text, sizes.small)];
}

function unionShapes(graph: Graph, line: UnionLine): readonly Shape[] {
  const spec = lineSpec(graph, line.union);
  if (!spec) return [];
  const kind = textOf(line.union.record, "kind");
  const shapes: Shape[] = [];
  const ink = spec.class === "neutral" ? "ink" : spec.class;
  if (kind === "coparents_only" && line.ends.length > 1) {
    shapes.push(strokeOf(towardsDrop(line), spec.width, ink));
  } else if (line.level !== undefined) {
    shapes.push(strokeOf(bracket(line, 0), spec.width, ink, spec.dash));
    if (spec.beside.length > 0) {
      shapes.push(strokeOf(bracket(line, spec.offset), spec.width, ink, spec.beside));
    }
    if (line.kin) shapes.push(strokeOf(bracket(line, 4), spec.width, ink, spec.dash));
  }
  const down = descent(line);
  if (down !== "") {
    const unknown = line.ends.length === 0;
    shapes.push(strokeOf(down, sizes.line, "ink", unknown ? [4, 4] : []));
  }
  shapes.push(...specialMark(line, spec));
  const mark = statusMark(graph, line.union);
  const [first, last] = [line.ends[0], line.ends[line.ends.length - 1]];
  if (mark !== "" && first && last && line.level !== undefined) {
    shapes.push(strokeOf(movedTo(mark, first.x + (last.x - first.x) * 0.7, line.level), 2));
  }
  return [...shapes, ...labelOn(graph, line)];
}

function pathBox(points: readonly { readonly x: number; readonly y: number }[]) {
  return boxAround(points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y })));
}

function unionNode(graph: Graph, line: UnionLine): SceneNode {
  const shapes = unionShapes(graph, line);
  const points = [...line.ends, line.drop];
  return {
    key: line.union.record.id,
    id: line.union.record.id,
    kind: "union",
    x: 0,
    y: 0,
    shapes,
    name: named(shapes, unionName(graph, line.union)),
    faint: certaintyFaint(textOf(line.union.record, "certainty")),
    box: pathBox(points),
  };
}

function certaintyFaint(certainty: string): boolean {
  return notation.certainty[certainty]?.faint ?? false;
}

function childPath(line: ChildLine, shift: number): string {
  const { from, to, turn } = line;
  if (turn !== undefined) {
    return `M${at(from.x, from.y)}V${put(turn)}H${put(to.x + shift)}V${put(to.y)}`;
  }
  return `M${at(from.x + shift, from.y)}L${at(to.x + shift, to.y)}`;
}

function childLabel(line: ChildLine, letter: string): string {
  const since = dateOf(line.link.record, "since");
  const until = dateOf(line.link.record, "until");
  if (letter === "" || letter === "?") return "";
  if (!since && !until) return letter;
  const end = until ? shortDate(until) : "";
  return until
    ? `${letter} ${since ? shortDate(since) : ""}–${end}`
    : `${letter} ${since ? shortDate(since) : ""}`;
}

function childShapes(line: ChildLine): readonly Shape[] {
  const spec = children[line.link.kind] ?? children["unknown"];
  if (!spec) return [];
  const width = line.link.home ? spec.width : sizes.thin;
  const shapes: Shape[] = [strokeOf(childPath(line, 0), width, "ink", spec.dash)];
  if (spec.beside.length > 0) {
    shapes.push(strokeOf(childPath(line, spec.offset), width, "ink", spec.beside));
  }
  const y = line.turn ?? (line.from.y + line.to.y) / 2;
  const x = line.turn === undefined ? (line.from.x + line.to.x) / 2 : line.to.x;
  if (spec.mark === "plate" && line.to.y - line.from.y > 40)
    shapes.push(...plate(x, y, "?", "ink"));
  else if (spec.mark !== "" && spec.mark !== "plate") {
    shapes.push({
      kind: "path",
      d: movedTo(spec.mark, x, y),
      stroke: "ink",
      fill: "paper",
      width: 1.6,
    });
  }
  const label = childLabel(line, spec.letter);
  if (label !== "") shapes.push(textAt(x + 8, y + 18, label, sizes.small, "start"));
  return shapes;
}

function childNode(graph: Graph, line: ChildLine): SceneNode {
  const shapes = childShapes(line);
  return {
    key: line.link.record.id,
    id: line.link.record.id,
    kind: "parentage",
    x: 0,
    y: 0,
    shapes,
    name: named(shapes, linkName(graph, line.link, line.union)),
    faint: certaintyFaint(textOf(line.link.record, "certainty")),
    box: pathBox([line.from, line.to]),
  };
}

function twinNode(graph: Graph, bar: TwinBar): SceneNode {
  const [first = "", second = ""] = bar.key.split(" ");
  const shapes = bar.sure
    ? [strokeOf(`M${at(bar.a.x, bar.a.y)}L${at(bar.b.x, bar.b.y)}`, sizes.line)]
    : plate((bar.a.x + bar.b.x) / 2, (bar.a.y + bar.b.y) / 2, "?", "ink");
  const words = `${nameIn(graph, first)}, ${nameIn(graph, second)}`;
  return {
    key: `twins ${bar.key}`,
    id: first,
    kind: "guide",
    x: 0,
    y: 0,
    shapes,
    name: named(shapes, words),
    faint: false,
    box: pathBox([bar.a, bar.b]),
  };
}

export function structureNodes(graph: Graph, structure: Structure): readonly SceneNode[] {
  return [
    ...structure.unions.map((line) => unionNode(graph, line)),
    ...structure.children.map((line) => childNode(graph, line)),
    ...structure.twins.map((bar) => twinNode(graph, bar)),
  ];
}
