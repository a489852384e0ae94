// Every word on the screen comes from here: sentences by key, with their slots filled in.
import { words } from "#vocabulary";

type Words = typeof words;
export type WordKey = keyof Words;
type SlotsOf<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotsOf<Rest> : never;
type SlotValues<S> = { readonly [Name in SlotsOf<S>]: string | number };
type SlotArguments<S> = [SlotsOf<S>] extends [never] ? [] : [slots: SlotValues<S>];
type Counted = { [K in WordKey]: K extends `${infer Base}.other` ? Base : never }[WordKey];

const table: Map<string, string> = new Map(Object.entries(words));

/** Words that came with a later script. */
export function addWords(more: { readonly [key: string]: string }): void {
  for (const [key, sentence] of Object.entries(more)) table.set(key, sentence);
}
const plural = new Intl.PluralRules("en");

function fill(sentence: string, slots: { readonly [name: string]: string | number }): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}

/** The sentence of a key; the compiler asks for exactly the slots it has. */
export function say<K extends WordKey>(key: K, ...slots: SlotArguments<Words[K]>): string {
  return fill(table.get(key) ?? key, slots[0] ?? {});
}

/** The sentence for a number of things, from `base.one` and `base.other`. */
export function sayCount(base: Counted, n: number): string {
  const form = table.get(`${base}.${plural.select(n)}`) ?? table.get(`${base}.other`) ?? base;
  return fill(form, { n });
}

/** The word for a name that comes from data, such as a choice or a refusal; the name when none. */
export function sayNamed(prefix: string, name: string): string {
  return table.get(`${prefix}.${name}`) ?? name.replaceAll("_", " ");
}

export function hasWord(key: string): boolean {
  return table.has(key);
}

/** "Beth, Carl and Dana". */
export function sayAll(names: readonly string[]): string {
  const last = names[names.length - 1];
  if (last === undefined) return "";
  if (names.length === 1) return last;
  return say("list.and", { all_but_last: names.slice(0, -1).join(", "), last });
}
