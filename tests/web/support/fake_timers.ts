// Time that the test owns: nothing runs until the test lets it pass.
import type { Timers } from "../../../web/src/link/timers";

type Waiting = { readonly at: number; readonly run: () => void };

export class FakeTimers implements Timers {
  private time = 1_000_000;
  private waiting: Waiting[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const one = { at: this.time + ms, run };
    this.waiting.push(one);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== one);
    };
  }

  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = this.waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.waiting = this.waiting.filter((one) => one !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
    }
    this.time = end;
  }
}

/** Lets promises that are already settled run on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
