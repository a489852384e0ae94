// The file that the server makes of a scene, written a second time, to hold both drawings together.
import { notation } from "#notation";
import { type LegendRow, legendOf } from "../../../web/src/draw/legend";
import { put } from "../../../web/src/draw/measure";
import type { Scene } from "../../../web/src/draw/scene";
import type { SceneNode, Shape } from "../../../web/src/draw/shape";

const ink = "#12181D";
const rowHigh = 56;
const margin = 32;
const head = 72;

export type Caption = { readonly title: string; readonly line: string; readonly legend: string };

/** Of the control characters, XML knows only these three. */
function written(text: string): string {
  return [...text].filter((one) => one >= " " || "\t\n\r".includes(one)).join("");
}

function escaped(text: string): string {
  return written(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function colour(name: string): string {
  switch (name) {
    case "none":
      return "none";
    case "ink":
      return ink;
    case "paper":
      return "#FFFFFF";
    case "condition":
    case "guide":
    case "household":
      return "#46535C";
    default:
      return notation.classes[name]?.light ?? ink;
  }
}

function text(x: number, y: number, words: string, size: number, anchor = "start"): string {
  const halo = 'paint-order="stroke" stroke="#FFFFFF" stroke-width="4" stroke-linejoin="round"';
  return `<text x="${put(x)}" y="${put(y)}" font-size="${size}" text-anchor="${anchor}" fill="${ink}" ${halo}>${escaped(words)}</text>`;
}

function shapeText(shape: Shape): string {
  if (shape.kind === "text") return text(shape.x, shape.y, shape.text, shape.size, shape.anchor);
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(" ")}"` : "";
  const look = `fill="${colour(shape.fill)}" stroke="${colour(shape.stroke)}"`;
  return `<path d="${shape.d}" ${look} stroke-width="${shape.width}"${dash}/>`;
}

function nodeText(node: SceneNode): string {
  const faint = node.faint ? ' opacity="0.55"' : "";
  const name = escaped(node.name);
  const open = `<g data-id="${escaped(node.id)}" data-kind="${node.kind}" role="graphics-symbol" aria-label="${name}" transform="translate(${node.x} ${node.y})"${faint}>`;
  return `${open}<title>${name}</title>${node.shapes.map(shapeText).join("")}</g>`;
}

function legendText(rows: readonly LegendRow[], x: number, y: number): string {
  return rows
    .map((row, index) => {
      const top = y + index * rowHigh;
      const swatch = row.shapes.map(shapeText).join("");
      return `<g transform="translate(${x + 40} ${top})">${swatch}</g>${text(x + 92, top + 5, row.words, 14)}`;
    })
    .join("");
}

/** The legend stands under the drawing; the file asks for nothing from anywhere. */
export function svgDocument(scene: Scene, caption: Caption): string {
  const rows = legendOf(scene);
  const box = scene.box;
  const [left, top] = [Math.floor(box.left) - margin, Math.floor(box.top) - margin - head];
  const width = Math.max(480, Math.ceil(box.right) + margin - left);
  const drawn = Math.ceil(box.bottom) + margin;
  const legendTop = drawn + 40;
  const height = legendTop - top + (rows.length === 0 ? 0 : rows.length * rowHigh + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" role="graphics-document" aria-label="${escaped(caption.title)}" font-family="DejaVu Sans, Segoe UI, Arial, sans-serif">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#FFFFFF"/>`,
    text(left + margin, top + 36, caption.title, 20),
    text(left + margin, top + 60, caption.line, 14),
    ...scene.nodes.map(nodeText),
    ...(rows.length === 0 ? [] : [text(left + margin, drawn + 4, caption.legend, 16)]),
    legendText(rows, left + margin, legendTop),
    "</svg>\n",
  ].join("\n");
}
