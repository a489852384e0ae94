// What I may do now, as far as the screen needs to know; the server decides.
import { type CommandName, commands, type TypeName } from "#vocabulary";
import type { Stage } from "../protocol/session";
import { specOf } from "./ask";
import type { RoomState } from "./room";
import { isTypeName } from "./types";

export function myRoles(state: RoomState): readonly string[] {
  const me = state.you?.member ?? "";
  return state.session?.roles[me] ?? state.you?.roles ?? [];
}

export function isLead(state: RoomState): boolean {
  const roles = myRoles(state);
  return roles.includes("facilitator") || roles.includes("co_facilitator");
}

export function stageNow(state: RoomState): Stage | undefined {
  return state.session?.stages[state.session.at];
}

export function mayWrite(state: RoomState, type: TypeName): boolean {
  const spec = specOf(type);
  if (!spec || state.link.kind === "ended") return false;
  if (spec.only_roles && !spec.only_roles.some((role) => myRoles(state).includes(role)))
    return false;
  return spec.homes.some((home) => home === "always" || state.may.has(home));
}

export function maySetField(state: RoomState, type: TypeName, field: string): boolean {
  const only = specOf(type)?.fields[field]?.only_roles;
  if (only && !only.some((role) => myRoles(state).includes(role))) return false;
  return mayWrite(state, type);
}

/** Who may write on a record's board may say something about the record. */
export function mayComment(state: RoomState, type: string): boolean {
  return isTypeName(type) && mayWrite(state, type) && !state.may.has("seal");
}

/** In any open stage anyone may mark a line for the summary. */
export function mayMark(state: RoomState): boolean {
  return state.session !== null && (stageNow(state)?.mode === "open" || state.may.has("summary"));
}

export function mayCommand(state: RoomState, name: CommandName): boolean {
  const spec = commands[name];
  const running = state.session !== null;
  if (spec.session === "running" && !running) return false;
  if (spec.session === "none" && running) return false;
  if (spec.who === "everyone" || spec.who === "*") return true;
  return spec.who.some((role) => myRoles(state).includes(role));
}

/** Nobody's presence, writing or place is told while people think on their own. */
export function isSealed(state: RoomState): boolean {
  return state.session?.mode === "sealed" || stageNow(state)?.mode === "sealed";
}

/** Steps of the session are asked for against the revision that the asker saw. */
export function commandGuard(name: CommandName): boolean {
  return commands[name].revision === true;
}
