// What moves right now: a copy of the symbol above the map, with straight lines to its own people.
import type { Place } from "./places";
import type { SceneNode } from "./shape";
import { shapeElements, svgElement } from "./svg_layer";

export class LiveLayer {
  private moving: SVGGElement | undefined;
  private lines: readonly { readonly line: SVGLineElement; readonly to: Place }[] = [];

  constructor(private readonly root: SVGGElement) {}

  begin(node: SceneNode, neighbours: readonly Place[]): void {
    this.end();
    const group = svgElement("g", { class: "moving" });
    group.append(...shapeElements(node.shapes));
    this.lines = neighbours.map((to) => ({
      line: svgElement("line", { class: "provisional" }),
      to,
    }));
    this.moving = group;
    this.root.append(...this.lines.map((one) => one.line), group);
    this.move(node);
  }

  move(place: Place): void {
    this.moving?.setAttribute("transform", `translate(${place.x} ${place.y})`);
    for (const { line, to } of this.lines) {
      line.setAttribute("x1", String(place.x));
      line.setAttribute("y1", String(place.y));
      line.setAttribute("x2", String(to.x));
      line.setAttribute("y2", String(to.y));
    }
  }

  end(): void {
    this.moving = undefined;
    this.lines = [];
    this.root.replaceChildren();
  }
}
