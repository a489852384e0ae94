// Records and their fields as they travel, and what a change does to them.
import { type Fields, isFields, number, text, textOr } from "./read";

export type TextValue = { readonly s: string; readonly tv: number };
export type DatePoint = { readonly y: number; readonly m?: number; readonly d?: number };
export type DateValue = DatePoint & {
  readonly q: string;
  readonly to?: DatePoint;
  readonly said?: string;
};
export type FieldValue = string | number | boolean | TextValue | DateValue | readonly string[];
export type FieldValues = { readonly [field: string]: FieldValue };

export type BoardRecord = {
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly order: number;
  readonly by?: string;
  /** Words that should never have been here were taken out: by whom, and when. */
  readonly taken_out?: { readonly by: string; readonly at: number };
  readonly fields: FieldValues;
};

/** Positions in code points: a number skips, a string inserts, `{d}` deletes. */
export type TextChange = readonly (number | string | { readonly d: number | string })[];

export type NewRecord = {
  readonly id: string;
  readonly type: string;
  readonly fields: FieldValues;
};
export type Op =
  | { readonly o: "new"; readonly r: BoardRecord }
  | {
      readonly o: "set";
      readonly id: string;
      readonly p: { readonly [field: string]: FieldValue | null };
    }
  | {
      readonly o: "text";
      readonly id: string;
      readonly f: string;
      readonly tv: number;
      readonly d: TextChange;
    }
  | { readonly o: "in"; readonly id: string; readonly f: string; readonly ref: string }
  | { readonly o: "out"; readonly id: string; readonly f: string; readonly ref: string }
  | { readonly o: "del"; readonly id: string };

export function isText(value: FieldValue | undefined): value is TextValue {
  return isFields(value) && "s" in value && "tv" in value;
}

export function isDate(value: FieldValue | undefined): value is DateValue {
  return isFields(value) && "q" in value;
}

function decodePoint(value: unknown): DatePoint | undefined {
  if (!isFields(value)) return undefined;
  const y = number(value, "y");
  if (y === undefined) return undefined;
  const m = number(value, "m");
  const d = number(value, "d");
  return { y, ...(m === undefined ? {} : { m }), ...(d === undefined ? {} : { d }) };
}

function decodeDate(value: Fields): DateValue | undefined {
  const point = decodePoint(value);
  const q = text(value, "q");
  if (!point || q === undefined) return undefined;
  const to = decodePoint(value["to"]);
  const said = text(value, "said");
  return { ...point, q, ...(to ? { to } : {}), ...(said === undefined ? {} : { said }) };
}

export function decodeField(value: unknown): FieldValue | undefined {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) {
    return value.every((item): item is string => typeof item === "string") ? value : undefined;
  }
  if (!isFields(value)) return undefined;
  const s = text(value, "s");
  const tv = number(value, "tv");
  if (s !== undefined && tv !== undefined) return { s, tv };
  return decodeDate(value);
}

const plain = new Set(["id", "type", "v", "by", "order", "taken_out"]);

export function decodeRecord(value: unknown): BoardRecord | undefined {
  if (!isFields(value)) return undefined;
  const id = text(value, "id");
  const type = text(value, "type");
  if (id === undefined || type === undefined) return undefined;
  const fields: { [field: string]: FieldValue } = {};
  for (const [name, raw] of Object.entries(value)) {
    const field = plain.has(name) ? undefined : decodeField(raw);
    if (field !== undefined) fields[name] = field;
  }
  const by = text(value, "by");
  const taken = value["taken_out"];
  return {
    id,
    type,
    v: number(value, "v") ?? 0,
    order: number(value, "order") ?? 0,
    ...(by === undefined ? {} : { by }),
    ...(isFields(taken)
      ? { taken_out: { by: textOr(taken, "by", ""), at: number(taken, "at") ?? 0 } }
      : {}),
    fields,
  };
}

/** The record as it travels when the server sends it. */
export function encodeRecord(record: BoardRecord): Fields {
  const { fields, ...rest } = record;
  return { ...rest, ...fields };
}

function decodeTextChange(value: unknown): TextChange | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts: (number | string | { readonly d: number | string })[] = [];
  for (const part of value) {
    if (typeof part === "number" || typeof part === "string") parts.push(part);
    else if (isFields(part)) {
      const d = part["d"];
      if (typeof d !== "number" && typeof d !== "string") return undefined;
      parts.push({ d });
    } else return undefined;
  }
  return parts;
}

function decodeSet(value: Fields, id: string): Op | undefined {
  const given = value["p"];
  if (!isFields(given)) return undefined;
  const p: { [field: string]: FieldValue | null } = {};
  for (const [name, raw] of Object.entries(given)) {
    const field = raw === null ? null : decodeField(raw);
    if (field !== undefined) p[name] = field;
  }
  return { o: "set", id, p };
}

export function decodeOp(value: unknown): Op | undefined {
  if (!isFields(value)) return undefined;
  const o = text(value, "o");
  if (o === "new") {
    const r = decodeRecord(value["r"]);
    return r ? { o, r } : undefined;
  }
  const id = text(value, "id");
  if (id === undefined) return undefined;
  if (o === "del") return { o, id };
  if (o === "set") return decodeSet(value, id);
  const f = text(value, "f");
  if (f === undefined) return undefined;
  if (o === "text") {
    const tv = number(value, "tv");
    const d = decodeTextChange(value["d"]);
    return tv === undefined || d === undefined ? undefined : { o, id, f, tv, d };
  }
  const ref = text(value, "ref");
  if ((o === "in" || o === "out") && ref !== undefined) return { o, id, f, ref };
  return undefined;
}

/** A new record as a client asks for it: no version, author or order; its texts come as edits. */
function encodeNew(record: BoardRecord): Fields {
  return { id: record.id, type: record.type, ...record.fields };
}

export function encodeOp(op: Op, from: "client" | "server"): Fields {
  if (op.o !== "new") return op;
  return { o: "new", r: from === "client" ? encodeNew(op.r) : encodeRecord(op.r) };
}
