// Keeps what was seen of a room's map in this browser, unless the computer is shared: no words, only ids.
import { isFields, parseJson, textOr } from "../protocol/read";
import type { Seen, Versions } from "../state/seen";
import { isSharedComputer } from "./shared_computer";

const prefix = "map_seen:";

function versions(value: unknown): Versions | undefined {
  if (!isFields(value)) return undefined;
  const found = new Map<string, number>();
  for (const [id, v] of Object.entries(value)) if (typeof v === "number") found.set(id, v);
  return found;
}

export function loadSeen(room: string): Seen | undefined {
  const kept = isSharedComputer() ? null : localStorage.getItem(prefix + room);
  const read = kept === null ? undefined : parseJson(kept);
  if (!isFields(read)) return undefined;
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
    localStorage.setItem(prefix + room, JSON.stringify(kept));
  } catch {
    // A full store forgets what changed, and nothing else.
  }
}

export function forgetSeen(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}
