// The client draws each kept family to the byte as the server does: one notation, two renderers.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dayOf } from "../../web/src/draw/days";
import { SceneMaker } from "../../web/src/draw/scene";
import { type BoardRecord, decodeRecord } from "../../web/src/protocol/values";
import { type Board, textOf } from "../../web/src/state/board";
import { renamed } from "./support/privacy";
import { svgDocument } from "./support/svg_document";

type Family = {
  readonly view: "genogram" | "network";
  readonly day: readonly [number, number, number];
  readonly bonds: "harm" | "all" | "none";
  readonly naming: "first" | "initials" | "part" | "alias";
  readonly guesses: boolean;
  readonly title: string;
  readonly line: string;
  readonly records: readonly unknown[];
};

const root = process.env["SPACEBETWEEN_FAMILIES"] ?? join("..", "tests", "golden", "map");

function boardOf(family: Family): Board {
  const records = family.records.flatMap((raw): readonly BoardRecord[] => {
    const record = decodeRecord(raw);
    const unsure = ["hypothesis", "disproved"].includes(textOf(record, "certainty"));
    const guessed = unsure || textOf(record, "seen_by") !== "";
    return record && !(record.type === "bond" && guessed && !family.guesses) ? [record] : [];
  });
  return new Map(records.map((record) => [record.id, record]));
}

function drawn(family: Family): string {
  const naming = family.naming === "first" ? "first_name" : family.naming;
  const scene = new SceneMaker().make(renamed(boardOf(family), naming), {
    view: family.view,
    day: dayOf(...family.day),
    filter: family.bonds,
    selected: "",
    focus: "",
  });
  return svgDocument(scene, { title: family.title, line: family.line, legend: "Legend" });
}

for (const file of readdirSync(root).filter((name) => name.endsWith(".json"))) {
  test(`the client draws ${file} as the server does`, () => {
    const family: Family = JSON.parse(readFileSync(join(root, file), "utf8"));
    const kept = readFileSync(join(root, file.replace(".json", ".svg")), "utf8");
    const [lines, keptLines] = [drawn(family).split("\n"), kept.split("\n")];
    const differs = lines.findIndex((line, index) => line !== keptLines[index]);
    assert.equal(lines[differs], keptLines[differs]);
    assert.equal(lines.length, keptLines.length);
  });
}
