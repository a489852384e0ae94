// A running session as a viewer sees it, and the draft of a summary between sessions.
import {
  type Fields,
  fieldsOf,
  flag,
  isFields,
  list,
  number,
  numberOf,
  text,
  textOr,
  texts,
} from "./read";
import { decodeModule, type StageModule } from "./stage_module";

export type Stage = {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  readonly mode: string;
  readonly prompt: string;
  readonly inserted?: string;
  /** The rest of a stage that something was inserted into. */
  readonly goes_on?: true;
  readonly attributed?: true;
  readonly gate?: readonly (readonly string[])[];
  readonly offers?: readonly string[];
  readonly preset?: Fields;
  readonly focus?: string;
  /** Parts of this stage, one of which is chosen: in it, or in the stage that says so. */
  readonly modules?: readonly StageModule[];
  readonly chooses?: string;
  readonly questions_only?: true;
  readonly output?: readonly string[];
  readonly prompts?: readonly string[];
  readonly skipped?: true;
  readonly admits_manager?: true;
};
export type Signature = { readonly by: string; readonly as: string; readonly at: number };
export type Signing = {
  readonly signed: readonly Signature[];
  readonly done?: true;
  readonly later_until?: number;
};
export type Draft = {
  readonly session: string;
  readonly signed: readonly Signature[];
  readonly later_until?: number;
  readonly earlier?: readonly string[];
};
export type Session = {
  readonly id: string;
  readonly format: { readonly id: string; readonly version: number; readonly name: string };
  readonly stages: readonly Stage[];
  readonly at: number;
  readonly rev: number;
  readonly mode: string;
  readonly roles: { readonly [member: string]: readonly string[] };
  readonly started: number;
  readonly ends?: number;
  readonly paused_left?: number;
  readonly hold_until?: number;
  readonly closing?: { readonly flush_by?: number; readonly do: string };
  readonly finish_by?: number;
  readonly taking_over?: { readonly by: string; readonly at: number };
  readonly written?: number;
  readonly few_writers?: true;
  readonly turn?: string;
  readonly turns_left?: readonly string[];
  /** The turn goes round for this time, of so many. */
  readonly round?: number;
  readonly rounds?: number;
  readonly module?: string;
  /** Let in for this stage alone. */
  readonly admitted?: readonly string[];
  /** Whose seat somebody speaks from. */
  readonly seats?: { readonly [member: string]: string };
  readonly pause?: { readonly by: string; readonly at: number };
  /** The roster or the roles have changed since the agreement was looked at. */
  readonly recontract?: true;
  readonly agenda?: { readonly id: string; readonly at: number; readonly of: number };
  readonly safety: readonly string[];
  readonly listening: boolean;
  readonly summary?: Signing;
  /** What stands on the plan from sessions before this one. */
  readonly earlier?: readonly string[];
};

/** The named numbers that are there. */
function numbers<K extends string>(from: Fields, keys: readonly K[]): { [key in K]?: number } {
  const found: { [key in K]?: number } = {};
  for (const key of keys) {
    const value = number(from, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function asGate(value: unknown): readonly string[] | undefined {
  return texts({ value }, "value");
}

/** What only some stages have: parts to choose from, prompts, and what they should leave behind. */
function decodeExtras(from: Fields) {
  const chooses = text(from, "chooses");
  return {
    ...("modules" in from ? { modules: list(from, "modules", decodeModule) } : {}),
    ...(chooses === undefined ? {} : { chooses }),
    ...(flag(from, "questions_only") ? { questions_only: true as const } : {}),
    ...("output" in from ? { output: texts(from, "output") } : {}),
    ...("prompts" in from ? { prompts: texts(from, "prompts") } : {}),
    ...(flag(from, "skipped") ? { skipped: true as const } : {}),
    ...(flag(from, "admits_manager") ? { admits_manager: true as const } : {}),
  };
}

function decodeStage(value: unknown): Stage | undefined {
  if (!isFields(value)) return undefined;
  const inserted = text(value, "inserted");
  const focus = text(value, "focus");
  const preset = value["preset"];
  return {
    id: textOr(value, "id", ""),
    name: textOr(value, "name", ""),
    minutes: numberOf(value, "minutes"),
    mode: textOr(value, "mode", ""),
    prompt: textOr(value, "prompt", ""),
    ...(inserted === undefined ? {} : { inserted }),
    ...(flag(value, "goes_on") ? { goes_on: true } : {}),
    ...(flag(value, "attributed") ? { attributed: true } : {}),
    ...("gate" in value ? { gate: list(value, "gate", asGate) } : {}),
    ...("offers" in value ? { offers: texts(value, "offers") } : {}),
    ...(isFields(preset) ? { preset } : {}),
    ...(focus === undefined ? {} : { focus }),
    ...decodeExtras(value),
  };
}

function decodeRoles(value: unknown): { readonly [member: string]: readonly string[] } {
  const from = fieldsOf(value);
  const found: { [member: string]: readonly string[] } = {};
  for (const member of Object.keys(from)) found[member] = texts(from, member);
  return found;
}

function decodeSignature(value: unknown): Signature | undefined {
  if (!isFields(value)) return undefined;
  return { by: textOr(value, "by", ""), as: textOr(value, "as", ""), at: numberOf(value, "at") };
}

function decodeSigning(value: Fields): Signing {
  return {
    signed: list(value, "signed", decodeSignature),
    ...(flag(value, "done") ? { done: true } : {}),
    ...numbers(value, ["later_until"]),
  };
}

export function decodeDraft(value: unknown): Draft | undefined {
  if (!isFields(value)) return undefined;
  return {
    session: textOr(value, "session", ""),
    signed: list(value, "signed", decodeSignature),
    ...numbers(value, ["later_until"]),
    ...("earlier" in value ? { earlier: texts(value, "earlier") } : {}),
  };
}

function decodeSeats(value: unknown): { readonly [member: string]: string } {
  const from = fieldsOf(value);
  const found: { [member: string]: string } = {};
  for (const member of Object.keys(from)) found[member] = textOr(from, member, "");
  return found;
}

/** What goes on inside a stage: rounds, its chosen part, who was let in, a break. */
function decodeCourse(from: Fields) {
  const chosen = text(from, "module");
  const pause = from["pause"];
  const agenda = from["agenda"];
  return {
    ...numbers(from, ["round", "rounds"]),
    ...(chosen === undefined ? {} : { module: chosen }),
    ...("admitted" in from ? { admitted: texts(from, "admitted") } : {}),
    ...("seats" in from ? { seats: decodeSeats(from["seats"]) } : {}),
    ...(isFields(pause)
      ? { pause: { by: textOr(pause, "by", ""), at: numberOf(pause, "at") } }
      : {}),
    ...(flag(from, "recontract") ? { recontract: true as const } : {}),
    ...(isFields(agenda)
      ? {
          agenda: {
            id: textOr(agenda, "id", ""),
            at: numberOf(agenda, "at"),
            of: numberOf(agenda, "of"),
          },
        }
      : {}),
  };
}

function decodeInterruptions(from: Fields) {
  const closing = from["closing"];
  const taking = from["taking_over"];
  const turn = text(from, "turn");
  return {
    ...(isFields(closing)
      ? { closing: { ...numbers(closing, ["flush_by"]), do: textOr(closing, "do", "") } }
      : {}),
    ...(isFields(taking)
      ? { taking_over: { by: textOr(taking, "by", ""), at: numberOf(taking, "at") } }
      : {}),
    ...(flag(from, "few_writers") ? { few_writers: true as const } : {}),
    ...(turn === undefined ? {} : { turn }),
    ...("turns_left" in from ? { turns_left: texts(from, "turns_left") } : {}),
  };
}

export function decodeSession(value: unknown): Session | null {
  if (!isFields(value)) return null;
  const format = fieldsOf(value["format"]);
  const summary = value["summary"];
  return {
    id: textOr(value, "id", ""),
    format: {
      id: textOr(format, "id", ""),
      version: numberOf(format, "version"),
      name: textOr(format, "name", ""),
    },
    stages: list(value, "stages", decodeStage),
    at: numberOf(value, "at"),
    rev: numberOf(value, "rev"),
    mode: textOr(value, "mode", ""),
    roles: decodeRoles(value["roles"]),
    started: numberOf(value, "started"),
    ...numbers(value, ["ends", "paused_left", "hold_until", "finish_by", "written"]),
    ...decodeInterruptions(value),
    ...decodeCourse(value),
    safety: texts(value, "safety"),
    listening: flag(value, "listening"),
    ...(isFields(summary) ? { summary: decodeSigning(summary) } : {}),
    ...("earlier" in value ? { earlier: texts(value, "earlier") } : {}),
  };
}
