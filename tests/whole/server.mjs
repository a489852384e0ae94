// The real server as a process, and HTTP to it: what the tests from outside stand on.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const program = process.env.SPACEBETWEEN_SERVER;
if (!program) throw new Error("SPACEBETWEEN_SERVER names the server's program.");

/** Another program of the same build. */
export const sibling = (name) => join(dirname(program), name);

const limits = {
  stage_flush_ms: 0,
  stage_minutes: 1440,
  change_burst: 10000,
  change_rate: 10000,
  connections_unauthenticated_per_address: 5000,
  ticket_ms: 600000,
  account_connections: 100,
  room_connections: 500,
};

export class Server {
  constructor(options = {}) {
    this.directory = mkdtempSync(join(tmpdir(), "spacebetween-whole-"));
    this.data = join(this.directory, "data");
    this.key = join(this.directory, "master.key");
    this.options = options;
    mkdirSync(this.data, { mode: 0o700 });
    mkdirSync(join(this.directory, "web"));
    writeFileSync(join(this.directory, "limits.json"), JSON.stringify({ ...limits, ...options.limits }));
    this.#run(["key", "--master-key", this.key]);
  }

  #run(words, input) {
    const done = spawnSync(program, words, { input, encoding: "utf8", timeout: 60000 });
    if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  }

  command(words, input) {
    return this.#run([...words, "--data", this.data, "--master-key", this.key], input);
  }

  /** Accounts of one team, with names that stand nowhere else. */
  people(names) {
    this.names = names;
    this.command(["team", "add", "--name", "Whole"]);
    for (const name of names) {
      const address = `${name}@example.org`;
      const mandate = "practitioner";
      this.command(
        ["account", "add", "--address", address, "--name", name, "--mandate", mandate, "--password-stdin"],
        `${name} keeps plain horses\n`,
      );
      this.command(["team", "member", "--team", "Whole", "--address", address]);
    }
  }

  async start() {
    const portFile = join(this.directory, "port");
    rmSync(portFile, { force: true });
    const words = ["serve", "--data", this.data, "--master-key", this.key];
    words.push("--web", join(this.directory, "web"), "--limits", join(this.directory, "limits.json"));
    words.push("--port", "0", "--port-file", portFile, ...(this.options.serve ?? []));
    this.process = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
    this.log = "";
    this.process.stderr.on("data", (text) => {
      this.log += text;
    });
    const ended = once(this.process, "exit");
    this.ended = ended;
    while (!existsSync(portFile)) {
      const over = await Promise.race([wait(10), ended]);
      if (over !== undefined) throw new Error(`The server did not start: ${this.log}`);
    }
    this.port = Number(readFileSync(portFile, "utf8"));
  }

  /** Ends it; resolves to its exit code, null after a kill. */
  async end(signal) {
    if (!this.process) return undefined;
    this.process.kill(signal);
    const [code] = await this.ended;
    this.process = undefined;
    return code;
  }

  async remove() {
    await this.end("SIGKILL");
    rmSync(this.directory, { recursive: true, force: true });
  }

  get host() {
    return this.options.host ?? `localhost:${this.port}`;
  }

  get origin() {
    return `${this.options.tls ? "https" : "http"}://${this.host}`;
  }

  /** One request: {status, cookie, body}. */
  ask(method, path, { json, file, cookie, headers } = {}) {
    const body = json === undefined ? file : JSON.stringify(json);
    const fields = { Host: this.host, ...headers };
    if (method === "POST") fields.Origin = this.origin;
    if (body !== undefined) fields["Content-Type"] = file ? "application/octet-stream" : "application/json";
    if (body !== undefined) fields["Content-Length"] = Buffer.byteLength(body);
    if (cookie) fields.Cookie = cookie;
    const options = { host: "127.0.0.1", port: this.port, method, path, headers: fields, agent: false };
    return new Promise((resolve, reject) => {
      const door = this.options.tls ? https : http;
      const request = door.request({ ...options, ...this.options.tls }, async (reply) => {
        let text = "";
        for await (const part of reply) text += part;
        const cookies = reply.headers["set-cookie"] ?? [""];
        resolve({ status: reply.statusCode, cookie: cookies[0].split(";")[0], text, headers: reply.headers });
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  /** Signs everybody in, and makes a room for all of them. */
  async openRoom(alias = "The Heron family") {
    this.cookies = [];
    const accounts = [];
    let team;
    for (const name of this.names) {
      const json = { address: `${name}@example.org`, password: `${name} keeps plain horses` };
      const reply = await this.ask("POST", "/api/sign-in", { json });
      if (reply.status !== 200) throw new Error(`sign-in: ${reply.text}`);
      const me = JSON.parse(reply.text);
      this.cookies.push(reply.cookie);
      accounts.push(me.account);
      team = me.teams[0].id;
    }
    return this.addRoom(team, alias, accounts);
  }

  async addRoom(team, alias, roster) {
    this.team = team;
    this.accounts = roster;
    const made = await this.ask("POST", "/api/rooms", { json: { team, alias, roster }, cookie: this.cookies[0] });
    if (made.status !== 201) throw new Error(`rooms: ${made.text}`);
    this.room = JSON.parse(made.text).id;
    return this.room;
  }

  async ticket(who, room = this.room) {
    const reply = await this.ask("POST", `/api/rooms/${room}/ticket`, { json: {}, cookie: this.cookies[who] });
    if (reply.status !== 201) throw new Error(`ticket: ${reply.text}`);
    return JSON.parse(reply.text).ticket;
  }
}
