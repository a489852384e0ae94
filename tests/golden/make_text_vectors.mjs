// Writes text_vectors.ndjson: what npm's ot-text-unicode makes of random edits, for the C++ tests.
// Run it after `npm ci` in web/: node tests/golden/make_text_vectors.mjs
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { type } = require('ot-text-unicode');
const { version } = require('ot-text-unicode/package.json');
assert.equal(version, '4.0.0', 'the committed vectors are those of ot-text-unicode 4.0.0');

const seed = 20260117;
const cases = 2600;

// mulberry32: small, seeded, and the same everywhere.
let state = seed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (bound) => Math.floor(chance() * bound);
const pick = (list) => list[below(list.length)];

// Every piece is a whole string of one or more code points.
const alphabets = [
  [...'abcdefgh ijklm. nop'],
  [...'could it be that she is afraid?\n'],
  ['e\u0301', 'a\u0308', 'o', 'n\u0303', '\u0301', 'u\u031b\u0323', 'ß', 'Å'],
  ['😭', '👩‍👧', '🏳️‍🌈', '𝔸', '𐍈', '🇬🇧', 'x', '👍🏽', '\u{10ffff}', '\u{10000}'],
  ['שָׁ', 'ל', 'ו', 'ם', 'ع', 'ر', 'ب', 'ي', '\u200f', '\u202e', ' ', '٣'],
  ['家', '族', '가', '족', 'क', 'ि', '\u2028', '\ufeff', '\uffff', '\ufffd'],
  ['"', '\\', '\t', '\u0001', '\u007f', '\u0080', '\u07ff', '\u0800', '/', '<b>'],
];

function words(pieces) {
  const alphabet = chance() < 0.8 ? pick(alphabets) : alphabets.flat();
  let text = '';
  for (let i = 0; i < pieces; i += 1) text += pick(alphabet);
  return text;
}

const lengthOf = (text) => [...text].length;
const slice = (text, from, to) => [...text].slice(from, to).join('');

// A random edit, often at few places, so that two of them meet.
function edit(text) {
  const length = lengthOf(text);
  const op = [];
  let at = 0;
  const steps = 1 + below(5);
  for (let i = 0; i < steps; i += 1) {
    const kind = chance();
    if (kind < 0.4) {
      op.push(words(1 + below(4)));
    } else if (at < length) {
      const count = 1 + below(Math.min(length - at, chance() < 0.7 ? 4 : length));
      if (kind < 0.7) op.push(count);
      else op.push({ d: chance() < 0.5 ? count : slice(text, at, at + count) });
      at += count;
    }
  }
  return type.normalize(op);
}

function textOf(index) {
  if (index % 20 === 0) return '';
  if (index % 400 === 7) return words(600);
  return words(1 + below(index % 3 === 0 ? 40 : 12));
}

const lines = [];
for (let index = 0; index < cases; index += 1) {
  const text = textOf(index);
  const a = edit(text);
  const b = edit(text);
  const afterA = type.apply(text, a);
  const then = edit(afterA);
  const json = JSON.stringify({
    text,
    a,
    b,
    then,
    apply_a: afterA,
    apply_b: type.apply(text, b),
    a_left: type.transform(a, b, 'left'),
    a_right: type.transform(a, b, 'right'),
    b_left: type.transform(b, a, 'left'),
    b_right: type.transform(b, a, 'right'),
    a_then: type.compose(a, then),
    apply_a_then: type.apply(afterA, then),
  });
  lines.push(json);
}
const head = JSON.stringify({ made_with: `ot-text-unicode ${version}`, seed, cases, vectors: cases * 8 });
writeFileSync(new URL('text_vectors.ndjson', import.meta.url), `${[head, ...lines].join('\n')}\n`);
