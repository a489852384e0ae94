// A date as people type it, with how sure they are: 2015, May 2015, about 2015, 2012 to 2014.
import type { DatePoint, DateValue } from "../protocol/values";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthOf(word: string): number | undefined {
  const at = months.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}

function pointOf(text: string): DatePoint | undefined {
  const year = /^(\d{4})$/.exec(text);
  if (year) return { y: Number(year[1]) };
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  const named = /^(?:(\d{1,2}) )?([a-z]{3,9}) (\d{4})$/i.exec(text);
  const [y, m, d] = iso
    ? [Number(iso[1]), Number(iso[2]), iso[3]]
    : [Number(named?.[3]), monthOf(named?.[2] ?? ""), named?.[1]];
  if (!iso && !named) return undefined;
  if (m === undefined || m < 1 || m > 12) return undefined;
  if (d === undefined) return { y, m };
  const day = Number(d);
  const inMonth = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return day >= 1 && day <= inMonth ? { y, m, d: day } : undefined;
}

const sureness: readonly (readonly [RegExp, string])[] = [
  [/^(?:about|around|c\.|~) ?/i, "about"],
  [/^before |^</i, "before"],
  [/^after |^>/i, "after"],
];

function rangeOf(text: string): DateValue | undefined {
  const between = /^between (.+) and (.+)$/i.exec(text);
  const span = /^(.+?) to (.+)$/i.exec(text) ?? /^(\d{4}) ?[-–] ?(\d{4})$/.exec(text);
  const found = between ?? span;
  const [from, to] = [pointOf(found?.[1] ?? ""), pointOf(found?.[2] ?? "")];
  if (!from || !to || to.y < from.y) return undefined;
  return { ...from, q: between ? "between" : "from_to", to };
}

/** Nothing when it is no date that we know; it never guesses. */
export function parseWhen(typed: string): DateValue | undefined {
  const text = typed.trim().replace(/\s+/g, " ");
  for (const [pattern, q] of sureness) {
    if (!pattern.test(text)) continue;
    const point = pointOf(text.replace(pattern, ""));
    return point ? { ...point, q } : undefined;
  }
  const point = pointOf(text);
  return point ? { ...point, q: "exact" } : rangeOf(text);
}

/** Where a year is asked for: one alone is as sure as was chosen, words say it themselves. */
export function parseYear(typed: string, q: string): DateValue | undefined {
  const read = parseWhen(typed);
  return read && /^\d+$/.test(typed.trim()) ? { ...read, q } : read;
}

/** The same date, known better or less well; two ends stay where there is room for them. */
export function asSure(date: DateValue, q: string): DateValue {
  const { to, ...start } = date;
  return to && (q === "between" || q === "from_to") ? { ...start, q, to } : { ...start, q };
}
