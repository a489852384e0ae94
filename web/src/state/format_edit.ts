// Changing a format: its stages in their order, who writes where in each; whatever else stands there is kept.
import { type Fields, fieldsOf, isFields, numberOf, textOr } from "../protocol/read";

export type Writer = { readonly role: string; readonly target: string };

export function stagesOf(format: Fields): readonly Fields[] {
  const stages = format["stages"];
  return Array.isArray(stages) ? stages.filter(isFields) : [];
}

/** A new format of the team's, which says what it was first made from. */
export function copyOf(format: Fields, name: string): Fields {
  const { id, version, ...rest } = format;
  return { ...rest, base: textOr(format, "base", "") || textOr({ id }, "id", ""), name };
}

export function withStages(format: Fields, stages: readonly Fields[]): Fields {
  return { ...format, stages };
}

export function withStage(format: Fields, at: number, change: Fields): Fields {
  const stages = stagesOf(format);
  return withStages(
    format,
    stages.map((stage, index) => (index === at ? { ...stage, ...change } : stage)),
  );
}

export function withoutStage(format: Fields, at: number): Fields {
  return withStages(
    format,
    stagesOf(format).filter((_, index) => index !== at),
  );
}

/** One place up or down; the first stage stays the first, for every format begins with arriving. */
export function movedStage(format: Fields, at: number, step: 1 | -1): Fields {
  const stages = [...stagesOf(format)];
  const to = at + step;
  const [one] = stages.slice(at, at + 1);
  if (!one || at < 1 || to < 1 || to >= stages.length) return format;
  stages.splice(at, 1);
  stages.splice(to, 0, one);
  return withStages(format, stages);
}

function freeId(stages: readonly Fields[]): string {
  const taken = new Set(stages.map((stage) => textOr(stage, "id", "")));
  let n = stages.length + 1;
  while (taken.has(`stage_${n}`)) n += 1;
  return `stage_${n}`;
}

/** A new open stage after another; everyone sees there what they saw before. */
export function addedStage(format: Fields, after: number, name: string): Fields {
  const stages = [...stagesOf(format)];
  const before = fieldsOf(stages[after]);
  stages.splice(after + 1, 0, {
    id: freeId(stages),
    name,
    prompt: "",
    minutes: 5,
    mode: "open",
    may: {},
    see: fieldsOf(before["see"]),
  });
  return withStages(format, stages);
}

export function minutesOf(format: Fields): number {
  return stagesOf(format).reduce((sum, stage) => sum + numberOf(stage, "minutes"), 0);
}

/** Who may write where, or who sees what: `may` and `see` have one shape. */
export type Rights = "may" | "see";

export function writersOf(stage: Fields, key: Rights = "may"): readonly Writer[] {
  return Object.entries(fieldsOf(stage[key])).flatMap(([role, targets]) =>
    (Array.isArray(targets) ? targets : [])
      .filter((target): target is string => typeof target === "string")
      .map((target) => ({ role, target })),
  );
}

function byRole(writers: readonly Writer[]): Fields {
  const may: { [role: string]: string[] } = {};
  for (const { role, target } of writers) {
    const targets = may[role] ?? [];
    if (!targets.includes(target)) targets.push(target);
    may[role] = targets;
  }
  return may;
}

export function withWriter(
  format: Fields,
  at: number,
  writer: Writer,
  key: Rights = "may",
): Fields {
  const stage = fieldsOf(stagesOf(format)[at]);
  return withStage(format, at, { [key]: byRole([...writersOf(stage, key), writer]) });
}

export function withoutWriter(
  format: Fields,
  at: number,
  writer: Writer,
  key: Rights = "may",
): Fields {
  const stage = fieldsOf(stagesOf(format)[at]);
  const left = writersOf(stage, key).filter(
    (one) => one.role !== writer.role || one.target !== writer.target,
  );
  return withStage(format, at, { [key]: byRole(left) });
}

export function rolesOf(format: Fields): readonly string[] {
  const roles = format["roles"];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [];
}

export function withRole(format: Fields, role: string, wanted: boolean): Fields {
  const others = rolesOf(format).filter((one) => one !== role);
  return { ...format, roles: wanted ? [...others, role] : others };
}
