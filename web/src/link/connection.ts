// One member's line to a room: ticket, hello, counting, acks, coming back. It knows no board.
import { closeCodes, limits } from "#vocabulary";
import { type ClientMessage, encodeClientMessage } from "../protocol/client_message";
import { decodeServerMessage } from "../protocol/decode_message";
import { parseJson } from "../protocol/read";
import { isCounted, type ServerMessage } from "../protocol/server_message";
import { backOffMs, type Chance, type Timers } from "./timers";

export type SocketEvents = {
  readonly opened: () => void;
  readonly text: (text: string) => void;
  readonly closed: (code: number) => void;
};
export interface Socket {
  send(text: string): void;
  close(): void;
}
export type OpenSocket = (events: SocketEvents) => Socket;

export type Ticket =
  | { readonly kind: "ticket"; readonly ticket: string }
  | { readonly kind: "later" }
  | { readonly kind: "never"; readonly code: string };

export type ConnectionParts = {
  readonly openSocket: OpenSocket;
  readonly ticket: () => Promise<Ticket>;
  readonly identity: () => { readonly client: string; readonly next: number };
  readonly heard: (message: ServerMessage) => void;
  readonly lost: () => void;
  readonly ended: (code: string) => void;
  readonly timers: Timers;
  readonly chance: Chance;
};

const closeNames: ReadonlyMap<number, string> = new Map(
  Object.entries(closeCodes).map(([name, number]) => [number, name]),
);
const silentFactor = 2.5;

function comesBack(code: number): boolean {
  return code < 4500 || code > 4999;
}

export class Connection {
  private socket: Socket | undefined;
  private welcomed = false;
  private stream = "";
  private received = 0;
  private ackedAt = 0;
  private attempt = 0;
  private over = false;
  private era = 0;
  private retryMs: readonly number[] = [];
  private cancelAck: (() => void) | undefined;
  private cancelRetry: (() => void) | undefined;
  private cancelSilence: (() => void) | undefined;
  private pingMs: number = limits.ping_ms;

  constructor(private readonly parts: ConnectionParts) {}

  /** Changes with every joining: what was meant for an earlier one must not be sent in a later. */
  get joining(): number {
    return this.era;
  }

  start(): void {
    void this.join();
  }

  send(message: ClientMessage, joining: number = this.era): void {
    if (!this.welcomed || joining !== this.era) return;
    this.socket?.send(JSON.stringify(encodeClientMessage(message)));
  }

  /** A person or the browser says that the network is back. */
  tryNow(): void {
    if (this.over || this.socket || !this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = undefined;
    this.attempt = 0;
    void this.join();
  }

  /** Forgets the stream and asks for a snapshot. */
  joinAgain(): void {
    this.stream = "";
    this.received = 0;
    const socket = this.socket;
    this.dropped();
    socket?.close();
    if (!this.over) this.retry(500);
  }

  stop(): void {
    this.over = true;
    const socket = this.socket;
    this.dropped();
    this.cancelRetry?.();
    socket?.close();
  }

  private async join(): Promise<void> {
    this.era += 1;
    const era = this.era;
    const ticket = await this.parts.ticket();
    if (this.over || era !== this.era) return;
    if (ticket.kind === "later") {
      this.parts.lost();
      this.retry(backOffMs(++this.attempt, this.parts.chance));
      return;
    }
    if (ticket.kind === "never") {
      this.end(ticket.code);
      return;
    }
    this.socket = this.parts.openSocket({
      opened: () => this.hello(era, ticket.ticket),
      text: (text) => this.arrived(era, text),
      closed: (code) => this.closed(era, code),
    });
    this.heardSomething();
  }

  private hello(era: number, ticket: string): void {
    if (era !== this.era) return;
    const { client, next } = this.parts.identity();
    const resume =
      this.stream === "" ? {} : { resume: { stream: this.stream, received: this.received } };
    this.socket?.send(
      JSON.stringify({ t: "hello", proto: [1, 1], ticket, client, next_cseq: next, ...resume }),
    );
  }

  private arrived(era: number, text: string): void {
    if (era !== this.era) return;
    this.heardSomething();
    const parsed = parseJson(text);
    for (const frame of Array.isArray(parsed) ? parsed : [parsed]) {
      if (era !== this.era) return;
      this.frame(frame);
    }
  }

  private frame(frame: unknown): void {
    if (isCounted(frame)) this.count();
    const message = decodeServerMessage(frame);
    if (!message) return;
    if (message.t === "ping") {
      this.send({ t: "pong" });
      return;
    }
    if (message.t === "away") this.retryMs = message.retry_ms;
    if (message.t === "welcome") {
      // A stream that begins anew on an open line: what is acked from here on is of this one.
      const anew = this.welcomed;
      this.welcomed = true;
      this.attempt = 0;
      if (message.ping > 0) this.pingMs = message.ping * 1_000;
      if (message.mode === "snapshot") {
        this.received = 0;
        this.ackedAt = 0;
      }
      this.stream = message.stream;
      if (anew) this.send({ t: "ack", received: 0 });
    }
    this.parts.heard(message);
  }

  private count(): void {
    this.received += 1;
    if (this.received - this.ackedAt >= limits.ack_frames) this.ack();
    else if (!this.cancelAck) {
      this.cancelAck = this.parts.timers.after(limits.ack_ms, () => this.ack());
    }
  }

  private ack(): void {
    this.cancelAck?.();
    this.cancelAck = undefined;
    if (this.ackedAt === this.received) return;
    this.ackedAt = this.received;
    this.send({ t: "ack", received: this.received });
  }

  private heardSomething(): void {
    this.cancelSilence?.();
    const era = this.era;
    this.cancelSilence = this.parts.timers.after(this.pingMs * silentFactor, () => {
      const socket = this.socket;
      this.closed(era, closeCodes.silent);
      socket?.close();
    });
  }

  private dropped(): void {
    this.era += 1;
    this.socket = undefined;
    this.welcomed = false;
    this.cancelAck?.();
    this.cancelAck = undefined;
    this.cancelSilence?.();
    this.cancelSilence = undefined;
  }

  private closed(era: number, code: number): void {
    if (era !== this.era) return;
    this.dropped();
    if (this.over) return;
    if (!comesBack(code)) {
      this.end(closeNames.get(code) ?? "unknown");
      return;
    }
    this.parts.lost();
    const [from, to] = this.retryMs;
    this.retryMs = [];
    const told = from !== undefined && to !== undefined;
    const { chance } = this.parts;
    this.retry(told ? from + chance() * (to - from) : backOffMs(this.attempt++, chance));
  }

  private retry(ms: number): void {
    this.cancelRetry?.();
    this.cancelRetry = this.parts.timers.after(ms, () => {
      this.cancelRetry = undefined;
      void this.join();
    });
  }

  private end(code: string): void {
    this.over = true;
    this.parts.ended(code);
  }
}
