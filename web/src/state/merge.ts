// Three-way merge of a text, for typing that a lost connection has parted from what the room has.

export type Merged = {
  readonly text: string;
  /** What I wrote where the others wrote too: it is not in the text and must be offered to me. */
  readonly parted: readonly string[];
};

type Hunk = { readonly from: number; readonly to: number; readonly words: readonly string[] };

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

/** How long the common subsequence is from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows: Uint16Array[] = Array.from({ length: a.length + 1 }, () => {
    return new Uint16Array(b.length + 1);
  });
  for (let i = a.length - 1; i >= 0; i--) {
    const row = rows[i];
    const below = rows[i + 1];
    if (!row || !below) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** The places of `base` that `other` replaces, in order, neighbours joined. */
function hunksOf(base: readonly string[], other: readonly string[]): readonly Hunk[] {
  const lengths = commonLengths(base, other);
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  let open: { from: number; words: string[] } | undefined;
  const close = () => {
    if (open) hunks.push({ from: open.from, to: i, words: open.words });
    open = undefined;
  };
  while (i < base.length || j < other.length) {
    const word = other[j];
    if (i < base.length && j < other.length && base[i] === word) {
      close();
      i++;
      j++;
      continue;
    }
    open ??= { from: i, words: [] };
    const skipMine = lengths[i + 1]?.[j] ?? -1;
    const takeTheirs = lengths[i]?.[j + 1] ?? -1;
    if (word !== undefined && (i >= base.length || takeTheirs >= skipMine)) {
      open.words.push(word);
      j++;
    } else i++;
  }
  close();
  return hunks;
}

function sameWords(a: Hunk, b: Hunk): boolean {
  return a.from === b.from && a.to === b.to && a.words.join("") === b.words.join("");
}

function meets(a: Hunk, b: Hunk): boolean {
  if (a.from === a.to && b.from === b.to) return false;
  return a.from < b.to && b.from < a.to;
}

/** Merges what I have and what the room has, both grown from `base`. */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  if (mine === base || mine === theirs) return { text: theirs, parted: [] };
  if (theirs === base) return { text: mine, parted: [] };
  const words = wordsOf(base);
  const theirHunks = hunksOf(words, wordsOf(theirs));
  const parted: string[] = [];
  const kept = hunksOf(words, wordsOf(mine)).filter((hunk) => {
    if (theirHunks.some((other) => sameWords(hunk, other))) return false;
    const clash = theirHunks.some((other) => meets(hunk, other));
    const text = hunk.words.join("").trim();
    if (clash && text !== "") parted.push(text);
    return !clash;
  });
  const all = [
    ...theirHunks.map((hunk) => ({ hunk, mine: 0 })),
    ...kept.map((hunk) => ({ hunk, mine: 1 })),
  ].sort((a, b) => a.hunk.from - b.hunk.from || a.mine - b.mine);
  let at = 0;
  const out: string[] = [];
  for (const { hunk } of all) {
    out.push(...words.slice(at, hunk.from), ...hunk.words);
    at = Math.max(at, hunk.to);
  }
  return { text: [...out, ...words.slice(at)].join(""), parted };
}
