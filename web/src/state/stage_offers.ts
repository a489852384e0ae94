// What a stage puts forward: what may be written first, what it looks at and leaves behind, prompts to think with.
import { type Fields, fieldsOf, textOr, texts } from "../protocol/read";
import { stagesOf } from "./format_edit";
import { changedStage } from "./stage_edit";

/** Each is a list of words in which nothing stands twice. */
export type Listed = "offers" | "output" | "prompts";

export function listedIn(stage: Fields, list: Listed): readonly string[] {
  return list in stage ? texts(stage, list) : [];
}

export function withListed(format: Fields, at: number, list: Listed, words: string): Fields {
  const one = words.trim();
  const all = listedIn(fieldsOf(stagesOf(format)[at]), list);
  if (one === "" || all.includes(one)) return format;
  return changedStage(format, at, { [list]: [...all, one] });
}

export function withoutListed(format: Fields, at: number, list: Listed, words: string): Fields {
  const left = listedIn(fieldsOf(stagesOf(format)[at]), list).filter((one) => one !== words);
  const without = changedStage(format, at, { [list]: left.length === 0 ? undefined : left });
  return list === "offers" && words === "statement" ? withColumn(without, at, "") : without;
}

/** One place up or down among the others. */
export function movedListed(
  format: Fields,
  at: number,
  list: Listed,
  from: number,
  step: 1 | -1,
): Fields {
  const all = [...listedIn(fieldsOf(stagesOf(format)[at]), list)];
  const [one, other] = [all[from], all[from + step]];
  if (one === undefined || other === undefined) return format;
  all.splice(Math.min(from, from + step), 2, ...(step === 1 ? [other, one] : [one, other]));
  return changedStage(format, at, { [list]: all });
}

/** The column that statements go to without being asked; empty when whoever writes chooses. */
export function columnOf(stage: Fields): string {
  return textOr(fieldsOf(stage["preset"]), "column", "");
}

export function withColumn(format: Fields, at: number, column: string): Fields {
  const { column: _, ...others } = fieldsOf(fieldsOf(stagesOf(format)[at])["preset"]);
  const preset = column === "" ? others : { ...others, column };
  return changedStage(format, at, {
    preset: Object.keys(preset).length === 0 ? undefined : preset,
  });
}

/** Only what the presenter took is shown large. */
export function looksAtTaken(stage: Fields): boolean {
  return stage["focus"] === "taken";
}

export function withTaken(format: Fields, at: number, taken: boolean): Fields {
  return changedStage(format, at, { focus: taken ? "taken" : undefined });
}
