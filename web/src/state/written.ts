// What stands in some fields of a record, in words: for cards and for who may only read.
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { fieldSpecOf } from "./ask";
import { dateOf, flagOf, numberOf, textOf } from "./board";
import { dateWords } from "./dates";
import { sayNamed } from "./words";

export type Written = { readonly label: string; readonly words: string };

/** A flag is its own words; references are left to whoever shows them. */
function wordsOf(record: BoardRecord, type: TypeName, field: string): string | undefined {
  const words = textOf(record, field);
  switch (fieldSpecOf(type, field)?.kind) {
    case "text":
    case "line":
      return words.trim() === "" ? undefined : words;
    case "choice":
      return words === "" ? undefined : sayNamed(`choice.${type}.${field}`, words);
    case "flag":
      return flagOf(record, field) ? "" : undefined;
    case "date": {
      const date = dateOf(record, field);
      return date ? dateWords(date) : undefined;
    }
    case "number": {
      const number = numberOf(record, field);
      return number === undefined ? undefined : String(number);
    }
    default:
      return undefined;
  }
}

export function writtenFields(
  record: BoardRecord,
  type: TypeName,
  fields: readonly string[],
): readonly Written[] {
  return fields.flatMap((field) => {
    const words = wordsOf(record, type, field);
    return words === undefined ? [] : [{ label: sayNamed(`field.${type}`, field), words }];
  });
}
