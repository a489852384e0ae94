// Dates with their precision, in words, and the age that follows from a birth.
import type { DateValue } from "../protocol/values";
import { hasWord, say, sayNamed } from "./words";

type Point = { readonly y: number; readonly m?: number; readonly d?: number };

function pointWords(point: Point): string {
  if (point.m === undefined) return String(point.y);
  const month = `${sayNamed("date.month", String(point.m))} ${point.y}`;
  return point.d === undefined ? month : `${point.d} ${month}`;
}

export function dateWords(date: DateValue): string {
  const from = pointWords(date);
  const to = date.to ? pointWords(date.to) : "";
  switch (date.q) {
    case "about":
      return say("date.about", { from });
    case "before":
      return say("date.before", { from });
    case "after":
      return say("date.after", { from });
    case "between":
      return say("date.between", { from, to });
    case "from_to":
      return say("date.from_to", { from, to });
    default:
      return from;
  }
}

/** Whole years between a birth and a year; good enough where only years are known. */
export function ageWords(birth: DateValue | undefined, year: number): string {
  if (!birth || birth.q === "before" || birth.q === "after") return "";
  const age = year - birth.y;
  if (age < 0 || age > 130 || !hasWord("date.age_about")) return "";
  return birth.q === "exact" ? String(age) : say("date.age_about", { age });
}

/** A day as the date field of a browser gives it: 2026-11-23. */
export function dateFromDay(day: string): DateValue | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  return { y: Number(parts[1]), m: Number(parts[2]), d: Number(parts[3]), q: "exact" };
}

export function dayOfDate(date: DateValue | undefined): string {
  if (date?.m === undefined || date.d === undefined) return "";
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return `${pad(date.y, 4)}-${pad(date.m, 2)}-${pad(date.d, 2)}`;
}

/** As a signed page has it: the words that were said, else as much of the day as is known. */
export function dayOfPage(date: DateValue): string {
  if (date.said) return date.said;
  return [date.y, date.m, date.d]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** Whether a whole day has gone by since it; a month or a year is not over before its end. */
export function isPast(date: DateValue | undefined, now: number): boolean {
  if (!date) return false;
  const { y, m, d } = date;
  const end =
    m === undefined
      ? Date.UTC(y + 1, 0, 1)
      : Date.UTC(y, d === undefined ? m : m - 1, (d ?? 0) + 1);
  return now >= end;
}
