// Dates as comparable numbers, so that a map can be drawn as it was on a day.
import type { DatePoint, DateValue } from "../protocol/values";

/** A day as one number that sorts like the calendar. */
export type Day = number;

export function dayOf(y: number, m = 1, d = 1): Day {
  return (y * 12 + (m - 1)) * 31 + (d - 1);
}

export function dayOfTime(ms: number): Day {
  const date = new Date(ms);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

export function yearOfDay(day: Day): number {
  return Math.floor(day / 372);
}

/** The first day that a date may mean. */
export function earliest(date: DateValue): Day {
  return dayOf(date.y, date.m ?? 1, date.d ?? 1);
}

function lastOf(point: DatePoint): Day {
  return dayOf(point.y, point.m ?? 12, point.d ?? 31);
}

/** The last day that a date may mean. */
export function latest(date: DateValue): Day {
  return lastOf(date.to ?? date);
}

/** Whether what lasts from `since` until `until` holds on a day; what is not known does not hide it. */
export function holdsOn(
  since: DateValue | undefined,
  until: DateValue | undefined,
  day: Day,
): boolean {
  if (since && since.q !== "before" && earliest(since) > day) return false;
  return !(until && until.q !== "after" && latest(until) < day);
}

/** A year as the genogram writes it: 1972, c. 1972, <1972, 1972/74. */
export function shortDate(date: DateValue): string {
  const year = String(date.y);
  switch (date.q) {
    case "about":
      return `c. ${year}`;
    case "before":
      return `<${year}`;
    case "after":
      return `>${year}`;
    case "between":
    case "from_to":
      return date.to ? `${year}/${String(date.to.y).slice(-2)}` : year;
    default:
      return year;
  }
}

/** The age on a day as it stands in a symbol: 9, 9m under two years, or nothing when not known. */
export function ageOn(birth: DateValue | undefined, day: Day): string {
  if (!birth || birth.q === "before" || birth.q === "after") return "";
  const months = Math.floor((day - earliest(birth)) / 31);
  const years = birth.m === undefined ? yearOfDay(day) - birth.y : Math.floor(months / 12);
  if (years < 0 || years > 130) return "";
  if (birth.m !== undefined && months < 24) return `${months}m`;
  return String(years);
}

export function dateOfDay(day: Day): {
  readonly y: number;
  readonly m: number;
  readonly d: number;
} {
  return { y: yearOfDay(day), m: (Math.floor(day / 31) % 12) + 1, d: (day % 31) + 1 };
}
