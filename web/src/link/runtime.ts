// Performs what the state asks for: keeps before it sends, in order, and hands each new state on.
import type { RoomEvent, RoomState, Said } from "../state/room";
import { noRoom } from "../state/room";
import { update } from "../state/update";
import { Connection, type ConnectionParts } from "./connection";
import { type Items, itemsChanged, type Keeper } from "./keeper";
import type { Timers } from "./timers";

export type RuntimeParts = Pick<ConnectionParts, "openSocket" | "ticket" | "chance"> & {
  readonly keeper: Keeper;
  readonly timers: Timers;
  readonly show: (state: RoomState) => void;
  readonly say: (said: Said) => void;
};

const flushMs = 250;
const resendMs = 2_000;

export class Runtime {
  private state: RoomState = noRoom;
  private tail: Promise<void> = Promise.resolve();
  private flushing = false;
  private resending = false;
  readonly connection: Connection;

  constructor(private readonly parts: RuntimeParts) {
    const { timers } = parts;
    this.connection = new Connection({
      ...parts,
      identity: () => ({ client: parts.keeper.client, next: this.state.nextC }),
      heard: (message) => this.dispatch({ kind: "message", message, now: timers.now() }),
      lost: () => this.dispatch({ kind: "lost", now: timers.now() }),
      ended: (code) => this.dispatch({ kind: "ended", code }),
    });
  }

  async start(): Promise<void> {
    this.dispatch({ kind: "restored", kept: await this.parts.keeper.load() });
    this.connection.start();
  }

  now(): number {
    return this.parts.timers.now();
  }

  dispatch(event: RoomEvent): void {
    const before = this.state;
    const step = update(before, event);
    this.state = step.state;
    const joining = this.connection.joining;
    const items = itemsChanged(before, step.state);
    if (items.size > 0) this.keep(items);
    if (before !== step.state) this.parts.show(step.state);
    for (const effect of step.effects) {
      switch (effect.kind) {
        case "send":
          this.next(() => this.connection.send(effect.message, joining));
          break;
        case "flush_soon":
          this.flushSoon();
          break;
        case "resend_soon":
          this.resendSoon();
          break;
        case "new_identity":
          this.next(() => this.renew());
          break;
        case "join_again":
          this.connection.joinAgain();
          break;
        case "say":
          this.parts.say(effect.said);
          break;
      }
    }
  }

  /** Fulfilled when everything so far is kept and handed to the connection. */
  settled(): Promise<void> {
    return this.tail;
  }

  /** Begun at once, so that a page that is left takes no letter with it; sending waits for its end. */
  private keep(items: Items): void {
    const saved = this.parts.keeper.save(items).catch(() => undefined);
    this.next(() => saved);
  }

  private next(step: () => void | Promise<void>): void {
    this.tail = this.tail.then(step).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    await this.parts.keeper.newIdentity();
    await this.parts.keeper.save(itemsChanged(noRoom, this.state));
    this.connection.joinAgain();
  }

  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    this.parts.timers.after(flushMs, () => {
      this.flushing = false;
      this.dispatch({ kind: "flush" });
    });
  }

  private resendSoon(): void {
    if (this.resending) return;
    this.resending = true;
    this.parts.timers.after(resendMs * (0.5 + this.parts.chance()), () => {
      this.resending = false;
      this.dispatch({ kind: "resend" });
    });
  }
}
