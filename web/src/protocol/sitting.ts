// A sitting of several rooms, as whoever belongs to some of them may know it.
import { fieldsOf, flag, isFields, number, text } from "./read";

/** Where the sitting is for me: a room of mine, one that is not, or ended. */
export type SittingPlace = { readonly room?: string; readonly waits?: true; readonly over?: true };

export function decodeSitting(value: unknown): SittingPlace | undefined {
  const from = fieldsOf(value);
  const you = from["you"];
  if (number(from, "of") === undefined || !isFields(you)) return undefined;
  const room = text(you, "room");
  return {
    ...(room === undefined ? {} : { room }),
    ...(flag(you, "waits") ? { waits: true } : {}),
    ...(flag(you, "over") ? { over: true } : {}),
  };
}
