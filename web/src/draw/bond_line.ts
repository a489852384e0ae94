// One bond as shapes, from the six primitives: rails, dash, wave, width, head and middle mark.
import { type BondSpec, notation } from "#notation";
import { at, put } from "./measure";
import type { Polyline } from "./polyline";
import { type Shape, strokeOf } from "./shape";

/** Half the room that a middle mark takes from the line. */
const gaps: { readonly [mark: string]: number } = {
  cut: 9,
  cutring: 11,
  ring: 5,
  ring2: 7,
  q: 9,
  minus: 9,
  box: 6,
  slash0: 8,
  eyes: 0,
  x: 0,
};
const headLong = 10;

export type Heads = { readonly to: string; readonly from: string };
export type BondLook = BondSpec & { readonly fromHead: string; readonly hashes: boolean };

/** The kind's own line, with what is known of strength, flow and quality. */
export function lookOf(kind: string, strength: string, flow: string, quality: string): BondLook {
  const plain = notation.bonds[kind] ?? notation.bonds["connected"];
  if (!plain) throw new Error("the notation has no plain bond");
  let look: BondLook = { ...plain, fromHead: "", hashes: false };
  const open = kind === "connected" || kind === "attends" || kind === "";
  if (open && quality === "supportive") look = { ...look, class: "positive" };
  if (open && (quality === "stressful" || quality === "conflictual")) {
    const hashes = quality === "conflictual";
    look = {
      ...look,
      class: "conflict",
      rails: [],
      wave: "zigzag",
      amp: 4,
      len: 12,
      dash: [],
      hashes,
    };
  }
  if (open && quality === "broken") look = { ...look, class: "cut", mid: "cut" };
  if (strength === "strong") look = { ...look, width: 4 };
  if (strength === "ordinary") look = { ...look, width: 2 };
  if (strength === "weak") look = { ...look, width: 1.2 };
  if (strength === "uncertain") look = { ...look, width: 1.2, dash: [4, 4] };
  if (flow === "to" || flow === "both") look = { ...look, to: look.to || "filled" };
  if (flow === "from" || flow === "both") look = { ...look, fromHead: "filled" };
  return look;
}

export function circle(x: number, y: number, r: number): string {
  return `M${at(x + r, y)}A${put(r)} ${put(r)} 0 1 1 ${at(x - r, y)}A${put(r)} ${put(r)} 0 1 1 ${at(x + r, y)}Z`;
}

function across(way: Polyline, s: number, half: number): string {
  const [a, b] = [way.at(s, -half), way.at(s, half)];
  return `M${at(a.x, a.y)}L${at(b.x, b.y)}`;
}

/** A head with its tip at `tip`; `back` is the direction away from the tip along the way. */
function head(
  way: Polyline,
  kind: string,
  tip: number,
  back: 1 | -1,
  ink: string,
): readonly Shape[] {
  const base = tip + back * headLong;
  const arrow = (from: number, to: number) => {
    const [a, b, c] = [way.at(from, -5), way.at(to), way.at(from, 5)];
    return `M${at(a.x, a.y)}L${at(b.x, b.y)}L${at(c.x, c.y)}`;
  };
  switch (kind) {
    case "filled":
      return [{ kind: "path", d: `${arrow(base, tip)}Z`, stroke: ink, fill: ink, width: 1.2 }];
    case "open":
      return [{ kind: "path", d: `${arrow(base, tip)}Z`, stroke: ink, fill: "paper", width: 1.6 }];
    case "bar":
      return [strokeOf(across(way, tip + back, 6), 2, ink)];
    case "chevron":
      return [strokeOf(arrow(base, tip) + arrow(base + back * 6, tip + back * 6), 2, ink)];
    default:
      return [];
  }
}

function diagonal(way: Polyline, s: number, half: number): string {
  const [a, b] = [way.at(s - half, -half), way.at(s + half, half)];
  const [c, e] = [way.at(s - half, half), way.at(s + half, -half)];
  return `M${at(a.x, a.y)}L${at(b.x, b.y)}M${at(c.x, c.y)}L${at(e.x, e.y)}`;
}

function square(way: Polyline, s: number, half: number): string {
  const corners = [
    way.at(s - half, -half),
    way.at(s + half, -half),
    way.at(s + half, half),
    way.at(s - half, half),
  ];
  return `${corners.map((p, i) => `${i === 0 ? "M" : "L"}${at(p.x, p.y)}`).join("")}Z`;
}

export function plate(x: number, y: number, text: string, ink: string): readonly Shape[] {
  return [
    { kind: "path", d: circle(x, y, 8), stroke: ink, fill: "paper", width: 1.2 },
    { kind: "text", x, y: y + 4.5, text, size: 13, anchor: "middle", ink: "ink" },
  ];
}

function middleMark(way: Polyline, kind: string, ink: string): readonly Shape[] {
  const s = way.length / 2;
  const p = way.at(s);
  const bars = (apart: number) => across(way, s - apart, 7) + across(way, s + apart, 7);
  switch (kind) {
    case "cut":
      return [strokeOf(bars(9), 2.4, ink)];
    case "cutring":
      return [strokeOf(bars(11) + circle(p.x, p.y, 4), 2, ink)];
    case "ring":
      return [strokeOf(circle(p.x, p.y, 5), 1.6, ink)];
    case "ring2":
      return [strokeOf(circle(p.x, p.y, 7) + circle(p.x, p.y, 3.5), 1.6, ink)];
    case "q":
      return plate(p.x, p.y, "?", ink);
    case "minus":
      return plate(p.x, p.y, "−", ink);
    case "x":
      return [strokeOf(diagonal(way, s, 6), 2, ink)];
    case "box":
      return [strokeOf(square(way, s, 5.5) + diagonal(way, s, 5.5), 1.6, ink)];
    case "slash0":
      return [
        strokeOf(
          `${circle(p.x, p.y, 6)}M${at(p.x - 7, p.y + 7)}L${at(p.x + 7, p.y - 7)}`,
          1.6,
          ink,
        ),
      ];
    case "eyes":
      return [
        {
          kind: "path",
          d: square(way, s - 10, 4) + square(way, s + 10, 4),
          stroke: ink,
          fill: "paper",
          width: 1.6,
        },
      ];
    default:
      return [];
  }
}

function hashMarks(way: Polyline): string {
  let d = "";
  for (let s = 18; s < way.length - 10; s += 18) d += across(way, s, 6);
  return d;
}

/** All shapes of a bond along its way, from the actor to whom it concerns. */
export function bondShapes(way: Polyline, look: BondLook): readonly Shape[] {
  const ink = look.class;
  const room = (kind: string) =>
    kind === "filled" || kind === "open" ? headLong - 1 : kind === "" ? 0 : 2;
  const [from, to] = [room(look.fromHead), way.length - room(look.to)];
  const gap = gaps[look.mid] ?? 0;
  const middle = way.length / 2;
  const fits = gap > 0 && to - from > gap * 2 + 12;
  const pieces = fits
    ? [
        [from, middle - gap],
        [middle + gap, to],
      ]
    : [[from, to]];
  let rails = "";
  let waves = "";
  for (const [a, b] of pieces) {
    for (const offset of look.rails) rails += way.rail(a ?? 0, b ?? 0, offset);
    if (look.wave !== "") {
      waves += way.wave(a ?? 0, b ?? 0, { type: look.wave, amp: look.amp, len: look.len });
    }
  }
  return [
    ...(rails === "" ? [] : [strokeOf(rails, look.width, ink, look.dash)]),
    ...(waves === "" ? [] : [strokeOf(waves, look.width, ink, look.dash)]),
    ...(look.hashes ? [strokeOf(hashMarks(way), 1.2, ink)] : []),
    ...head(way, look.to, way.length, -1, ink),
    ...head(way, look.fromHead, 0, 1, ink),
    ...middleMark(way, look.mid, ink),
  ];
}
