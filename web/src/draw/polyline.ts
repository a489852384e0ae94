// A way from one point to another as short straight pieces, and lines that run along it.
import { at } from "./measure";

export type Point = { readonly x: number; readonly y: number };

export class Polyline {
  /** The length of the way up to each point. */
  private readonly lengths: number[] = [0];

  constructor(private readonly points: readonly Point[]) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [this.point(i - 1), this.point(i)];
      const step = Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
      this.lengths.push((this.lengths[i - 1] ?? 0) + step);
    }
  }

  private point(index: number): Point {
    return this.points[index] ?? { x: 0, y: 0 };
  }

  get length(): number {
    return this.lengths[this.lengths.length - 1] ?? 0;
  }

  private piece(s: number): number {
    let [low, high] = [1, this.points.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lengths[middle] ?? 0) < s) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The point at a distance along the way, so far to its right. */
  at(s: number, offset = 0): Point {
    const index = this.piece(s);
    const [a, b] = [this.point(index - 1), this.point(index)];
    const start = this.lengths[index - 1] ?? 0;
    const long = (this.lengths[index] ?? 0) - start;
    if (long === 0) return a;
    const [dx, dy] = [(b.x - a.x) / long, (b.y - a.y) / long];
    const along = s - start;
    return { x: a.x + dx * along - dy * offset, y: a.y + dy * along + dx * offset };
  }

  /** The distances at which a line from one to the other must bend. */
  private bends(from: number, to: number): readonly number[] {
    return [from, ...this.lengths.filter((length) => length > from && length < to), to];
  }

  rail(from: number, to: number, offset: number): string {
    const bends = this.bends(from, to).map((s) => this.at(s, offset));
    return bends.map((p, index) => `${index === 0 ? "M" : "L"}${at(p.x, p.y)}`).join("");
  }

  /** A wave with a straight lead at each end and whole half waves between. */
  wave(from: number, to: number, shape: WaveShape): string {
    const lead = Math.min(4, (to - from) / 4);
    const [start, end] = [from + lead, to - lead];
    const halves = Math.max(2, Math.floor((end - start) / (shape.len / 2) + 0.5));
    const half = (end - start) / halves;
    const put = (letter: string, s: number, offset = 0) => {
      const p = this.at(s, offset);
      return `${letter}${at(p.x, p.y)}`;
    };
    let d = put("M", from) + put("L", start);
    for (let i = 0; i < halves; i++) {
      const [begin, stop] = [start + i * half, start + (i + 1) * half];
      const swing = i % 2 === 0 ? shape.amp : -shape.amp;
      if (shape.type === "square") d += put("L", begin, swing) + put("L", stop, swing);
      else if (shape.type === "sine") {
        const control = this.at((begin + stop) / 2, swing * 2);
        const goal = this.at(stop);
        d += `Q${at(control.x, control.y)} ${at(goal.x, goal.y)}`;
      } else d += put("L", (begin + stop) / 2, swing);
    }
    return d + put("L", end) + put("L", to);
  }
}

export type WaveShape = { readonly type: string; readonly amp: number; readonly len: number };

/** A flat arc between two points that swings so far to the right of the straight line. */
export function arc(a: Point, b: Point, sagitta: number): Polyline {
  if (sagitta === 0) return new Polyline([a, b]);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.sqrt(dx * dx + dy * dy);
  if (long === 0) return new Polyline([a, b]);
  const control = {
    x: (a.x + b.x) / 2 - (dy / long) * sagitta * 2,
    y: (a.y + b.y) / 2 + (dx / long) * sagitta * 2,
  };
  const steps = Math.min(64, Math.max(8, Math.floor(long / 8)));
  const points: Point[] = [];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    points.push({
      x: u * a.x + v * control.x + w * b.x,
      y: u * a.y + v * control.y + w * b.y,
    });
  }
  return new Polyline(points);
}
