// A person or a place as shapes around its own point: outline, conditions, marks and labels.
import { notation, type SymbolSpec } from "#notation";
import type { BoardRecord } from "../protocol/values";
import { dateOf, flagOf, numberOf, textOf } from "../state/board";
import { plate } from "./bond_line";
import { ageOn, type Day, latest, shortDate } from "./days";
import { deathBy, isDead, lifeOn } from "./life";
import { widthOf, wrapped } from "./measure";
import { type Box, fillOf, type Shape, strokeOf, textAt } from "./shape";

const { sizes, symbols, marks, conditions } = notation;
const nameRoom = 116;

export type Figure = {
  readonly shapes: readonly Shape[];
  readonly box: Box;
  /** How far the outline reaches from its point. */
  readonly half: number;
};

export function symbolName(person: BoardRecord): string {
  const kind = textOf(person, "kind");
  if (kind === "pet") return "pet";
  if (kind === "pregnancy") {
    const outcome = textOf(person, "pregnancy_outcome");
    if (outcome === "miscarriage" || outcome === "termination") return outcome;
    if (outcome !== "stillbirth" && outcome !== "born") return "pregnancy";
  }
  const gender = textOf(person, "gender") || "unknown";
  return symbols[gender] ? gender : "unknown";
}

function conditionShapes(spec: SymbolSpec, person: BoardRecord): readonly Shape[] {
  const found = [
    `health_${textOf(person, "health")}`,
    `substance_${textOf(person, "substance")}`,
  ].flatMap((name) => conditions[name] ?? []);
  const parts: { readonly [part: string]: string } = {
    ...spec,
    solid: "",
    half_width: "",
    half_height: "",
  };
  return found.flatMap((one) => [
    ...one.fills.map((part) => fillOf(parts[part] ?? "", "condition")),
    ...one.lines.map((part) => strokeOf(parts[part] ?? "", 1.6)),
  ]);
}

function outlineShapes(spec: SymbolSpec, person: BoardRecord, small: boolean): readonly Shape[] {
  const dashed = textOf(person, "life") === "missing" || flagOf(person, "beyond_family");
  const group = textOf(person, "kind") === "group" && numberOf(person, "count") === undefined;
  const dash = dashed ? [5, 3] : group ? [3, 3] : [];
  const d = small ? spec.small : spec.d;
  const fill = spec.solid ? "ink" : "paper";
  const outline: Shape = {
    kind: "path",
    d,
    stroke: "ink",
    fill,
    width: sizes.line,
    ...(dash.length > 0 ? { dash } : {}),
  };
  const second =
    flagOf(person, "index") && spec.index !== "" ? [strokeOf(spec.index, sizes.line)] : [];
  return [...second, outline];
}

function lifeShapes(
  spec: SymbolSpec,
  person: BoardRecord,
  day: Day,
  small: boolean,
): readonly Shape[] {
  if (small) return [strokeOf(spec.small_cross, 1.6)];
  if (lifeOn(person, day) === "presumed_died") return [strokeOf(spec.slash, 1.6)];
  return isDead(person, day) && spec.cross !== "" ? [strokeOf(spec.cross, 1.6)] : [];
}

/** What stands inside: the age, on a plate when a cross or a fill lies under it, or a question mark. */
function insideText(person: BoardRecord, day: Day): string {
  if (textOf(person, "kind") === "group") return String(numberOf(person, "count") ?? "n");
  if (textOf(person, "kind") === "pregnancy") return "";
  const death = dateOf(person, "death");
  const age = ageOn(dateOf(person, "birth"), death && latest(death) < day ? latest(death) : day);
  const gender = textOf(person, "gender");
  return age === "" && (gender === "" || gender === "unknown") && textOf(person, "kind") !== "pet"
    ? "?"
    : age;
}

function insideShapes(person: BoardRecord, day: Day, covered: boolean): readonly Shape[] {
  const text = insideText(person, day);
  if (text === "") return [];
  const half = Math.ceil(widthOf(text, sizes.small) / 2) + 2;
  const ground = covered ? [fillOf(`M${-half} -9H${half}V9H${-half}Z`, "paper")] : [];
  return [...ground, textAt(0, 5, text, sizes.small)];
}

function dateShapes(person: BoardRecord, day: Day, top: number): readonly Shape[] {
  const [birth, death] = [dateOf(person, "birth"), deathBy(person, day)];
  const due = textOf(person, "kind") === "pregnancy";
  const shapes: Shape[] = [];
  if (birth && (birth.q !== "about" || death || due)) {
    shapes.push(textAt(-6, top - 6, shortDate(birth), sizes.small, "end"));
  }
  if (death) shapes.push(textAt(6, top - 6, shortDate(death), sizes.small, "start"));
  return shapes;
}

function markShapes(person: BoardRecord): readonly Shape[] {
  return ["migrated", "two_cultures", "language"].flatMap((name): readonly Shape[] => {
    const mark = marks[name];
    if (!mark || !flagOf(person, name)) return [];
    if (mark.letter !== "") return [textAt(30, 22, mark.letter, sizes.small, "start")];
    return [strokeOf(mark.d, 1.6)];
  });
}

/** Name below, the part they play under it. */
function labelShapes(person: BoardRecord, bottom: number): readonly Shape[] {
  const lines = wrapped(textOf(person, "name"), sizes.name, nameRoom, 2);
  const notes = wrapped(textOf(person, "part"), sizes.small, nameRoom, 1);
  let y = bottom + 2;
  const shapes: Shape[] = [];
  for (const line of lines) {
    y += 17;
    shapes.push({ ...textAt(0, y, line, sizes.name), strong: true });
  }
  for (const line of notes) {
    y += 16;
    shapes.push(textAt(0, y, line, sizes.small));
  }
  return shapes;
}

export function boxOf(shapes: readonly Shape[], halfWidth: number, halfHeight: number): Box {
  let [half, top, bottom] = [halfWidth, -halfHeight, halfHeight];
  for (const shape of shapes) {
    if (shape.kind !== "text") continue;
    const width = widthOf(shape.text, shape.size);
    const reach = shape.anchor === "middle" ? width / 2 : width + Math.abs(shape.x);
    half = Math.max(half, reach);
    top = Math.min(top, shape.y - shape.size);
    bottom = Math.max(bottom, shape.y + 4);
  }
  return { left: -half, right: half, top, bottom };
}

export function certaintyShapes(record: BoardRecord, x: number, y: number): readonly Shape[] {
  const sign = notation.certainty[textOf(record, "certainty")]?.plate ?? "";
  return sign === "" ? [] : plate(x, y, sign, "ink");
}

export function personSymbol(person: BoardRecord, day: Day): Figure {
  const spec = symbols[symbolName(person)];
  if (!spec) throw new Error("the notation has no such symbol");
  const small = textOf(person, "pregnancy_outcome") === "stillbirth" && spec.small !== "";
  const more = flagOf(person, "index") ? 5 : 0;
  const [wide, high] = small ? [12, 12] : [spec.half_width + more, spec.half_height + more];
  const filled = conditionShapes(spec, person);
  const life = lifeShapes(spec, person, day, small);
  const named = labelShapes(person, high);
  const age = small ? [] : insideShapes(person, day, filled.length > 0 || life.length > 0);
  const [outline, drawn] = [outlineShapes(spec, person, small), [...filled, ...life]];
  // The name's words come first in the order of reading, as they do in the spoken name.
  const shapes = [
    ...outline,
    ...drawn,
    ...named,
    ...age,
    ...dateShapes(person, day, -high),
    ...markShapes(person),
    ...certaintyShapes(person, wide + 4, -high - 4),
  ];
  return { shapes, box: boxOf(shapes, wide, high), half: Math.max(wide, high) };
}

const levelInk: { readonly [level: string]: string } = {
  safe: "positive",
  mixed: "neutral",
  unsafe: "harm",
  not_known: "neutral",
};

/** Who calls a place how safe stands side by side, each with a letter and a bar of its own. */
function ratingShapes(ratings: readonly BoardRecord[], left: number): readonly Shape[] {
  return ratings.flatMap((rating, index): readonly Shape[] => {
    const level = textOf(rating, "level") || "not_known";
    const x = left - 10 - index * 8;
    const dash =
      level === "unsafe" ? [] : level === "mixed" ? [4, 3] : level === "safe" ? [10, 2] : [1.5, 3];
    return [strokeOf(`M${x} -18V18`, 5, levelInk[level] ?? "neutral", dash)];
  });
}

export function contextSymbol(context: BoardRecord, ratings: readonly BoardRecord[]): Figure {
  const spec = notation.contexts[textOf(context, "kind") || "other"] ?? notation.contexts["other"];
  if (!spec) throw new Error("the notation has no plain place");
  const lines = wrapped(textOf(context, "name"), sizes.small, nameRoom, 2);
  const outline: Shape = { kind: "path", d: spec.d, stroke: "ink", fill: "paper", width: 1.6 };
  const shapes = [
    outline,
    ...lines.map((line, index) => textAt(0, spec.half_height + 17 + index * 16, line, sizes.small)),
    ...ratingShapes(ratings, -spec.half_width),
    ...certaintyShapes(context, spec.half_width + 2, -spec.half_height),
  ];
  const half = Math.max(spec.half_width, spec.half_height);
  return { shapes, box: boxOf(shapes, spec.half_width, spec.half_height), half };
}
