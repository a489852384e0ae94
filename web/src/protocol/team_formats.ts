// The formats of a team, shipped and its own, and what the server says against one.
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
} from "./read";

export type FormatEntry = {
  readonly id: string;
  readonly version: number;
  readonly versions: readonly number[];
  readonly name: string;
  readonly useWhen: string;
  /** One of the team's own, which it may change. */
  readonly mine: boolean;
  /** As it is stored and sent back: what the editor does not know stays as it is. */
  readonly format: Fields;
};
export type Reason = { readonly stage: string; readonly says: string };

function decodeEntry(value: unknown): FormatEntry | undefined {
  const from = fieldsOf(value);
  const id = text(from, "id");
  const format = from["format"];
  if (id === undefined || !isFields(format)) return undefined;
  return {
    id,
    version: numberOf(from, "version"),
    versions: list(from, "versions", (one) => (typeof one === "number" ? one : undefined)),
    name: textOr(from, "name", ""),
    useWhen: textOr(from, "use_when", ""),
    mine: flag(from, "mine"),
    format,
  };
}

export function decodeFormats(value: unknown): readonly FormatEntry[] {
  return list(fieldsOf(value), "formats", decodeEntry);
}

export function decodeVersion(value: unknown): number | undefined {
  return number(fieldsOf(value), "version");
}

export function decodeOneFormat(value: unknown): Fields | undefined {
  const format = fieldsOf(value)["format"];
  return isFields(format) ? format : undefined;
}

/** Each with the stage it is about; about the whole format when it names none. */
export function decodeReasons(error: Fields): readonly Reason[] {
  return list(error, "reasons", (value) => {
    const from = fieldsOf(value);
    const says = text(from, "says");
    return says === undefined ? undefined : { stage: textOr(from, "stage", ""), says };
  });
}
