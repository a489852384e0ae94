// What this browser saw of the map in the session before this one: only ids and how often each changed.
import type { Board } from "./board";

export type Versions = ReadonlyMap<string, number>;

export type Seen = {
  /** The session in which `now` was seen. */
  readonly session: string;
  readonly now: Versions;
  /** As the map stood when the session before it was last seen. */
  readonly before?: Versions;
};

/** Positions say where things stand and not what is so. */
export function versionsOf(board: Board, types: ReadonlySet<string>): Versions {
  const found = new Map<string, number>();
  for (const record of board.values()) if (types.has(record.type)) found.set(record.id, record.v);
  return found;
}

/** Remembers the map of a running session; between sessions it stays as the last one ended. */
export function seenIn(known: Seen | undefined, session: string, now: Versions): Seen | undefined {
  if (session === "") return known;
  if (!known) return { session, now };
  if (known.session !== session) return { session, now, before: known.now };
  return { ...known, now };
}

/** The map as the session before ended; nothing when this browser was not there. */
export function baseOf(seen: Seen | undefined, session: string): Versions | undefined {
  return session === "" ? seen?.now : seen?.before;
}

export type Changed = { readonly added: readonly string[]; readonly changed: readonly string[] };

export function changedSince(before: Versions, now: Versions): Changed {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [id, v] of now) {
    const was = before.get(id);
    if (was === undefined) added.push(id);
    else if (was !== v) changed.push(id);
  }
  return { added, changed };
}
