// A running session as a viewer sees it.
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

export type Stage = {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  readonly mode: string;
  readonly prompt: string;
  readonly inserted?: string;
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
  readonly closing?: { readonly flush_by: number; readonly do: string };
  readonly finish_by?: number;
  readonly written?: number;
  readonly turn?: string;
  readonly safety: readonly string[];
  readonly listening: boolean;
  readonly signed: readonly string[];
};

function decodeStage(value: unknown): Stage | undefined {
  if (!isFields(value)) return undefined;
  const inserted = text(value, "inserted");
  return {
    id: textOr(value, "id", ""),
    name: textOr(value, "name", ""),
    minutes: numberOf(value, "minutes"),
    mode: textOr(value, "mode", ""),
    prompt: textOr(value, "prompt", ""),
    ...(inserted === undefined ? {} : { inserted }),
  };
}

function decodeRoles(value: unknown): { readonly [member: string]: readonly string[] } {
  const from = fieldsOf(value);
  const found: { [member: string]: readonly string[] } = {};
  for (const member of Object.keys(from)) found[member] = texts(from, member);
  return found;
}

/** The optional numbers and texts that are there. */
function optionals(from: Fields) {
  const ends = number(from, "ends");
  const paused = number(from, "paused_left");
  const hold = number(from, "hold_until");
  const finish = number(from, "finish_by");
  const written = number(from, "written");
  const turn = text(from, "turn");
  return {
    ...(ends === undefined ? {} : { ends }),
    ...(paused === undefined ? {} : { paused_left: paused }),
    ...(hold === undefined ? {} : { hold_until: hold }),
    ...(finish === undefined ? {} : { finish_by: finish }),
    ...(written === undefined ? {} : { written }),
    ...(turn === undefined ? {} : { turn }),
  };
}

export function decodeSession(value: unknown): Session | null {
  if (!isFields(value)) return null;
  const format = fieldsOf(value["format"]);
  const closing = value["closing"];
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
    ...optionals(value),
    ...(isFields(closing)
      ? { closing: { flush_by: numberOf(closing, "flush_by"), do: textOr(closing, "do", "") } }
      : {}),
    safety: texts(value, "safety"),
    listening: flag(value, "listening"),
    signed: texts(fieldsOf(value["summary"]), "signed"),
  };
}
