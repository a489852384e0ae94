// Every question that the pages outside the room ask the server, one function each.

import { decodeDrafts } from "../protocol/drafts";
import { decodePastSessions, decodeReplay } from "../protocol/history";
import type { Fields } from "../protocol/read";
import { fieldsOf, text } from "../protocol/read";
import { decodeReviews } from "../protocol/reviews";
import { decodeSigned } from "../protocol/signed_page";
import {
  decodeConversations,
  decodeDoor,
  decodeInvitation,
  decodeLobby,
  decodeMe,
  decodeSummaries,
  decodeTeams,
} from "../protocol/site";
import { decodeFormats, decodeOneFormat, decodeVersion } from "../protocol/team_formats";
import { done, get, post } from "./http";

const part = encodeURIComponent;

export const api = {
  health: () => get("/health", done),
  me: () => get("/api/me", decodeMe),
  signIn: (address: string, password: string) =>
    post("/api/sign-in", { address, password }, decodeMe),
  signOut: () => post("/api/sign-out", {}, done),
  teams: () => get("/api/teams", decodeTeams),
  formats: (team: string) => get(`/api/teams/${part(team)}/formats`, decodeFormats),
  format: (team: string, format: string, version: number) =>
    get(`/api/teams/${part(team)}/formats/${part(format)}/${version}`, decodeOneFormat),
  saveFormat: (team: string, format: Fields) =>
    post(`/api/teams/${part(team)}/formats`, { format }, decodeVersion),
  rooms: () => get("/api/rooms", decodeLobby),
  startRoom: (room: Fields) => post("/api/rooms", room, (body) => text(fieldsOf(body), "id")),
  startSitting: (rooms: readonly string[], format: string) =>
    post("/api/agendas", { rooms, format }, done),
  door: (room: string) => get(`/api/rooms/${part(room)}`, decodeDoor),
  settings: (room: string, settings: Fields) =>
    post(`/api/rooms/${part(room)}/settings`, settings, done),
  roster: (room: string, change: Fields) => post(`/api/rooms/${part(room)}/roster`, change, done),
  copies: (room: string, accounts: readonly string[]) =>
    post(`/api/rooms/${part(room)}/copies`, { accounts }, done),
  reset: (room: string) => post(`/api/rooms/${part(room)}/reset`, {}, done),
  history: (room: string) => get(`/api/rooms/${part(room)}/history`, decodePastSessions),
  replay: (room: string, session: string) =>
    get(`/api/rooms/${part(room)}/history/${part(session)}`, decodeReplay),
  plan: (room: string, plan: Fields) => post(`/api/rooms/${part(room)}/plan`, plan, done),
  calendar: (room: string) => `/api/rooms/${part(room)}/plan.ics`,
  invite: (room: string, wish: Fields) =>
    post(`/api/rooms/${part(room)}/invitations`, wish, (body) => text(fieldsOf(body), "link")),
  invitation: (token: string) => get(`/api/invitations/${part(token)}`, decodeInvitation),
  acceptInvitation: (token: string, newcomer: Fields) =>
    post(`/api/invitations/${part(token)}`, newcomer, (body) => text(fieldsOf(body), "room")),
  summaries: (room: string) => get(`/api/rooms/${part(room)}/summaries`, decodeSummaries),
  summary: (id: string) => get(`/api/summaries/${part(id)}`, decodeSigned),
  acknowledge: (id: string) => post(`/api/summaries/${part(id)}/acknowledge`, {}, done),
  question: (id: string, words: string) =>
    post(`/api/summaries/${part(id)}/question`, { text: words }, done),
  answer: (id: string, words: string) =>
    post(`/api/summaries/${part(id)}/answer`, { text: words }, done),
  decide: (id: string, decision: Fields) =>
    post(`/api/summaries/${part(id)}/decide`, decision, done),
  drafts: () => get("/api/drafts", decodeDrafts),
  reviews: () => get("/api/reviews", decodeReviews),
  conversations: () => get("/api/conversations", decodeConversations),
  cameBack: (room: string, conversation: string, words: string) =>
    post(
      `/api/rooms/${part(room)}/conversations/${part(conversation)}`,
      { came_back: words },
      done,
    ),
};
