// The map's window: two layers of SVG, the camera over them, and what pointer and keys ask for.
import {
  broughtIn,
  type Camera,
  fitted,
  lettersAt,
  panned,
  type Size,
  transformOf,
  zoomed,
} from "../draw/camera";
import { LiveLayer } from "../draw/live_layer";
import type { Place } from "../draw/places";
import { readingOrder, type Scene } from "../draw/scene";
import { middleOf, type SceneNode, standing } from "../draw/shape";
import { SvgLayer, svgElement } from "../draw/svg_layer";
import { MapDrag } from "./map_drag";

export type CanvasAsks = {
  select(id: string): void;
  open(id: string): void;
  moved(id: string, place: Place): void;
  key(event: KeyboardEvent, id: string): void;
  looked(camera: Camera): void;
};

export class MapCanvas {
  readonly element: HTMLDivElement;
  private readonly base: SVGSVGElement;
  private readonly ground: SVGGElement;
  private readonly liveGround: SVGGElement;
  private readonly layer: SvgLayer;
  readonly live: LiveLayer;
  private camera: Camera = { x: 0, y: 0, scale: 1 };
  private size: Size = { width: 0, height: 0 };
  private scene: Scene | undefined;
  private focused = "";
  private selected = "";
  private touched = false;
  private readonly watcher: ResizeObserver;
  mayMove = false;

  constructor(private readonly asks: CanvasAsks) {
    this.element = document.createElement("div");
    this.element.className = "map-window";
    this.base = svgElement("svg", { class: "map-base", role: "application" });
    const live = svgElement("svg", { class: "map-live", "aria-hidden": "true" });
    this.ground = svgElement("g", {});
    this.liveGround = svgElement("g", {});
    this.base.append(this.ground);
    live.append(this.liveGround);
    this.element.append(this.base, live);
    this.layer = new SvgLayer(this.ground);
    this.live = new LiveLayer(this.liveGround);
    new MapDrag(this, this.base);
    this.base.addEventListener("keydown", (event) => this.asks.key(event, this.focused));
    this.base.addEventListener("focusin", (event) => {
      const id = this.idOf(event.target);
      if (id !== "") this.rove(id);
    });
    this.watcher = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      this.size = { width, height };
      if (this.touched) this.bringIn(this.nodeOf(this.selected));
      else this.fit();
    });
    this.watcher.observe(this.element);
  }

  close(): void {
    this.watcher.disconnect();
  }

  get view(): Camera {
    return this.camera;
  }

  idOf(target: EventTarget | null): string {
    const node = target instanceof Element ? target.closest<SVGGElement>("g.node") : null;
    return node?.dataset["id"] ?? "";
  }

  nodeOf(id: string): SceneNode | undefined {
    return this.scene?.nodes.find((node) => node.id === id);
  }

  elementOf(id: string): SVGGElement | undefined {
    return this.layer.elementOf(id);
  }

  show(scene: Scene, selected: string, label: string): void {
    const other = (this.scene?.rings === undefined) !== (scene.rings === undefined);
    const first = this.scene === undefined || this.scene.nodes.length === 0 || other;
    if (other) this.touched = false;
    if (this.base.getAttribute("aria-label") !== label) this.base.setAttribute("aria-label", label);
    if (this.scene !== scene) {
      this.scene = scene;
      this.layer.show(scene.nodes);
      const there = this.nodeOf(this.focused);
      this.rove(there ? this.focused : (readingOrder(scene.nodes)[0]?.id ?? ""));
      if (first || !this.touched) this.fit();
    }
    this.mark(selected);
  }

  private mark(selected: string): void {
    const there = this.elementOf(selected);
    if (selected === this.selected && (!there || there.classList.contains("selected"))) return;
    this.elementOf(this.selected)?.classList.remove("selected");
    this.elementOf(selected)?.classList.add("selected");
    this.selected = selected;
  }

  /** One stop for the Tab key: the item that has, or last had, the focus. */
  private rove(id: string): void {
    if (id !== this.focused) this.elementOf(this.focused)?.setAttribute("tabindex", "-1");
    this.focused = id;
    const element = this.elementOf(id);
    if (element?.getAttribute("tabindex") !== "0") element?.setAttribute("tabindex", "0");
  }

  focus(id: string): void {
    const node = this.nodeOf(id);
    if (!node) return;
    this.rove(id);
    this.elementOf(id)?.focus({ preventScroll: true });
    this.bringIn(node);
  }

  private bringIn(node: SceneNode | undefined): void {
    if (node) this.look(broughtIn(this.camera, middleOf(node), this.size));
  }

  look(camera: Camera): void {
    const { x, y, scale } = this.camera;
    if (camera.x === x && camera.y === y && camera.scale === scale) return;
    this.camera = camera;
    if (camera.scale !== scale)
      this.element.style.setProperty("--letters", String(lettersAt(camera)));
    const transform = transformOf(camera);
    this.ground.setAttribute("transform", transform);
    this.liveGround.setAttribute("transform", transform);
    this.asks.looked(camera);
  }

  fit(): void {
    if (this.scene && this.size.width > 0) this.look(fitted(this.scene.box, this.size));
  }

  /** The button "Fit": from now on the map stays fitted until someone moves it again. */
  refit(): void {
    this.touched = false;
    this.fit();
  }

  zoom(factor: number): void {
    this.touched = true;
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.look(zoomed(this.camera, factor, middle));
  }

  pan(dx: number, dy: number): void {
    this.touched = true;
    this.look(panned(this.camera, dx, dy));
  }

  zoomAt(factor: number, fixed: Place): void {
    this.touched = true;
    this.look(zoomed(this.camera, factor, fixed));
  }

  tapped(id: string): void {
    if (id !== "") this.focus(id);
    if (id !== "" && id === this.selected) this.asks.open(id);
    else this.asks.select(id);
  }

  /** The copy moves above the map; the original is dimmed until it is put down. */
  lift(id: string): boolean {
    const node = this.nodeOf(id);
    if (!node || !this.mayMove || !standing(node)) return false;
    this.touched = true;
    this.elementOf(id)?.classList.add("lifted");
    this.live.begin(node, this.neighbours(id));
    return true;
  }

  putDown(id: string, place: Place | undefined): void {
    this.elementOf(id)?.classList.remove("lifted");
    this.live.end();
    if (place) this.asks.moved(id, place);
  }

  private neighbours(id: string): readonly Place[] {
    const scene = this.scene;
    if (!scene) return [];
    const ids = new Set<string>();
    for (const union of scene.graph.unions) {
      const inIt = union.partners.includes(id) || union.links.some((link) => link.child === id);
      if (!inIt) continue;
      for (const partner of union.partners) ids.add(partner);
      if (union.partners.includes(id)) for (const link of union.links) ids.add(link.child);
    }
    for (const node of scene.nodes) {
      if (node.kind !== "bond") continue;
      const bond = scene.graph.bonds.find((one) => one.id === node.id);
      const ends = [bond?.fields["from"], bond?.fields["to"]];
      if (!ends.includes(id)) continue;
      for (const end of ends) if (typeof end === "string") ids.add(end);
    }
    ids.delete(id);
    return [...ids].flatMap((one) => scene.places.get(one) ?? []);
  }
}
