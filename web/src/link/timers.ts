// Time and chance, passed in so that tests own both.

export interface Timers {
  now(): number;
  /** Runs once after so many milliseconds; the result calls it off. */
  after(ms: number, run: () => void): () => void;
}

export type Chance = () => number;

export const realTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A prefix and 128 random bits. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet[(held >> bits) & 63] ?? "";
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) text += alphabet[(held << (6 - bits)) & 63] ?? "";
  return `${prefix}_${text}`;
}

/** Full jitter between half a second and a ceiling that doubles up to thirty seconds. */
export function backOffMs(attempt: number, chance: Chance): number {
  const ceiling = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return 500 + chance() * (ceiling - 500);
}
