// The real server on its own data and port, and people in browser contexts of their own.
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";

const root = process.env["SPACEBETWEEN_ROOT"] ?? process.cwd();
export const program =
  process.env["SPACEBETWEEN_PROGRAM"] ?? join(root, "build", "release", "spacebetween");
const site = process.env["SPACEBETWEEN_SITE"] ?? join(root, "web", "build", "site");
/** Whether this computer does nothing else, so that times can be judged: SPACEBETWEEN_CALM=1. */
export const calm = process.env["SPACEBETWEEN_CALM"] === "1";
const password = "only invented families";

export const people = {
  amal: "amal@team.example",
  beth: "beth@team.example",
  carys: "carys@team.example",
  dilys: "dilys@team.example",
} as const;

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Tries until `look` says yes. */
export async function until(
  what: string,
  look: () => boolean | Promise<boolean>,
  ms = 40_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await look())) {
    if (Date.now() > end) assert.fail(`waited ${ms} ms for: ${what}`);
    await wait(50);
  }
}

/** Until so many are there: what an action adds or takes away comes with the next drawing. */
export function untilThereAre(n: number, what: Locator): Promise<void> {
  return until(`${n} of ${what}`, async () => (await what.count()) === n);
}

export type Limits = { readonly [name: string]: number };

/** A server with the invented team, started and killed as a process of its own. */
export class TestServer {
  private running: ChildProcess | undefined;
  private port = 0;

  private constructor(
    private readonly folder: string,
    private readonly web: string,
  ) {}

  static async start(limits: Limits = {}): Promise<TestServer> {
    const folder = mkdtempSync(join(tmpdir(), "spacebetween-"));
    const server = new TestServer(folder, join(folder, "web"));
    execFileSync("cp", ["-r", site, server.web]);
    writeFileSync(join(folder, "limits.json"), JSON.stringify(limits));
    execFileSync(program, ["key", "--master-key", join(folder, "key")]);
    execFileSync(program, ["demo", ...server.kept()]);
    await server.begin();
    return server;
  }

  private kept(): readonly string[] {
    return ["--data", join(this.folder, "data"), "--master-key", join(this.folder, "key")];
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Begins to serve; the port stays the same after the first time. */
  async begin(): Promise<void> {
    const portFile = join(this.folder, "port");
    rmSync(portFile, { force: true });
    const told = ["--port", String(this.port), "--port-file", portFile];
    const limits = ["--limits", join(this.folder, "limits.json")];
    const options = ["serve", ...this.kept(), "--web", this.web, ...told, ...limits];
    const child = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
    this.running = child;
    let log = "";
    child.stderr?.on("data", (chunk) => {
      log += chunk.toString();
    });
    let over = false;
    child.once("exit", () => {
      over = true;
    });
    await until(`the server to listen, which says ${log}`, () => {
      if (over) assert.fail(`the server ended: ${log}`);
      return existsSync(portFile) && readFileSync(portFile, "utf8").trim() !== "";
    });
    this.port = Number(readFileSync(portFile, "utf8").trim());
  }

  /** Without a word, as a power cut would. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: string): Promise<void> {
    const child = this.running;
    this.running = undefined;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    await gone;
  }
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["SPACEBETWEEN_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** One person at a browser of her own, everything that reached it, and what its console said. */
export class Person {
  readonly frames: string[] = [];
  readonly answers: string[] = [];
  readonly sent: string[] = [];
  readonly troubles: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly origin: string,
  ) {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => this.frames.push(String(payload)));
      socket.on("framesent", ({ payload }) => this.sent.push(String(payload)));
    });
    page.on("response", (response) => {
      const { url } = { url: response.url() };
      if (!url.includes("/api/")) return;
      response.text().then(
        (text) => this.answers.push(`${url} ${text}`),
        () => undefined,
      );
    });
    page.on("console", (message) => {
      const text = message.text();
      const policy = /content security|trusted ?types?|refused to/i.test(text);
      if (policy) this.troubles.push(text);
    });
    page.on("pageerror", (error) => this.troubles.push(error.message));
  }

  /** Every byte that the server has sent this person since `from`. */
  received(): string {
    return [...this.frames, ...this.answers].join("\n");
  }

  async get(path: string): Promise<unknown> {
    const answer = await this.context.request.get(this.origin + path);
    assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
    return answer.json();
  }

  async post(path: string, body: object): Promise<unknown> {
    const answer = await this.context.request.post(this.origin + path, {
      headers: { Origin: this.origin },
      data: body,
    });
    const text = await answer.text();
    assert.ok(answer.ok(), `${path} answers ${answer.status()}: ${text}`);
    return text === "" ? {} : JSON.parse(text);
  }

  /** The id of the room that goes by this alias. */
  async roomOf(alias: string): Promise<string> {
    const lobby = await this.get("/api/rooms");
    const rooms: unknown = Object(lobby)["rooms"];
    const found = Array.isArray(rooms) ? rooms.find((one) => Object(one).alias === alias) : {};
    const id: unknown = Object(found)["id"];
    assert.ok(typeof id === "string", `no room ${alias} in ${JSON.stringify(lobby)}`);
    return String(id);
  }
}

/** A new browser context without anything in it, and nobody signed in. */
export async function newcomer(
  browser: Browser,
  server: TestServer,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  return new Person(context, page, server.origin);
}

/** Somebody of the invented team, signed in. */
export async function signedIn(
  browser: Browser,
  server: TestServer,
  address: string,
): Promise<Person> {
  const person = await newcomer(browser, server);
  await person.post("/api/sign-in", { address, password });
  return person;
}

/** Signs in on the page itself, as people do. */
export async function signInOnPage(person: Person, address: string): Promise<void> {
  await person.page.goto(`${person.origin}/`);
  await person.page.fill("#address", address);
  await person.page.fill("#password", password);
  await person.page.click("button[type=submit]");
  await person.page.waitForURL("**/rooms");
}

export type Started = { readonly browser: Browser; readonly server: TestServer };

/** One server and one browser for a file of tests, begun before and ended after them. */
export function serving(
  limits: Limits = {},
  prepare: (started: Started) => Promise<void> = async () => undefined,
): () => Started {
  const started: { browser?: Browser; server?: TestServer } = {};
  const given = () => {
    const { browser, server } = started;
    assert.ok(browser && server);
    return { browser, server };
  };
  before(async () => {
    started.server = await TestServer.start(limits);
    started.browser = await openBrowser();
    await prepare(given());
  });
  after(async () => {
    await started.browser?.close();
    await started.server?.stop();
  });
  return given;
}
