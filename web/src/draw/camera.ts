// How the map lies in its window: one scale and one shift, and the way between the two.
import type { Place } from "./places";
import type { Box } from "./shape";

export type Camera = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };

const [least, most] = [0.15, 3];
const margin = 24;
/** Above and below: the buttons around whoever is selected keep within the window. */
const handles = 36;

export function fitted(box: Box, size: Size): Camera {
  const [wide, high] = [box.right - box.left + margin * 2, box.bottom - box.top + margin * 2];
  const room = Math.max(size.height - handles * 2, size.height / 2);
  const fits = Math.min(size.width / wide, room / high);
  const scale = Math.max(least, Math.min(1.25, fits));
  return {
    scale,
    x: size.width / 2 - ((box.left + box.right) / 2) * scale,
    y: size.height / 2 - ((box.top + box.bottom) / 2) * scale,
  };
}

/** How much larger letters are drawn when the map is small, so that they can be read. */
export function lettersAt(camera: Camera): number {
  return Math.round(Math.max(1, Math.min(1.4, 0.9 / camera.scale)) * 20) / 20;
}

/** Closer or further, with one point of the window staying where it is. */
export function zoomed(camera: Camera, factor: number, fixed: Place): Camera {
  const scale = Math.max(least, Math.min(most, camera.scale * factor));
  const by = scale / camera.scale;
  return {
    scale,
    x: fixed.x - (fixed.x - camera.x) * by,
    y: fixed.y - (fixed.y - camera.y) * by,
  };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Moves the map just so far that a place can be seen. */
export function broughtIn(camera: Camera, place: Place, size: Size): Camera {
  const edge = Math.min(120, size.width / 4, size.height / 4);
  const shift = (at: number, end: number) =>
    at < edge ? edge - at : at > end - edge ? end - edge - at : 0;
  const [x, y] = [place.x * camera.scale + camera.x, place.y * camera.scale + camera.y];
  return panned(camera, shift(x, size.width), shift(y, size.height));
}

export function transformOf(camera: Camera): string {
  return `translate(${camera.x} ${camera.y}) scale(${camera.scale})`;
}

export function windowPlace(camera: Camera, place: Place): Place {
  return { x: place.x * camera.scale + camera.x, y: place.y * camera.scale + camera.y };
}
