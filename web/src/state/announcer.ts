// What is said to people who do not see the change: my results at once, others' work as a digest.
import type { Timers } from "../link/timers";
import type { Said } from "./room";

export type Region = "polite" | "assertive";
export type Speak = (region: Region, text: string) => void;

/** The sentences, passed in so that this file can be tested without them. */
export type Sentences = {
  readonly one: (said: Said) => string;
  readonly others: (by: string, changes: number, last: Extract<Said, { kind: "others" }>) => string;
  readonly came: (names: readonly string[]) => string;
  readonly left: (names: readonly string[]) => string;
};

const digestMs = 5_000;
const afterTypingMs = 1_500;

export class Announcer {
  private waiting: string[] = [];
  private others = new Map<string, { changes: number; last: Extract<Said, { kind: "others" }> }>();
  private came = new Set<string>();
  private left = new Set<string>();
  private lastDigest = Number.NEGATIVE_INFINITY;
  private lastKey = Number.NEGATIVE_INFINITY;
  private cancel: (() => void) | undefined;
  private paused = false;

  constructor(
    private readonly timers: Timers,
    private readonly speak: Speak,
    private readonly sentences: Sentences,
  ) {}

  /** A key was pressed in a field: everything but what is urgent waits until it is quiet. */
  typed(): void {
    this.lastKey = this.timers.now();
  }

  pause(paused: boolean): void {
    this.paused = paused;
    if (!paused) this.schedule();
  }

  /** The result of my own action. */
  tell(text: string): void {
    if (text === "") return;
    this.waiting = [text];
    this.schedule();
  }

  said(said: Said): void {
    switch (said.kind) {
      case "safety":
      case "closed":
      case "taken_out":
        this.speak("assertive", this.sentences.one(said));
        return;
      case "others": {
        const before = this.others.get(said.by)?.changes ?? 0;
        this.others.set(said.by, { changes: before + said.changes, last: said });
        break;
      }
      case "came":
        this.left.delete(said.name);
        this.came.add(said.name);
        break;
      case "left":
        this.came.delete(said.name);
        this.left.add(said.name);
        break;
      case "stage":
      case "revealed":
      case "held":
      case "opened":
      case "safety_ended":
      case "refused":
      case "removed_mine":
      case "back":
        this.waiting.push(this.sentences.one(said));
        break;
    }
    this.schedule();
  }

  private digest(): readonly string[] {
    if (this.paused || this.timers.now() - this.lastDigest < digestMs) return [];
    const parts = [...this.others].map(([by, one]) =>
      this.sentences.others(by, one.changes, one.last),
    );
    if (this.came.size > 0) parts.push(this.sentences.came([...this.came]));
    if (this.left.size > 0) parts.push(this.sentences.left([...this.left]));
    if (parts.length > 0) this.lastDigest = this.timers.now();
    this.others.clear();
    this.came.clear();
    this.left.clear();
    return parts;
  }

  private hasDigest(): boolean {
    return !this.paused && this.others.size + this.came.size + this.left.size > 0;
  }

  private schedule(): void {
    if (this.waiting.length === 0 && !this.hasDigest()) return;
    const now = this.timers.now();
    const quiet = this.lastKey + afterTypingMs;
    const due = this.waiting.length > 0 ? quiet : Math.max(quiet, this.lastDigest + digestMs);
    this.cancel?.();
    this.cancel = this.timers.after(Math.max(0, due - now), () => this.now());
  }

  private now(): void {
    if (this.timers.now() < this.lastKey + afterTypingMs) {
      this.schedule();
      return;
    }
    const parts = [...this.waiting, ...this.digest()];
    this.waiting = [];
    if (parts.length > 0) this.speak("polite", parts.join(" "));
    this.schedule();
  }
}
