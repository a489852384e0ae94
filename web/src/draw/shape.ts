// What a drawing is made of: keyed nodes of plain data, the same for the screen, the paper and the tests.

/** Colours by meaning: the classes of the notation, and what every drawing has. */
export type Ink = string;

export type PathShape = {
  readonly kind: "path";
  readonly d: string;
  readonly stroke: Ink;
  readonly fill: Ink;
  readonly width: number;
  readonly dash?: readonly number[];
};

export type TextShape = {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
  readonly ink: Ink;
  readonly strong?: true;
};

export type Shape = PathShape | TextShape;

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type NodeKind =
  | "household"
  | "union"
  | "parentage"
  | "bond"
  | "context"
  | "person"
  | "guide";

/** One thing of the drawing; its shapes stand around its own point. */
export type SceneNode = {
  readonly key: string;
  /** The record that it draws. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly shapes: readonly Shape[];
  /** Begins with the text that is seen. */
  readonly name: string;
  readonly faint: boolean;
  /** Picked out by what the viewer looks for; never in a picture that leaves. */
  readonly marked?: true;
  readonly box: Box;
};

export function strokeOf(
  d: string,
  width: number,
  stroke: Ink = "ink",
  dash: readonly number[] = [],
): PathShape {
  return { kind: "path", d, stroke, fill: "none", width, ...(dash.length > 0 ? { dash } : {}) };
}

export function fillOf(d: string, fill: Ink): PathShape {
  return { kind: "path", d, stroke: "none", fill, width: 0 };
}

export function textAt(
  x: number,
  y: number,
  text: string,
  size: number,
  anchor: TextShape["anchor"] = "middle",
): TextShape {
  return { kind: "text", x, y, text, size, anchor, ink: "ink" };
}

/** The name of a node: what is seen first, then the rest in words. */
export function named(shapes: readonly Shape[], words: string): string {
  const seen = shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])).join(" ");
  if (seen === "" || words.startsWith(seen)) return words;
  return words === "" ? seen : `${seen}, ${words}`;
}

export function standing(node: SceneNode): boolean {
  return node.kind === "person" || node.kind === "context";
}

/** Where one looks for it: a symbol has a point of its own, a line lies all over its box. */
export function middleOf(node: SceneNode): { readonly x: number; readonly y: number } {
  if (standing(node)) return node;
  const { left, right, top, bottom } = node.box;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

export function boxAround(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.kind === "text") {
    return (
      b.kind === "text" &&
      a.text === b.text &&
      a.x === b.x &&
      a.y === b.y &&
      a.size === b.size &&
      a.anchor === b.anchor &&
      a.strong === b.strong
    );
  }
  return (
    b.kind === "path" &&
    a.d === b.d &&
    a.stroke === b.stroke &&
    a.fill === b.fill &&
    a.width === b.width &&
    a.dash?.join() === b.dash?.join()
  );
}

export function sameShapes(a: readonly Shape[], b: readonly Shape[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((shape, index) => {
      const other = b[index];
      return other !== undefined && sameShape(shape, other);
    })
  );
}

/** Whether two nodes of one key draw and say the same. */
export function sameNode(a: SceneNode, b: SceneNode): boolean {
  return (
    a === b ||
    (a.x === b.x &&
      a.y === b.y &&
      a.name === b.name &&
      a.faint === b.faint &&
      a.marked === b.marked &&
      a.id === b.id &&
      a.kind === b.kind &&
      sameShapes(a.shapes, b.shapes))
  );
}
