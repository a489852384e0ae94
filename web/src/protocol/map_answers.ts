// What the server answers about the map as a whole: a tidied layout, what a file would bring.
import { type Fields, fieldsOf, list, number, numberOf, text, textOr, texts } from "./read";

export type Laid = { readonly of: string; readonly x: number; readonly y: number };
/** Counts of one drawing, by name: people, crossings, overlaps ... */
export type Measures = ReadonlyMap<string, number>;

export type Tidied = {
  /** Not there when nobody would move. */
  readonly preview?: string;
  readonly places: readonly Laid[];
  readonly moved: number;
  readonly fresh: number;
  readonly before: Measures;
  readonly after: Measures;
};

function measures(value: unknown): Measures {
  const found = new Map<string, number>();
  for (const [name, count] of Object.entries(fieldsOf(value))) {
    if (typeof count === "number") found.set(name, count);
  }
  return found;
}

export function decodeTidied(value: unknown): Tidied | undefined {
  const from = fieldsOf(value);
  const preview = text(from, "preview");
  if (!Array.isArray(from["places"])) return undefined;
  return {
    ...(preview === undefined ? {} : { preview }),
    places: list(from, "places", (item) => {
      const place = fieldsOf(item);
      const of = text(place, "of");
      return of === undefined
        ? undefined
        : { of, x: numberOf(place, "x"), y: numberOf(place, "y") };
    }),
    moved: numberOf(from, "moved"),
    fresh: numberOf(from, "new"),
    before: measures(from["before"]),
    after: measures(from["after"]),
  };
}

export type Loss = {
  readonly kind: string;
  readonly what: string;
  readonly count: number;
  readonly lines: readonly number[];
};

/** Somebody of the file who may be on the map already. */
export type Match = {
  readonly id: string;
  readonly name: string;
  readonly birth?: number;
  readonly sure: boolean;
  readonly map: readonly string[];
};

export type Imported = {
  readonly preview: string;
  readonly format: string;
  readonly counts: Measures;
  readonly loss: readonly Loss[];
  readonly matches: readonly Match[];
};

function decodeLoss(value: unknown): Loss {
  const from = fieldsOf(value);
  return {
    kind: textOr(from, "kind", ""),
    what: textOr(from, "what", ""),
    count: numberOf(from, "count"),
    lines: list(from, "lines", (line) => (typeof line === "number" ? line : undefined)),
  };
}

function decodeMatch(value: unknown): Match | undefined {
  const from: Fields = fieldsOf(value);
  const id = text(from, "id");
  const birth = number(from, "birth");
  if (id === undefined) return undefined;
  return {
    id,
    name: textOr(from, "name", ""),
    ...(birth === undefined ? {} : { birth }),
    sure: from["sure"] === true,
    map: texts(from, "map"),
  };
}

export function decodeImported(value: unknown): Imported | undefined {
  const from = fieldsOf(value);
  const preview = text(from, "preview");
  if (preview === undefined) return undefined;
  return {
    preview,
    format: textOr(from, "format", ""),
    counts: measures(value),
    loss: list(from, "loss", decodeLoss),
    matches: list(from, "matches", decodeMatch),
  };
}
