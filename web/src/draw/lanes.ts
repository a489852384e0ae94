// The free room between two rows of people, shared out in lanes to the lines that run across.
import { notation } from "#notation";
import type { Place } from "./places";

const { lane, lane_first } = notation.sizes;
/** What stands this near in height is one row. */
const sameRow = 60;
const apart = 14;

export type Row = { readonly top: number; readonly bottom: number };

export function rowsOf(places: Iterable<Place>): readonly Row[] {
  const heights = [...new Set([...places].map((place) => place.y))].sort((a, b) => a - b);
  const rows: { top: number; bottom: number }[] = [];
  for (const y of heights) {
    const last = rows[rows.length - 1];
    if (last && y - last.top <= sameRow) last.bottom = y;
    else rows.push({ top: y, bottom: y });
  }
  return rows;
}

export function rowAt(rows: readonly Row[], y: number): number {
  return rows.findIndex((row) => y >= row.top && y <= row.bottom);
}

type Piece = { readonly left: number; readonly right: number; readonly lane: number };

/** The lanes of one gap: each piece takes the first lane that is free where it runs. */
class Gap {
  private readonly pieces: Piece[] = [];

  take(left: number, right: number, from: number): number {
    for (let lane = from; ; lane++) {
      const free = this.pieces.every(
        (one) => one.lane !== lane || one.right + apart <= left || right + apart <= one.left,
      );
      if (!free) continue;
      this.pieces.push({ left, right, lane });
      return lane;
    }
  }

  get count(): number {
    return this.pieces.reduce((most, one) => Math.max(most, one.lane + 1), 0);
  }
}

/** Asked twice: first everything takes its lane, then the lanes are given their heights. */
export class Lanes {
  private readonly gaps = new Map<number, Gap>();

  constructor(private readonly rows: readonly Row[]) {}

  take(gap: number, left: number, right: number, from = 0): number {
    const there = this.gaps.get(gap) ?? new Gap();
    this.gaps.set(gap, there);
    return there.take(Math.min(left, right), Math.max(left, right), from);
  }

  /** The height of a lane in the gap below a row; many lanes stand closer. */
  height(gap: number, taken: number): number {
    const next = this.rows[gap + 1];
    // Above the first row stand the lines of those whose parents nobody knows.
    const above = (next?.top ?? 0) - lane_first * 2;
    const start = (this.rows[gap]?.bottom ?? above) + lane_first;
    const end = next ? next.top - 44 : start + 400;
    const count = Math.max(1, (this.gaps.get(gap)?.count ?? 1) - 1);
    const step = Math.min(lane, Math.max(4, Math.floor((end - start) / count)));
    return start + taken * step;
  }
}
