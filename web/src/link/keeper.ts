// What must outlive a reload: unanswered changes, words being typed, rescued words, the next number.
import { encodeClientMessage } from "../protocol/client_message";
import { type Fields, fieldsOf, flag, isFields, numberOf, text, textOr } from "../protocol/read";
import { decodeOp, type Op } from "../protocol/values";
import {
  type Begun,
  type Kept,
  type KeptText,
  keyOf,
  messageOf,
  type Pending,
  type Rescue,
  type RoomState,
} from "../state/room";
import { keptTexts } from "../state/typing";

export interface Keeper {
  readonly client: string;
  load(): Promise<Kept>;
  /** Durable when the promise is fulfilled. */
  save(items: Items): Promise<void>;
  /** Under a new client id from now on, with nothing kept. */
  newIdentity(): Promise<void>;
}

/** What to write by key; undefined takes the key away. */
export type Items = ReadonlyMap<string, Fields | undefined>;

export const nothingKept: Kept = {
  nextC: 1,
  answered: 0,
  pending: [],
  texts: [],
  rescue: [],
  begun: new Map(),
};

type Keyed = ReadonlyMap<string, { readonly same: unknown; readonly item: () => Fields }>;

function pendingItems(pending: readonly Pending[]): Keyed {
  return new Map(
    pending.map((one) => [
      `p/${one.c}`,
      {
        same: one.kind === "change" ? one.ops : one,
        item: () => ({ ...encodeClientMessage(messageOf(one)), at: one.at }),
      },
    ]),
  );
}

function textItems(state: RoomState): Keyed {
  return new Map(
    keptTexts(state).map((kept) => {
      const same = JSON.stringify(kept);
      return [`t/${keyOf(kept.id, kept.field)}`, { same, item: () => ({ ...kept }) }];
    }),
  );
}

function rescueItems(rescue: readonly Rescue[]): Keyed {
  return new Map(rescue.map((one) => [`r/${one.key}`, { same: one, item: () => ({ ...one }) }]));
}

function begunItems(begun: ReadonlyMap<string, Begun>): Keyed {
  return new Map(
    [...begun].map(([field, one]) => [`b/${field}`, { same: one, item: () => ({ ...one }) }]),
  );
}

function compare(before: Keyed, after: Keyed, into: Map<string, Fields | undefined>): void {
  for (const key of before.keys()) if (!after.has(key)) into.set(key, undefined);
  for (const [key, now] of after) {
    if (before.get(key)?.same !== now.same) into.set(key, now.item());
  }
}

/** What a step of the state changes in what is kept. */
export function itemsChanged(before: RoomState, after: RoomState): Items {
  const items = new Map<string, Fields | undefined>();
  if (before === after) return items;
  if (before.pending !== after.pending) {
    compare(pendingItems(before.pending), pendingItems(after.pending), items);
  }
  if (
    before.pending !== after.pending ||
    before.drafts !== after.drafts ||
    before.confirmed !== after.confirmed ||
    before.restored !== after.restored
  ) {
    compare(textItems(before), textItems(after), items);
  }
  if (before.rescue !== after.rescue) {
    compare(rescueItems(before.rescue), rescueItems(after.rescue), items);
  }
  if (before.begun !== after.begun) {
    compare(begunItems(before.begun), begunItems(after.begun), items);
  }
  if (before.nextC !== after.nextC || before.answered !== after.answered) {
    items.set("n", { nextC: after.nextC, answered: after.answered });
  }
  return items;
}

function decodePending(from: Fields): Pending | undefined {
  const c = numberOf(from, "c");
  const at = numberOf(from, "at");
  if (from["t"] === "change" && Array.isArray(from["ops"])) {
    const ops: Op[] = [];
    for (const one of from["ops"]) {
      const op = decodeOp(one);
      if (!op) return undefined;
      ops.push(op);
    }
    return {
      kind: "change",
      c,
      stage: numberOf(from, "stage"),
      ops,
      live: ops,
      included: false,
      at,
    };
  }
  if (from["t"] === "undo")
    return { kind: "undo", c, do: flag(from, "redo") ? "redo" : "undo", at };
  const name = text(from, "do");
  if (from["t"] !== "command" || name === undefined) return undefined;
  const guard = from["if"];
  const given = from["with"];
  return {
    kind: "command",
    c,
    do: name,
    ...(isFields(guard) ? { if: { stage: numberOf(guard, "stage") } } : {}),
    ...(isFields(given) ? { with: given } : {}),
    at,
  };
}

function decodeText(from: Fields): KeptText {
  return {
    id: textOr(from, "id", ""),
    field: textOr(from, "field", ""),
    base: textOr(from, "base", ""),
    sent: textOr(from, "sent", ""),
    c: numberOf(from, "c"),
    mine: textOr(from, "mine", ""),
  };
}

function decodeRescue(from: Fields): Rescue {
  return {
    key: textOr(from, "key", ""),
    id: textOr(from, "id", ""),
    type: textOr(from, "type", ""),
    code: textOr(from, "code", ""),
    words: textOr(from, "words", ""),
    at: numberOf(from, "at"),
  };
}

export function keptOf(items: Iterable<readonly [string, unknown]>): Kept {
  const pending: Pending[] = [];
  const texts: KeptText[] = [];
  const rescue: Rescue[] = [];
  const begun = new Map<string, Begun>();
  let numbers: Fields = {};
  for (const [key, value] of items) {
    const fields = fieldsOf(value);
    if (key === "n") numbers = fields;
    else if (key.startsWith("t/")) texts.push(decodeText(fields));
    else if (key.startsWith("r/")) rescue.push(decodeRescue(fields));
    else if (key.startsWith("b/")) {
      begun.set(key.slice(2), { words: textOr(fields, "words", ""), at: numberOf(fields, "at") });
    } else if (key.startsWith("p/")) {
      const one = decodePending(fields);
      if (one) pending.push(one);
    }
  }
  pending.sort((a, b) => a.c - b.c);
  const last = pending[pending.length - 1];
  const nextC = Math.max(numberOf(numbers, "nextC"), (last?.c ?? 0) + 1, 1);
  return { nextC, answered: numberOf(numbers, "answered"), pending, texts, rescue, begun };
}
