// A WebSocket that sends exactly the bytes it is told to, and keeps every frame that comes.
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import tls from "node:tls";

const patienceMs = 20000;

/** A masked frame; `first` is its first byte (FIN and opcode). */
export function masked(first, payload) {
  const body = Buffer.from(payload);
  const mask = Buffer.from([1, 2, 3, 4]);
  const long = body.length > 125;
  const head = Buffer.alloc(long ? 4 : 2);
  head[0] = first;
  head[1] = 0x80 | (long ? 126 : body.length);
  if (long) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, mask, body.map((byte, at) => byte ^ mask[at % 4])]);
}

export class Socket {
  #bytes = Buffer.alloc(0);
  #stirred = [];

  constructor(server) {
    this.server = server;
    this.messages = [];
    this.closed = false;
    this.closeCode = 0;
  }

  async open(room, cookie, headers = {}) {
    const { port, options, origin, host } = this.server;
    const at = { host: "127.0.0.1", port, ...options.tls };
    this.socket = options.tls ? tls.connect(at) : net.connect(at);
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      this.closed = true;
      this.#stir();
    });
    const fields = {
      Host: host,
      Origin: origin,
      Cookie: cookie,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Protocol": "spacebetween.v1",
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.on("data", (bytes) => this.#take(bytes));
    this.socket.write(`GET /ws/r/${room} HTTP/1.1\r\n${lines.join("")}\r\n`);
    await this.until(() => this.head !== undefined || this.closed, "the upgrade");
    return this.head?.split(" ")[1];
  }

  #take(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    if (this.head === undefined) {
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.head = this.#bytes.subarray(0, end).toString();
      this.#bytes = this.#bytes.subarray(end + 4);
    }
    while (this.#takeFrame());
    this.#stir();
  }

  #takeFrame() {
    const bytes = this.#bytes;
    if (bytes.length < 2) return false;
    const short = bytes[1] & 127;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < head) return false;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < head + length) return false;
    const payload = bytes.subarray(head, head + length);
    const opcode = bytes[0] & 15;
    if (opcode === 1) this.messages.push(payload.toString());
    if (opcode === 8) this.#takeClose(payload);
    if (opcode === 1) this.onMessage?.(payload.toString());
    this.#bytes = bytes.subarray(head + length);
    return true;
  }

  #takeClose(payload) {
    this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    this.send(masked(0x88, payload));
  }

  send(bytes) {
    this.socket.write(bytes);
  }

  text(words) {
    this.send(masked(0x81, words));
  }

  cut() {
    this.socket.destroy();
    this.closed = true;
  }

  #stir() {
    for (const stirred of this.#stirred.splice(0)) stirred();
  }

  async until(so, what) {
    const last = Date.now() + patienceMs;
    while (!so()) {
      if (Date.now() > last) throw new Error(`Waited too long for ${what}; heard ${this.messages.slice(-3).join("\n")}`);
      await Promise.race([wait(200), new Promise((resolve) => this.#stirred.push(resolve))]);
    }
  }

  /** The number in the close frame, once the connection is over. */
  async ending() {
    await this.until(() => this.closed || this.closeCode > 0, "the close");
    return this.closeCode;
  }
}
