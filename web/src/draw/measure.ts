// How numbers and words are measured, exactly alike on the screen and in exports made by the server.
import { fontWidths } from "#notation";

/** Rounded to a tenth, written without a needless fraction; the server writes the same digits. */
export function put(value: number): string {
  const tenths = Math.floor(value * 10 + 0.5);
  if (tenths === 0) return "0";
  const whole = Math.trunc(tenths / 10);
  const rest = Math.abs(tenths % 10);
  if (rest === 0) return String(whole);
  return `${tenths < 0 ? "-" : ""}${Math.abs(whole)}.${rest}`;
}

export function at(x: number, y: number): string {
  return `${put(x)} ${put(y)}`;
}

function unitsOf(point: number): number {
  for (const block of fontWidths.blocks) {
    const width = block.widths[point - block.from];
    if (point >= block.from && width !== undefined) return width;
  }
  return fontWidths.other;
}

/** The width of a line of words at a size, in whole units, rounded up. */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += unitsOf(character.codePointAt(0) ?? 0);
  return Math.ceil((units * size) / fontWidths.units_per_em);
}

function shortened(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  let kept = [...text];
  while (kept.length > 1 && widthOf(`${kept.join("")}…`, size) > room) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

/** Breaks words into at most so many lines; what does not fit ends in "…". */
export function wrapped(text: string, size: number, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter((one) => one !== "")) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (widthOf(longer, size) <= room || lines.length === most)) {
      lines[lines.length - 1] = longer;
    } else lines.push(word);
  }
  return lines.map((line) => shortened(line, size, room));
}
