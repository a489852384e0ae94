// A member of a room as the protocol has one: counts frames, resumes, and keeps what it is told.
import { randomBytes } from "node:crypto";
import { Socket } from "./socket.mjs";

export const newId = (prefix) => `${prefix}_${randomBytes(16).toString("base64url")}`;

const uncounted = new Set(["welcome", "snapshot", "ping", "presence", "away"]);

function edited(text, steps) {
  const points = [...text];
  let at = 0;
  for (const step of steps) {
    if (typeof step === "number") at += step;
    else if (typeof step === "string") {
      points.splice(at, 0, ...step);
      at += [...step].length;
    } else points.splice(at, typeof step.d === "number" ? step.d : [...step.d].length);
  }
  return points.join("");
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

export class Member {
  constructor(server, who) {
    this.server = server;
    this.who = who;
    this.client = newId("c");
    this.c = 0;
    this.unanswered = [];
    this.answers = new Map();
    this.counted = 0;
    this.resumes = 0;
    this.renewals = 0;
    this.cutsAtEveryFrame = false;
    this.bytes = "";
  }

  async enter(options) {
    const resume = options?.resume;
    const ticket = await this.server.ticket(this.who);
    this.socket = new Socket(this.server);
    this.in = false;
    await this.socket.open(this.server.room, this.server.cookies[this.who]);
    const socket = this.socket;
    socket.onMessage = (message) => {
      this.bytes += message;
      this.#take(socket, message);
    };
    const hello = { t: "hello", proto: [1, 1], ticket, client: this.client, next_cseq: this.c + 1 };
    if (resume) hello.resume = { stream: this.stream, received: this.counted };
    socket.text(JSON.stringify(hello));
    await socket.until(() => this.in || socket !== this.socket || socket.closed, "coming in");
    if (!this.in && socket === this.socket) throw new Error("Closed at the door: " + socket.closeCode);
  }

  #take(socket, message) {
    const frames = message.startsWith("[") ? JSON.parse(message) : [JSON.parse(message)];
    for (const frame of frames) {
      if (socket !== this.socket) return;
      this.#hear(frame);
      if (uncounted.has(frame.t)) continue;
      this.counted += 1;
      if (this.cutsAtEveryFrame) {
        this.#cutAndResume();
        return;
      }
    }
  }

  #cutAndResume() {
    this.socket.cut();
    this.socket = undefined;
    this.resumes += 1;
    this.returning = this.enter({ resume: true });
  }

  #hear(frame) {
    if (frame.t === "welcome") this.#welcome(frame);
    else if (frame.t === "snapshot") this.#snapshot(frame);
    else if (frame.t === "ok" || frame.t === "no") this.#answer(frame);
    else if (frame.t === "ops") for (const group of frame.x) this.#apply(group.ops, true);
    else if (frame.t === "stage") this.#stage(frame);
    else if (frame.t === "view") this.#view(frame);
    else if (frame.t === "away") this.away = frame;
    else if (frame.t === "agenda") this.agenda = frame;
    else if (frame.t === "ping") this.socket.text('{"t":"pong"}');
  }

  #welcome(frame) {
    this.you = frame.you.member;
    this.mode = frame.mode;
    // A stream that begins anew on an open line: what is acked from here on is of this one.
    if (this.in) {
      this.socket.text('{"t":"ack","received":0}');
      this.renewals += 1;
      this.in = false;
    }
    this.stream = frame.stream;
    this.lastC = frame.last_cseq;
    if (frame.mode === "snapshot") this.counted = 0;
    else this.#comeIn();
  }

  #comeIn() {
    this.in = true;
    for (const said of this.unanswered) this.socket.text(JSON.stringify(said));
  }

  #snapshot(frame) {
    if (frame.part === 1) {
      this.state = { members: frame.members, session: frame.session, draft: frame.draft, may: frame.may, see: frame.see };
      this.records = new Map();
    }
    for (const record of frame.records) this.records.set(record.id, record);
    if (frame.part === frame.parts) this.#comeIn();
  }

  #answer(frame) {
    const at = this.unanswered.findIndex((said) => said.c === frame.c);
    this.answers.set(frame.c, JSON.stringify(frame));
    if (at < 0) return;
    const [said] = this.unanswered.splice(at, 1);
    if (frame.t === "no" || said.t !== "change") return;
    this.#apply(said.ops, false);
    this.#apply(frame.fix ?? [], false);
    for (const [id, v] of Object.entries(frame.v)) {
      if (this.records.has(id)) this.records.get(id).v = v;
    }
  }

  #stage(frame) {
    const { rev, session, draft, may, see } = frame;
    const members = frame.members ?? this.state.members;
    this.state = { ...this.state, members, session, draft, may, see };
    this.rev = rev;
    this.#show(frame);
  }

  #view(frame) {
    if (frame.members) this.state.members = frame.members;
    if (frame.room) this.onRoom?.(frame.room);
    this.#show(frame);
  }

  #show({ put, drop }) {
    for (const record of put) this.records.set(record.id, record);
    for (const id of drop) this.records.delete(id);
  }

  /** Told ops are as they happened; one's own are as they were asked, by oneself. */
  #apply(ops, told) {
    const touched = new Set();
    for (const op of ops) {
      const record = this.records.get(op.id);
      if (op.o === "new") this.records.set(op.r.id, told ? { ...op.r } : { ...op.r, by: this.you });
      else if (op.o === "del") this.records.delete(op.id);
      else if (op.o === "set") this.#set(record, op.p);
      else if (op.o === "text") {
        const before = record[op.f] ?? { s: "", tv: 0 };
        record[op.f] = { s: edited(before.s, op.d), tv: op.tv + 1 };
      } else {
        const refs = new Set(record[op.f] ?? []);
        if (op.o === "in") refs.add(op.ref);
        else refs.delete(op.ref);
        record[op.f] = [...refs].sort();
        if (refs.size === 0) delete record[op.f];
      }
      if (op.id && op.o !== "del") touched.add(op.id);
    }
    if (told) this.#countVersions(ops, touched);
  }

  #set(record, values) {
    for (const [field, value] of Object.entries(values)) {
      if (value === null) delete record[field];
      else record[field] = value;
    }
  }

  #countVersions(ops, touched) {
    const made = new Set(ops.filter((op) => op.o === "new").map((op) => op.r.id));
    for (const id of touched) {
      if (!made.has(id) && this.records.has(id)) this.records.get(id).v += 1;
    }
  }

  say(message) {
    this.c += 1;
    const said = { t: message.do ? "command" : "change", c: this.c, ...message };
    this.unanswered.push(said);
    if (this.in && this.socket) this.socket.text(JSON.stringify(said));
    return this.c;
  }

  /** Takes back what was done last, or does it again. */
  undo(redo) {
    return this.ask(redo ? { t: "undo", redo } : { t: "undo" });
  }

  leave() {
    this.socket.cut();
  }

  get stage() {
    return this.state.session ? this.state.session.rev : 0;
  }

  /** Says it and waits for the answer. */
  async ask(message) {
    const c = this.say(message);
    await this.until(() => this.answers.has(c), `the answer to ${JSON.stringify(message)}`);
    return JSON.parse(this.answers.get(c));
  }

  async change(...ops) {
    const answer = await this.ask({ stage: this.stage, ops });
    if (answer.t !== "ok") throw new Error(`${JSON.stringify(ops)} was refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  async command(name, given, revised = false) {
    const message = { do: name };
    if (revised) message.if = { stage: this.stage };
    if (given) message.with = given;
    const answer = await this.ask(message);
    if (answer.t !== "ok") throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  }

  /** Waits through cuts as well. */
  async until(so, what) {
    while (!so()) {
      const socket = this.socket;
      if (!socket) await this.returning;
      else await socket.until(() => so() || socket !== this.socket || socket.closed, what);
      if (socket?.closed && socket === this.socket && !so()) throw new Error(`Closed ${socket.closeCode} waiting for ${what}`);
    }
  }

  /** All it holds, in canonical form. Who is here is presence, which may lag. */
  get canonical() {
    const members = this.state.members.map(({ here, ...rest }) => rest);
    const records = [...this.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const text = (record) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value?.s !== "" || value?.tv > 0));
    return JSON.stringify(sorted({ ...this.state, members, records: records.map(text) }));
  }
}

/** An open session past its gate, led by `lead`; returns the agreement's id. */
export async function openSession(lead) {
  await lead.command("session.open", { format: "open_room" });
  await lead.until(() => [...lead.records.values()].some((one) => one.type === "contract"), "the agreement");
  const contract = [...lead.records.values()].find((one) => one.type === "contract").id;
  const p = { purpose_together: true, safety_none: true, children_none: true, notes_nobody: true };
  await lead.change({ o: "set", id: contract, p });
  await lead.command("stage.next", undefined, true);
  await lead.until(() => lead.state.session.at === 1 && !lead.state.session.closing, "the next stage");
  return contract;
}
