// TLS by the server itself, with a certificate made for this test.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import tls from "node:tls";
import { Member, newId, openSession } from "./member.mjs";
import { Server } from "./server.mjs";

const name = "spacebetween.example";
const directory = mkdtempSync(join(tmpdir(), "spacebetween-tls-"));
const [certificate, key] = [join(directory, "certificate.pem"), join(directory, "key.pem")];
let server;

before(async () => {
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  words.push("-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`);
  const made = spawnSync("openssl", [...words, "-keyout", key, "-out", certificate], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const ca = readFileSync(certificate);
  const serve = ["--tls-cert", certificate, "--tls-key", key, "--host", name];
  server = new Server({ tls: { ca, servername: name }, host: name, serve });
  server.people(["amal", "bea"]);
  await server.start();
  await server.openRoom();
});
after(async () => {
  await server?.remove();
  rmSync(directory, { recursive: true, force: true });
});

test("a session works under TLS, and the cookie is bound to it", async () => {
  assert.match(server.cookies[0], /^__Host-/);
  const lead = new Member(server, 0);
  await lead.enter();
  await openSession(lead);
  const answer = await lead.change({ o: "new", r: { id: newId("per"), type: "person", name: "Nia" } });
  assert.equal(answer.t, "ok");
});

const handshake = (options) =>
  new Promise((resolve) => {
    const at = { host: "127.0.0.1", port: server.port, servername: name, ca: readFileSync(certificate) };
    const socket = tls.connect({ ...at, ...options }, () => {
      const version = socket.getProtocol();
      socket.destroy();
      resolve(version);
    });
    socket.on("error", () => resolve("refused"));
  });

test("TLS 1.3 and 1.2 are spoken, 1.1 is not", async () => {
  assert.equal(await handshake({}), "TLSv1.3");
  assert.equal(await handshake({ maxVersion: "TLSv1.2" }), "TLSv1.2");
  const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
  assert.equal(await handshake(old), "refused");
});

test("plain words to the TLS port end there, and the server goes on", async () => {
  const plain = Object.create(server, { options: { value: { host: name } } });
  await assert.rejects(plain.ask("GET", "/health"));
  assert.equal((await server.ask("GET", "/health")).status, 200);
});
