// A board is the records one may see, by id; changes make a new board and leave the old one.
import {
  type BoardRecord,
  type DateValue,
  type FieldValue,
  isDate,
  isText,
  type Op,
  type TextValue,
} from "../protocol/values";
import { applyText, fitsText } from "./text";

export type Board = ReadonlyMap<string, BoardRecord>;

export const emptyBoard: Board = new Map();

export function textOf(record: BoardRecord | undefined, field: string): string {
  const value = record?.fields[field];
  if (typeof value === "string") return value;
  return isText(value) ? value.s : "";
}

export function textValueOf(record: BoardRecord | undefined, field: string): TextValue {
  const value = record?.fields[field];
  return isText(value) ? value : { s: "", tv: 0 };
}

export function flagOf(record: BoardRecord | undefined, field: string): boolean {
  return record?.fields[field] === true;
}

export function numberOf(record: BoardRecord | undefined, field: string): number | undefined {
  const value = record?.fields[field];
  return typeof value === "number" ? value : undefined;
}

export function refsOf(record: BoardRecord | undefined, field: string): readonly string[] {
  const value = record?.fields[field];
  return Array.isArray(value) ? value : [];
}

export function dateOf(record: BoardRecord | undefined, field: string): DateValue | undefined {
  const value = record?.fields[field];
  return isDate(value) ? value : undefined;
}

/** A board never changes, so that it is sorted once however many panels ask. */
const sorted = new WeakMap<Board, ReadonlyMap<string, readonly BoardRecord[]>>();

function sortedByType(board: Board): ReadonlyMap<string, readonly BoardRecord[]> {
  const groups = new Map<string, BoardRecord[]>();
  for (const record of board.values()) {
    const there = groups.get(record.type);
    if (there) there.push(record);
    else groups.set(record.type, [record]);
  }
  for (const records of groups.values()) records.sort(byOrder);
  return groups;
}

/** The records of a type, in the room's order. */
export function recordsOf(board: Board, type: string): readonly BoardRecord[] {
  const groups = sorted.get(board) ?? sortedByType(board);
  sorted.set(board, groups);
  return groups.get(type) ?? [];
}

export function byOrder(a: BoardRecord, b: BoardRecord): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function withField(record: BoardRecord, field: string, value: FieldValue | null): BoardRecord {
  if (field === "order") return typeof value === "number" ? { ...record, order: value } : record;
  if (field === "by") return typeof value === "string" ? { ...record, by: value } : record;
  const { [field]: _, ...rest } = record.fields;
  return { ...record, fields: value === null ? rest : { ...rest, [field]: value } };
}

function withText(record: BoardRecord, op: Extract<Op, { o: "text" }>): BoardRecord {
  const { s, tv } = textValueOf(record, op.f);
  if (!fitsText(s, op.d)) return record;
  return withField(record, op.f, { s: applyText(s, op.d), tv: tv + 1 });
}

function withRef(record: BoardRecord, op: Extract<Op, { o: "in" | "out" }>): BoardRecord {
  const others = refsOf(record, op.f).filter((ref) => ref !== op.ref);
  return withField(record, op.f, op.o === "in" ? [...others, op.ref].sort() : others);
}

/** The record after an op on it; the same object when the op changes nothing. */
function changed(record: BoardRecord, op: Exclude<Op, { o: "new" | "del" }>): BoardRecord {
  switch (op.o) {
    case "set":
      return Object.entries(op.p).reduce(
        (made, [field, value]) => withField(made, field, value),
        record,
      );
    case "text":
      return withText(record, op);
    case "in":
    case "out":
      return withRef(record, op);
  }
}

/** Ops on records that are not there change nothing: a change of mine may meet a deleted record. */
export function applyOps(board: Board, ops: readonly Op[]): Board {
  if (ops.length === 0) return board;
  const next = new Map(board);
  for (const op of ops) {
    if (op.o === "new") next.set(op.r.id, op.r);
    else if (op.o === "del") next.delete(op.id);
    else {
      const record = next.get(op.id);
      if (record) next.set(op.id, changed(record, op));
    }
  }
  return next;
}

export function idOf(op: Op): string {
  return op.o === "new" ? op.r.id : op.id;
}

/** One step further in the version of each record that the ops touch and did not make. */
export function countVersions(board: Board, ops: readonly Op[]): Board {
  const made = new Set(ops.filter((op) => op.o === "new").map(idOf));
  const touched = new Set(ops.map(idOf).filter((id) => !made.has(id)));
  if (touched.size === 0) return board;
  const next = new Map(board);
  for (const id of touched) {
    const record = next.get(id);
    if (record) next.set(id, { ...record, v: record.v + 1 });
  }
  return next;
}

export function putAndDrop(
  board: Board,
  put: readonly BoardRecord[],
  drop: readonly string[],
): Board {
  if (put.length === 0 && drop.length === 0) return board;
  const next = new Map(board);
  for (const id of drop) next.delete(id);
  for (const record of put) next.set(record.id, record);
  return next;
}
