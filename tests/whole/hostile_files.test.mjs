// Files that mean harm, or hold more than is read: each is refused with the line that says so, in
// bounded time and memory.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { program } from "./server.mjs";

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
after(() => rmSync(folder, { recursive: true }));

const MIB = 1 << 20;
/** Of the bar of 32 MiB; a build with sanitizers holds more before it reads anything. */
const MEMORY_MAX = 32 * MIB;
/** The bar is 500 ms of one core; other tests run at the same time as this one. */
const CPU_MS_MAX = 2_000;
const CPU_MS_MAX_WATCHED = 15_000;

/** Node cannot ask what a child held and took, Python can. */
const watched = `
import json, os, sys
from tempfile import TemporaryFile
with TemporaryFile() as out:
    child = os.fork()
    if child == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.execv(sys.argv[1], sys.argv[1:])
    _, status, used = os.wait4(child, 0)
    out.seek(0)
    print(json.dumps({
        "status": os.waitstatus_to_exitcode(status),
        "said": out.read().decode(),
        "bytes": used.ru_maxrss * 1024,
        "cpu_ms": 1000 * (used.ru_utime + used.ru_stime),
    }))
`;

function preview(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const words = ["-c", watched, program, "import", "--preview", path];
  const done = spawnSync("python3", words, { encoding: "utf8", timeout: 60_000 });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

const plain = preview("plain.ged", "0 HEAD\n0 @I1@ INDI\n1 NAME Ann\n0 TRLR\n");
/** A build without sanitizers, which is what the bars are about. */
const isBare = plain.bytes < MEMORY_MAX / 2;
const cpuMax = isBare ? CPU_MS_MAX : CPU_MS_MAX_WATCHED;

const head = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n";
const many = (count, line) => Array.from({ length: count }, (_, at) => line(at)).join("");
const xml = '<?xml version="1.0"?>\n';
const lol = many(12, (at) => `<!ENTITY a${at} "${`&a${at - 1};`.repeat(10)}">`);
const person = '{"id":"per_AAAAAAAAAAAAAAAAAAAAAA","type":"person","name":"A"}';

/** Name, what is in it, what it is refused for, and on which line. */
const hostile = [
  ["deep.ged", `${head}0 @I1@ INDI\n${many(500, (at) => `${at + 1} NOTE x\n`)}`, "too_deep", 105],
  ["long.ged", `${head}0 @I1@ INDI\n1 NAME ${"x".repeat(7 * MIB)}\n`, "line_too_long", 6],
  ["people.ged", head + many(20_001, (at) => `0 @I${at}@ INDI\n`), "too_many_people", 20_005],
  ["lines.ged", `${head}0 @I1@ INDI\n${"1 A\n".repeat(600_000)}`, "too_many_lines", 500_001],
  ["level.ged", `${head}0 @I1@ INDI\n${"1 NAME A\n".repeat(1_000)}5 X\n`, "level", 1_006],
  ["zero.ged", `${head}0 @I1@ INDI\n1 NAME A\0B\n`, "nul_byte", 6],
  ["large.ged", head + "1 NOTE x\n".repeat(MIB), "too_large", 1],
  ["bomb.graphml", `${xml}<!DOCTYPE g [${lol}]>\n<graphml>&a11;</graphml>`, "declared", 2],
  ["deep.graphml", `${xml}<graphml>${"<graph>\n".repeat(100_000)}`, "too_deep", 33],
  ["tags.graphml", `${xml}<graphml><graph>\n${'<node id="a"/>\n'.repeat(200_000)}`, "too_many_lines", 65_001],
  ["tag.graphml", `${xml}<graphml><graph><node id="${"x".repeat(7 * MIB)}"/>`, "line_too_long", 2],
  ["wide.graphml", `${xml}<graphml><node ${many(300_000, (at) => `a${at}="b" `)}/>`, "line_too_long", 2],
  ["entity.gno", `${xml}<!DOCTYPE G [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<GenoPro>&a;</GenoPro>`, "declared", 2],
  ["open.gno", `${xml}<GenoPro>\n${many(9_000, (at) => `<Individual ID="i${at}"><Gender>F</Gender></Individual>\n`)}`, "form", 9_003],
  ["quote.csv", `id,name,type\n"${"a,b\n".repeat(MIB)}`, "line_too_long", 2],
  ["cells.csv", `id,name\n${",".repeat(4 * MIB)}`, "line_too_long", 2],
  ["people.csv", `type,id,name\n${many(20_001, (at) => `person,p${at},A\n`)}`, "too_many_people", 20_002],
  ["deep.json", `{"format":"spacebetween.map","records":${"[".repeat(3 * MIB)}`, "too_deep", 1],
  ["string.json", `{\n"format":"${"x".repeat(8 * MIB - 100)}`, "line_too_long", 2],
  ["many.json", `{"records":[\n${many(110_000, () => `${person},\n`)}]}`, "too_many_lines", undefined],
];

for (const [name, content, code, line] of hostile) {
  test(`${name} is refused by its line, in bounded time and memory`, () => {
    const done = preview(name, content);

    assert.equal(done.status, 2, done.said);
    const { refused } = JSON.parse(done.said);
    assert.equal(refused.code, code);
    if (line !== undefined) assert.equal(refused.line, line);
    assert.ok(done.cpu_ms < cpuMax, `${done.cpu_ms} ms`);
    if (isBare) assert.ok(done.bytes < MEMORY_MAX, `${done.bytes / MIB} MiB`);
  });
}
