// Small readers for what arrives: everything is `unknown` until one of these has looked at it.

export type Fields = { readonly [key: string]: unknown };
export type Decode<T> = (value: unknown) => T | undefined;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function text(from: Fields, key: string): string | undefined {
  const value = from[key];
  return typeof value === "string" ? value : undefined;
}

export function textOr(from: Fields, key: string, otherwise: string): string {
  return text(from, key) ?? otherwise;
}

export function number(from: Fields, key: string): number | undefined {
  const value = from[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function numberOf(from: Fields, key: string): number {
  return number(from, key) ?? 0;
}

export function flag(from: Fields, key: string): boolean {
  return from[key] === true;
}

/** The items that decode; an item that does not is left out. */
export function list<T>(from: Fields, key: string, decode: Decode<T>): readonly T[] {
  const value = from[key];
  if (!Array.isArray(value)) return [];
  const found: T[] = [];
  for (const item of value) {
    const decoded = decode(item);
    if (decoded !== undefined) found.push(decoded);
  }
  return found;
}

export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function texts(from: Fields, key: string): readonly string[] {
  return list(from, key, asText);
}

export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
