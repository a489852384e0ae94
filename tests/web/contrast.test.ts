// Every pair of colours that meet on the screen has the contrast that people need.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env["SPACEBETWEEN_ROOT"] ?? ".";
const source = readFileSync(join(root, "web/src/style/tokens.css"), "utf8");

function tokensOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map((match) => [
      match[1] ?? "",
      match[2] ?? "",
    ]),
  );
}

const darkAt = source.indexOf("prefers-color-scheme: dark");
const light = tokensOf(source.slice(0, darkAt));
const dark = new Map([...light, ...tokensOf(source.slice(darkAt))]);

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const text = 4.5;
const border = 3;
const pairs: readonly (readonly [string, string, number])[] = [
  ...["paper", "surface", "surface-2", "note", "change-tint", "safe-tint", "safety-tint"].flatMap(
    (ground): (readonly [string, string, number])[] => [
      ["ink", ground, text],
      ["ink-2", ground, text],
    ],
  ),
  ["primary", "paper", text],
  ["primary", "surface", text],
  ["primary", "surface-2", text],
  ["primary", "note", text],
  ["on-primary", "primary", text],
  ["on-primary", "primary-hover", text],
  ["link", "paper", text],
  ["link", "surface", text],
  ["visited", "paper", text],
  ["link", "info-tint", text],
  ["safety", "paper", text],
  ["safety", "safety-tint", text],
  ["on-safety", "safety", text],
  ["amber", "amber-tint", text],
  ["done", "done-tint", text],
  ["line", "paper", border],
  ["line", "surface", border],
  ["line", "surface-2", border],
  ["change", "change-tint", border],
  ["safe", "safe-tint", border],
  ["focus-ink", "focus", text],
  ["rel-ink", "paper", text],
  ["rel-blue", "paper", text],
  ["rel-rust", "paper", text],
  ["rel-purple", "paper", text],
];

for (const [theme, tokens] of [
  ["light", light],
  ["dark", dark],
] as const) {
  for (const [front, ground, least] of pairs) {
    test(`${theme}: ${front} on ${ground} has a contrast of ${least}`, () => {
      const found = contrast(tokens.get(front) ?? "", tokens.get(ground) ?? "");
      assert.ok(found >= least, `${found.toFixed(2)}`);
    });
  }
}

test("initials on every person's mark can be read", () => {
  const room = readFileSync(join(root, "web/src/style/room_frame.css"), "utf8");
  const marks = [...room.matchAll(/background: (#[0-9a-f]{6})/g)].map((match) => match[1] ?? "");
  assert.equal(marks.length, 6);
  for (const mark of marks) assert.ok(contrast("#ffffff", mark) >= text, mark);
});
