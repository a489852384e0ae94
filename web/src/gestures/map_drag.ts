// Pointers on the map: a tap selects, a pull on a person moves them, a pull on the ground moves the map.
import type { Place } from "../draw/places";
import type { MapCanvas } from "./map_canvas";

const slack = 5;

type Held = {
  readonly pointer: number;
  readonly id: string;
  readonly start: Place;
  last: Place;
  what: "nothing" | "person" | "ground";
};

export class MapDrag {
  private held: Held | undefined;
  private readonly touches = new Map<number, Place>();
  private frame = 0;
  private wanted: Place | undefined;

  constructor(
    private readonly canvas: MapCanvas,
    private readonly surface: SVGSVGElement,
  ) {
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.up(event, true));
    surface.addEventListener("pointercancel", (event) => this.up(event, false));
    surface.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.held?.what === "person") this.drop(undefined);
    });
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  private wheel(event: WheelEvent): void {
    if (event.ctrlKey) return;
    if (!event.shiftKey) return;
    event.preventDefault();
    const box = this.surface.getBoundingClientRect();
    const fixed = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.canvas.zoomAt(event.deltaY + event.deltaX < 0 ? 1.15 : 1 / 1.15, fixed);
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const place = { x: event.clientX, y: event.clientY };
    this.touches.set(event.pointerId, place);
    if (this.touches.size > 1) {
      if (this.held?.what === "person") this.drop(undefined);
      return;
    }
    const id = this.canvas.idOf(event.target);
    this.held = { pointer: event.pointerId, id, start: place, last: place, what: "nothing" };
  }

  private begin(held: Held): void {
    const lifted = held.id !== "" && this.canvas.lift(held.id);
    held.what = lifted ? "person" : "ground";
    this.surface.setPointerCapture(held.pointer);
  }

  private pinch(event: PointerEvent, before: Place): void {
    const other = [...this.touches].find(([pointer]) => pointer !== event.pointerId)?.[1];
    if (!other) return;
    const far = (a: Place) => Math.hypot(a.x - other.x, a.y - other.y);
    const now = { x: event.clientX, y: event.clientY };
    const box = this.surface.getBoundingClientRect();
    const fixed = { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top };
    if (far(before) > 0) this.canvas.zoomAt(far(now) / far(before), fixed);
  }

  private move(event: PointerEvent): void {
    const before = this.touches.get(event.pointerId);
    const now = { x: event.clientX, y: event.clientY };
    if (before) this.touches.set(event.pointerId, now);
    if (before && this.touches.size > 1) {
      this.pinch(event, before);
      return;
    }
    const { held } = this;
    if (!held || held.pointer !== event.pointerId) return;
    if (held.what === "nothing") {
      if (Math.hypot(now.x - held.start.x, now.y - held.start.y) < slack) return;
      this.begin(held);
    }
    if (held.what === "ground") this.canvas.pan(now.x - held.last.x, now.y - held.last.y);
    else this.follow(held, now);
    held.last = now;
  }

  private follow(held: Held, now: Place): void {
    const node = this.canvas.nodeOf(held.id);
    if (!node) return;
    const { scale } = this.canvas.view;
    this.wanted = {
      x: node.x + (now.x - held.start.x) / scale,
      y: node.y + (now.y - held.start.y) / scale,
    };
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.wanted) this.canvas.live.move(this.wanted);
    });
  }

  private drop(place: Place | undefined): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.wanted = undefined;
    const id = this.held?.id ?? "";
    this.held = undefined;
    this.canvas.putDown(id, place);
  }

  private up(event: PointerEvent, kept: boolean): void {
    this.touches.delete(event.pointerId);
    const { held } = this;
    if (!held || held.pointer !== event.pointerId) return;
    if (held.what === "person") {
      this.drop(kept ? this.wanted : undefined);
      return;
    }
    this.held = undefined;
    if (held.what === "nothing" && kept) this.canvas.tapped(held.id);
  }
}
