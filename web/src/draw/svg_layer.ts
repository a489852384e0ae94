// Puts a scene's nodes on the screen: keyed, touching only what differs, reading nothing back.
import { notation } from "#notation";
import { type SceneNode, type Shape, sameShape, standing, type TextShape } from "./shape";

const svgNamespace = "http://www.w3.org/2000/svg";

export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: { readonly [name: string]: string | number },
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Names and small words grow when the map is drawn small; what stands on a plate fits it. */
function lettersOf(shape: TextShape): string {
  if (shape.strong) return "t strong";
  return shape.size === notation.sizes.small ? "t small-letters" : "t";
}

function shapeElement(shape: Shape): SVGElement {
  if (shape.kind === "text") {
    const text = svgElement("text", {
      x: shape.x,
      y: shape.y,
      "font-size": shape.size,
      "text-anchor": shape.anchor,
      class: lettersOf(shape),
    });
    text.textContent = shape.text;
    return text;
  }
  return svgElement("path", {
    d: shape.d,
    class: `s-${shape.stroke} f-${shape.fill}`,
    "stroke-width": shape.width,
    ...(shape.dash ? { "stroke-dasharray": shape.dash.join(" ") } : {}),
  });
}

/** With a space after each text, so that two of them are not read as one word. */
export function shapeElements(shapes: readonly Shape[]): readonly (SVGElement | string)[] {
  return shapes.flatMap((shape) =>
    shape.kind === "text" ? [shapeElement(shape), " "] : [shapeElement(shape)],
  );
}

function strokesOf(node: SceneNode): readonly string[] {
  return node.shapes.flatMap((shape) =>
    shape.kind === "path" && shape.fill === "none" ? [shape.d] : [],
  );
}

/** A wide invisible line, so that a thin one can be touched; a relation's first is its whole way. */
function hitLine(node: SceneNode): readonly SVGElement[] {
  if (standing(node) || node.kind === "guide") return [];
  const d = node.kind === "bond" ? (strokesOf(node)[0] ?? "") : strokesOf(node).join("");
  return d === "" ? [] : [svgElement("path", { d, class: "hit" })];
}

/** A light plate behind a symbol that shows focus and selection. */
function halo(node: SceneNode): readonly SVGElement[] {
  return standing(node) ? [svgElement("circle", { r: 34, class: "halo" })] : [];
}

/** Other words in the same place are put into the text that is there: far cheaper than a new one. */
function reworded(element: Element, was: Shape, shape: Shape): boolean {
  const words = element.firstChild;
  if (shape.kind !== "text" || was.kind !== "text" || !(words instanceof Text)) return false;
  if (!sameShape({ ...was, text: shape.text }, shape)) return false;
  words.data = shape.text;
  return true;
}

type Shown = { node: SceneNode; readonly element: SVGGElement };

export class SvgLayer {
  private shown = new Map<string, Shown>();
  private order: readonly SceneNode[] = [];

  constructor(private readonly root: SVGGElement) {}

  elementOf(key: string): SVGGElement | undefined {
    return this.shown.get(key)?.element;
  }

  private fill(element: SVGGElement, node: SceneNode): void {
    element.replaceChildren(...halo(node), ...hitLine(node), ...shapeElements(node.shapes));
  }

  /** Of a symbol that keeps its make-up only the shapes that differ: the rest need not be laid out. */
  private refill(element: SVGGElement, before: SceneNode, node: SceneNode): void {
    const { shapes } = node;
    const alike =
      standing(node) &&
      shapes.length === before.shapes.length &&
      shapes.every((shape, index) => shape.kind === before.shapes[index]?.kind);
    if (!alike) {
      this.fill(element, node);
      return;
    }
    const first = element.childElementCount - shapes.length;
    for (const [index, shape] of shapes.entries()) {
      const was = before.shapes[index];
      if (!was || sameShape(was, shape)) continue;
      const there = element.children.item(first + index);
      if (there && !reworded(there, was, shape)) there.replaceWith(shapeElement(shape));
    }
  }

  private label(element: SVGGElement, node: SceneNode): void {
    element.setAttribute("aria-label", node.name);
    element.classList.toggle("faint", node.faint);
    element.classList.toggle("marked", node.marked === true);
    // A couple of whom nothing is drawn: the line of their child says who they are.
    if (node.shapes.length === 0) element.setAttribute("aria-hidden", "true");
    else element.removeAttribute("aria-hidden");
  }

  private made(node: SceneNode): SVGGElement {
    const role = node.kind === "guide" ? "img" : "button";
    const element = svgElement("g", {
      class: `node ${node.kind}`,
      "data-id": node.id,
      "data-key": node.key,
      role,
      ...(node.kind === "guide" ? {} : { tabindex: -1 }),
      transform: `translate(${node.x} ${node.y})`,
    });
    this.fill(element, node);
    this.label(element, node);
    return element;
  }

  private mend(shown: Shown, node: SceneNode): void {
    const { node: before, element } = shown;
    if (before.x !== node.x || before.y !== node.y) {
      element.setAttribute("transform", `translate(${node.x} ${node.y})`);
    }
    if (before.shapes !== node.shapes) this.refill(element, before, node);
    if (before.name !== node.name || before.faint !== node.faint || before.marked !== node.marked)
      this.label(element, node);
    shown.node = node;
  }

  /** Nothing came, went or changed places: only what differs is touched. */
  private mendAll(nodes: readonly SceneNode[]): boolean {
    const { order } = this;
    if (order.length !== nodes.length) return false;
    if (nodes.some((node, index) => node.key !== order[index]?.key)) return false;
    for (const [index, node] of nodes.entries()) {
      const there = node === order[index] ? undefined : this.shown.get(node.key);
      if (there) this.mend(there, node);
    }
    this.order = nodes;
    return true;
  }

  /** Later nodes stand above earlier ones. */
  show(nodes: readonly SceneNode[]): void {
    if (this.mendAll(nodes)) return;
    this.order = nodes;
    const left = new Map(this.shown);
    let after: Element | null = null;
    for (const node of nodes) {
      left.delete(node.key);
      const there = this.shown.get(node.key);
      if (there && there.node !== node) this.mend(there, node);
      const element: SVGGElement = there?.element ?? this.made(node);
      if (!there) this.shown.set(node.key, { node, element });
      const place: Element | null = after ? after.nextElementSibling : this.root.firstElementChild;
      if (element !== place) this.root.insertBefore(element, place);
      after = element;
    }
    for (const [key, { element }] of left) {
      element.remove();
      this.shown.delete(key);
    }
  }
}
