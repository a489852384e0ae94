// The parts that somebody gives when starting a session; the server gives everyone else the usual ones.

/** Undefined when nothing is to be said: whoever starts leads, and the rest is settled on arriving. */
export function rolesToStart(
  me: string,
  lead: string,
  presenter: string,
): { readonly [member: string]: readonly string[] } | undefined {
  const roles: { [member: string]: string[] } = {};
  if (presenter !== "") roles[presenter] = ["presenter"];
  if (lead !== "" && (lead !== me || presenter === lead)) {
    roles[lead] = [...(roles[lead] ?? []), "facilitator"];
  }
  return Object.keys(roles).length > 0 ? roles : undefined;
}
