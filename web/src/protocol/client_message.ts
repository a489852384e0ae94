// What the client says, and its form on the wire.
import type { Fields } from "./read";
import { encodeOp, type Op } from "./values";

export type Hello = {
  readonly t: "hello";
  readonly proto: readonly [number, number];
  readonly ticket: string;
  readonly client: string;
  readonly next_cseq: number;
  readonly resume?: { readonly stream: string; readonly received: number };
};
export type Change = {
  readonly t: "change";
  readonly c: number;
  readonly stage: number;
  readonly ops: readonly Op[];
};
export type Command = {
  readonly t: "command";
  readonly c: number;
  readonly do: string;
  readonly if?: { readonly stage: number };
  readonly with?: Fields;
};
/** Takes back one's last step, or does it again. */
export type Undo = { readonly t: "undo"; readonly c: number; readonly redo?: true };
export type ClientMessage =
  | Hello
  | Change
  | Command
  | Undo
  | {
      readonly t: "presence";
      readonly p: { readonly board?: string; readonly on?: string; readonly typing?: boolean };
    }
  | { readonly t: "ack"; readonly received: number }
  | { readonly t: "pong" };

export function encodeClientMessage(message: ClientMessage): Fields {
  if (message.t !== "change") return message;
  return { ...message, ops: message.ops.map((op) => encodeOp(op, "client")) };
}
