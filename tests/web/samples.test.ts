// Every sample of the protocol is decoded and encoded back unchanged. [R13] [R16]
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type ClientMessage, encodeClientMessage } from "../../web/src/protocol/client_message";
import { decodeServerMessage } from "../../web/src/protocol/decode_message";
import { type Fields, fieldsOf, isFields, parseJson } from "../../web/src/protocol/read";
import type { ServerMessage } from "../../web/src/protocol/server_message";
import {
  type BoardRecord,
  decodeOp,
  encodeOp,
  encodeRecord,
  type Op,
} from "../../web/src/protocol/values";

const samples = join(process.env["SPACEBETWEEN_ROOT"] ?? ".", "shared/protocol/v1/samples");

function samplesOf(side: string): readonly (readonly [string, unknown])[] {
  return readdirSync(join(samples, side)).map((name) => [
    name,
    parseJson(readFileSync(join(samples, side, name), "utf8")),
  ]);
}

function encodeOps(ops: readonly Op[]): readonly Fields[] {
  return ops.map((op) => encodeOp(op, "server"));
}

function encodeRecords(records: readonly BoardRecord[]): readonly Fields[] {
  return records.map(encodeRecord);
}

function encodeServerMessage(message: ServerMessage): Fields {
  switch (message.t) {
    case "snapshot":
      return { ...message, records: encodeRecords(message.records) };
    case "ok": {
      const { fix, ...rest } = message;
      return fix.length > 0 ? { ...rest, fix: encodeOps(fix) } : rest;
    }
    case "ops":
      return { ...message, x: message.x.map((step) => ({ ...step, ops: encodeOps(step.ops) })) };
    case "view":
    case "stage":
      return { ...message, put: encodeRecords(message.put) };
    case "presence": {
      const m = Object.entries(message.m).map(([member, one]) => {
        const { typing, ...rest } = one;
        return [member, typing ? one : rest];
      });
      return { t: "presence", m: Object.fromEntries(m) };
    }
    default:
      return { ...message };
  }
}

/** The keys that the client has no use for and leaves to others. */
function asRead(sample: unknown): unknown {
  const fields = fieldsOf(sample);
  if (fields["t"] !== "stage") return sample;
  const { id: _id, mode: _mode, ends: _ends, paused_left: _left, ...rest } = fields;
  return rest;
}

for (const [name, sample] of samplesOf("server")) {
  test(`[R16] ${name} is read and written back unchanged`, () => {
    for (const frame of Array.isArray(sample) ? sample : [sample]) {
      const message = decodeServerMessage(frame);
      assert.ok(message);
      assert.deepEqual(encodeServerMessage(message), asRead(frame));
    }
  });
}

function readClientMessage(sample: Fields): ClientMessage | undefined {
  const rebuilt = { ...sample };
  if (sample["t"] !== "change") {
    return isClientMessage(rebuilt) ? rebuilt : undefined;
  }
  const ops: unknown = sample["ops"];
  if (!Array.isArray(ops)) return undefined;
  const decoded = ops.map(decodeOp).filter((op) => op !== undefined);
  return {
    t: "change",
    c: Number(sample["c"]),
    stage: Number(sample["stage"]),
    ops: decoded,
  };
}

function isClientMessage(value: Fields): value is Fields & Exclude<ClientMessage, { t: "change" }> {
  const kinds: readonly unknown[] = ["hello", "command", "undo", "presence", "ack", "pong"];
  return kinds.includes(value["t"]);
}

for (const [name, sample] of samplesOf("client")) {
  test(`[R12] ${name} is what the client writes`, () => {
    assert.ok(isFields(sample));
    const message = readClientMessage(sample);
    assert.ok(message);
    assert.deepEqual(encodeClientMessage(message), sample);
  });
}

test("[R13] a message of an unknown kind is ignored, and no message at all is nothing", () => {
  assert.deepEqual(decodeServerMessage({ t: "news", more: 1 }), { t: "unknown" });
  assert.equal(decodeServerMessage("ping"), undefined);
});
