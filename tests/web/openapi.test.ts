// Every path that the client asks for stands in the description of the HTTP interface, and so does every route of the server.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env["SPACEBETWEEN_ROOT"] ?? ".";
const described: unknown = JSON.parse(
  readFileSync(join(root, "shared/protocol/openapi.json"), "utf8"),
);

/** "/api/rooms/{room}" and `/api/rooms/${id}` and "/api/rooms/*" are one path. */
function plain(path: string): string {
  return path.replace(/\$?\{[^}]*\}+/g, "*");
}

function methodsByPath(): ReadonlyMap<string, readonly string[]> {
  const paths: unknown = Object(described)["paths"];
  return new Map(
    Object.entries(Object(paths)).map(([path, item]) => [
      plain(path),
      Object.keys(Object(item)).filter((key) => key === "get" || key === "post"),
    ]),
  );
}

const known = methodsByPath();

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

test("every path that the client asks for is described", () => {
  const asked = sourcesUnder(join(root, "web/src")).flatMap((source) =>
    [...source.matchAll(/["`](\/(?:api\/|health)[^"`?]*)["`]/g)].map((match) =>
      plain(match[1] ?? ""),
    ),
  );

  assert.ok(asked.length >= 20, `${asked.length}`);
  assert.deepEqual(
    asked.filter((path) => !known.has(path)),
    [],
  );
});

test("what the client reads and writes is described with that method", () => {
  const source = readFileSync(join(root, "web/src/link/api.ts"), "utf8");
  const calls = [...source.matchAll(/\b(get|post)\(\s*["`](\/[^"`]+)["`]/g)];

  assert.ok(calls.length >= 20, `${calls.length}`);
  for (const [, method, path] of calls) {
    assert.ok(known.get(plain(path ?? ""))?.includes(method ?? ""), `${method} ${path}`);
  }
});

test("the description holds the server's routes and no others", () => {
  const source = readFileSync(join(root, "server/app/api_routes.cpp"), "utf8");
  const routes = [...source.matchAll(/Route\{(get|post), "([^"]+)"/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const written = [...known].flatMap(([path, methods]) =>
    methods.map((method) => `${method} ${path}`),
  );

  assert.deepEqual([...written].sort(), [...routes].sort());
});

test("every reference within the description leads somewhere", () => {
  const text = JSON.stringify(described);
  for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    let place: unknown = described;
    for (const part of (reference ?? "").split("/")) place = Object(place)[part];
    assert.notEqual(place, undefined, reference);
  }
});
