// Keeps what was seen of rooms' maps in this browser, unless the computer is shared: no words, only ids.
import { type Fields, fieldsOf, isFields, parseJson, textOr } from "../protocol/read";
import type { Seen, Versions } from "../state/seen";
import { isSharedComputer, seenKey } from "./shared_computer";

function versions(value: unknown): Versions | undefined {
  if (!isFields(value)) return undefined;
  const found = new Map<string, number>();
  for (const [id, v] of Object.entries(value)) if (typeof v === "number") found.set(id, v);
  return found;
}

function allRooms(): Fields {
  return isSharedComputer() ? {} : fieldsOf(parseJson(localStorage.getItem(seenKey) ?? ""));
}

export function loadSeen(room: string): Seen | undefined {
  const read = fieldsOf(allRooms()[room]);
  const [now, before] = [versions(read["now"]), versions(read["before"])];
  return now
    ? { session: textOr(read, "session", ""), now, ...(before ? { before } : {}) }
    : undefined;
}

export function saveSeen(room: string, seen: Seen): void {
  if (isSharedComputer()) return;
  const kept = {
    session: seen.session,
    now: Object.fromEntries(seen.now),
    ...(seen.before ? { before: Object.fromEntries(seen.before) } : {}),
  };
  try {
    localStorage.setItem(seenKey, JSON.stringify({ ...allRooms(), [room]: kept }));
  } catch {
    // A full store forgets what changed, and nothing else.
  }
}
