// What a stage may say beyond its words and writers: turns, a gate, and several ways to go through it.
import { type Fields, fieldsOf, isFields, textOr } from "../protocol/read";
import { stagesOf, withStage, withStages } from "./format_edit";

/** Fields to change; what is undefined is left out of the format altogether. */
export type Change = { readonly [key: string]: unknown };

function applied(fields: Fields, change: Change): Fields {
  return Object.fromEntries(
    Object.entries({ ...fields, ...change }).filter(([, value]) => value !== undefined),
  );
}

export function changedStage(format: Fields, at: number, change: Change): Fields {
  return withStages(
    format,
    stagesOf(format).map((stage, index) => (index === at ? applied(stage, change) : stage)),
  );
}

/** Who speaks in turn; with nobody in it, it goes round no times. */
export function turnChange(turn: string): Change {
  return turn === "" ? { turn: undefined, rounds: undefined } : { turn };
}

/** Once is what a format says by saying nothing; none is until the lead goes on. */
export function roundsOf(fields: Fields): number {
  const rounds = fields["rounds"];
  return typeof rounds === "number" ? rounds : 1;
}

export function roundsChange(rounds: number): Change {
  return { rounds: rounds === 1 ? undefined : rounds };
}

/** Lines that must be answered before the stage is left, each by any of its items. */
export function gateOf(stage: Fields): readonly (readonly string[])[] {
  const gate = stage["gate"];
  return (Array.isArray(gate) ? gate : []).map((line) =>
    (Array.isArray(line) ? line : []).filter((item) => typeof item === "string"),
  );
}

export function withGateLine(format: Fields, at: number, line: readonly string[]): Fields {
  const items = [...new Set(line.filter((item) => item !== ""))];
  const gate = gateOf(fieldsOf(stagesOf(format)[at]));
  return items.length === 0 ? format : withStage(format, at, { gate: [...gate, items] });
}

export function withoutGateLine(format: Fields, at: number, line: number): Fields {
  const left = gateOf(fieldsOf(stagesOf(format)[at])).filter((_, index) => index !== line);
  return changedStage(format, at, { gate: left.length === 0 ? undefined : left });
}

export function waysOf(stage: Fields): readonly Fields[] {
  const ways = stage["modules"];
  return Array.isArray(ways) ? ways.filter(isFields) : [];
}

/** The stage in which a way through another is chosen; -1 when none does. */
export function chosenIn(format: Fields, at: number): number {
  const id = textOr(fieldsOf(stagesOf(format)[at]), "id", "");
  return stagesOf(format).findIndex((stage) => id !== "" && stage["chooses"] === id);
}

export function withChoosing(format: Fields, at: number, chooser: number): Fields {
  const id = textOr(fieldsOf(stagesOf(format)[at]), "id", "");
  return withStages(
    format,
    stagesOf(format).map((stage, index) => {
      if (index === chooser) return { ...stage, chooses: id };
      return stage["chooses"] === id ? applied(stage, { chooses: undefined }) : stage;
    }),
  );
}

function freeWay(ways: readonly Fields[]): string {
  const taken = new Set(ways.map((way) => textOr(way, "id", "")));
  let n = ways.length + 1;
  while (taken.has(`way_${n}`)) n += 1;
  return `way_${n}`;
}

/** One more way; the first is chosen in the stage before, which is there to say so. */
export function withWay(format: Fields, at: number, name: string): Fields {
  const ways = waysOf(fieldsOf(stagesOf(format)[at]));
  const way = { id: freeWay(ways), name, prompt: "", minutes: 5 };
  const more = withStage(format, at, { modules: [...ways, way] });
  return chosenIn(more, at) < 0 ? withChoosing(more, at, at - 1) : more;
}

export function changedWay(format: Fields, at: number, way: number, change: Change): Fields {
  const ways = waysOf(fieldsOf(stagesOf(format)[at]));
  return withStage(format, at, {
    modules: ways.map((one, index) => (index === way ? applied(one, change) : one)),
  });
}

/** With the last way goes its choice. */
export function withoutWay(format: Fields, at: number, way: number): Fields {
  const left = waysOf(fieldsOf(stagesOf(format)[at])).filter((_, index) => index !== way);
  const less = changedStage(format, at, { modules: left.length === 0 ? undefined : left });
  return left.length === 0 ? withChoosing(less, at, -1) : less;
}
