// Builds the ops of what a person asks for: records with their fields, as the server wants them.
import { type FieldSpec, type TypeName, type TypeSpec, types } from "#vocabulary";
import type { BoardRecord, FieldValue, FieldValues, Op } from "../protocol/values";

export type MakeId = (prefix: string) => string;

/** Until the server gives an order, a new record stands after all that have one. */
const afterAll = 1e12;

const specs: ReadonlyMap<string, TypeSpec> = new Map(Object.entries(types));

export function specOf(type: string): TypeSpec | undefined {
  return specs.get(type);
}

export function fieldSpecOf(type: string, field: string): FieldSpec | undefined {
  return specs.get(type)?.fields[field];
}

export function choicesOf(type: string, field: string): readonly string[] {
  return fieldSpecOf(type, field)?.choices ?? [];
}

export type Made = { readonly id: string; readonly ops: readonly Op[] };

/** A new record; its texts, given as plain strings, follow as edits in the same change. */
export function makeRecord(
  type: TypeName,
  given: FieldValues,
  makeId: MakeId,
  by: string | undefined,
): Made {
  const id = makeId(types[type].prefix);
  const fields: { [field: string]: FieldValue } = {};
  const edits: Op[] = [];
  for (const [field, value] of Object.entries(given)) {
    if (value === "" || (Array.isArray(value) && value.length === 0)) continue;
    if (fieldSpecOf(type, field)?.kind !== "text" || typeof value !== "string") {
      fields[field] = Array.isArray(value) ? [...value].sort() : value;
    } else edits.push({ o: "text", id, f: field, tv: 0, d: [value] });
  }
  const r: BoardRecord = {
    id,
    type,
    v: 0,
    order: afterAll,
    ...(by === undefined ? {} : { by }),
    fields,
  };
  return { id, ops: [{ o: "new", r }, ...edits] };
}

export function setField(id: string, field: string, value: FieldValue | null): Op {
  return { o: "set", id, p: { [field]: value } };
}
