// The names of record types, known at run time.
import { type TypeName, typeNames } from "#vocabulary";

const names: ReadonlySet<string> = new Set(typeNames);

export function isTypeName(name: string): name is TypeName {
  return names.has(name);
}
