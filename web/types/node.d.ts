// The few parts of Node that the tests use, declared here so that no types package is needed.

declare module "node:test" {
  type TestBody = () => void | Promise<void>;
  export function test(name: string, body: TestBody): Promise<void>;
  export function test(
    name: string,
    options: { readonly timeout?: number; readonly skip?: boolean | string },
    body: TestBody,
  ): Promise<void>;
  export function describe(name: string, body: () => void): void;
  export function before(body: TestBody): void;
  export function after(body: TestBody): void;
  export function beforeEach(body: TestBody): void;
  export function afterEach(body: TestBody): void;
}

declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): asserts value;
    ok(value: unknown, message?: string): asserts value;
    equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(text: string, pattern: RegExp, message?: string): void;
    doesNotMatch(text: string, pattern: RegExp, message?: string): void;
    throws(body: () => unknown, message?: string): void;
    rejects(body: Promise<unknown> | (() => Promise<unknown>)): Promise<void>;
    fail(message?: string): never;
  }
  const assert: Assert;
  export default assert;
}

declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function readdirSync(path: string): string[];
  export function readdirSync(
    path: string,
    options: { readonly withFileTypes: true },
  ): { readonly name: string; isDirectory(): boolean }[];
  export function existsSync(path: string): boolean;
  export function mkdtempSync(prefix: string): string;
  export function writeFileSync(path: string, text: string): void;
  export function rmSync(path: string, options: { recursive?: boolean; force?: boolean }): void;
  export function mkdirSync(path: string, options: { recursive?: boolean }): void;
}

declare module "node:path" {
  export function join(...parts: string[]): string;
  export function dirname(path: string): string;
}

declare module "node:module" {
  export function createRequire(from: string): { resolve(name: string): string };
}

declare module "node:os" {
  export function tmpdir(): string;
}

declare module "node:child_process" {
  interface Readable {
    on(event: "data", listener: (chunk: { toString(): string }) => void): void;
  }
  export interface ChildProcess {
    readonly pid: number | undefined;
    readonly stdout: Readable | null;
    readonly stderr: Readable | null;
    kill(signal?: string): boolean;
    on(event: "exit", listener: (code: number | null) => void): void;
    once(event: "exit", listener: (code: number | null) => void): void;
  }
  export function spawn(
    command: string,
    args: readonly string[],
    options?: {
      cwd?: string;
      env?: Record<string, string | undefined>;
      stdio?: string | readonly string[];
    },
  ): ChildProcess;
  export function execFileSync(
    command: string,
    args: readonly string[],
    options?: { cwd?: string; encoding?: "utf8"; input?: string },
  ): string;
}

declare const process: {
  readonly env: Record<string, string | undefined>;
  readonly execPath: string;
  cwd(): string;
};
