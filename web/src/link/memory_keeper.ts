// Keeps nothing on the disk: for shared computers, browsers without storage, and tests.
import type { Fields } from "../protocol/read";
import type { Kept } from "../state/room";
import { type Items, type Keeper, keptOf } from "./keeper";
import { newId } from "./timers";

export class MemoryKeeper implements Keeper {
  client = newId("c");
  readonly items = new Map<string, Fields>();

  async load(): Promise<Kept> {
    return keptOf(this.items);
  }

  async save(items: Items): Promise<void> {
    for (const [key, item] of items) {
      if (item) this.items.set(key, item);
      else this.items.delete(key);
    }
  }

  async newIdentity(): Promise<void> {
    this.client = newId("c");
    this.items.clear();
  }
}
