// Keeps unanswered work in IndexedDB, under a client id that only one tab at a time may use.
import { fieldsOf, text } from "../protocol/read";
import type { Kept } from "../state/room";
import { type Items, type Keeper, keptOf } from "./keeper";
import { MemoryKeeper } from "./memory_keeper";
import { isSharedComputer, seenKey } from "./shared_computer";
import { newId } from "./timers";

const databaseName = "spacebetween";
const itemsStore = "items";
const clientsStore = "clients";

type Place = { readonly room: string; readonly account: string };

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(itemsStore);
      opening.result.createObjectStore(clientsStore);
    };
    opening.onsuccess = () => {
      // Signing out in another tab wipes it: it must not wait for this one.
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

function entriesOf(
  store: IDBObjectStore,
  range?: IDBKeyRange,
): Promise<readonly (readonly [string, unknown])[]> {
  return new Promise((resolve, reject) => {
    const found: (readonly [string, unknown])[] = [];
    const reading = store.openCursor(range);
    reading.onerror = () => reject(reading.error);
    reading.onsuccess = () => {
      const cursor = reading.result;
      if (!cursor) return resolve(found);
      found.push([String(cursor.key), cursor.value]);
      cursor.continue();
    };
  });
}

/** Holds the client's lock until the tab ends; false when another tab has it. */
function takeLock(client: string): Promise<boolean> {
  if (!("locks" in navigator)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const name = `spacebetween ${client}`;
    const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => undefined);
    });
    held.catch(() => resolve(false));
  });
}

function rangeOf(client: string): IDBKeyRange {
  return IDBKeyRange.bound(`${client}/`, `${client}/\uffff`);
}

class IndexedKeeper implements Keeper {
  constructor(
    private readonly database: IDBDatabase,
    private readonly place: Place,
    public client: string,
  ) {}

  async load(): Promise<Kept> {
    const store = this.database.transaction(itemsStore).objectStore(itemsStore);
    const entries = await entriesOf(store, rangeOf(this.client));
    return keptOf(entries.map(([key, value]) => [key.slice(this.client.length + 1), value]));
  }

  async save(items: Items): Promise<void> {
    if (items.size === 0) return;
    const sends = [...items.keys()].some((key) => key.startsWith("p/"));
    const durability = sends ? "strict" : "relaxed";
    const writing = this.database.transaction(itemsStore, "readwrite", { durability });
    const store = writing.objectStore(itemsStore);
    for (const [key, item] of items) {
      if (item) store.put(item, `${this.client}/${key}`);
      else store.delete(`${this.client}/${key}`);
    }
    writing.commit();
    await finished(writing);
  }

  async newIdentity(): Promise<void> {
    const writing = this.database.transaction([itemsStore, clientsStore], "readwrite");
    writing.objectStore(itemsStore).delete(rangeOf(this.client));
    writing.objectStore(clientsStore).delete(this.client);
    this.client = newId("c");
    writing.objectStore(clientsStore).put({ ...this.place }, this.client);
    await finished(writing);
    await takeLock(this.client);
  }
}

async function clientFor(database: IDBDatabase, place: Place): Promise<string> {
  const clients = await entriesOf(database.transaction(clientsStore).objectStore(clientsStore));
  for (const [client, value] of clients) {
    const fields = fieldsOf(value);
    const mine = text(fields, "room") === place.room && text(fields, "account") === place.account;
    if (mine && (await takeLock(client))) return client;
  }
  const client = newId("c");
  const writing = database.transaction(clientsStore, "readwrite");
  writing.objectStore(clientsStore).put({ ...place }, client);
  await finished(writing);
  await takeLock(client);
  return client;
}

export async function openKeeper(place: Place): Promise<Keeper> {
  if (isSharedComputer()) return new MemoryKeeper();
  try {
    const database = await openDatabase();
    return new IndexedKeeper(database, place, await clientFor(database, place));
  } catch {
    return new MemoryKeeper();
  }
}

/** Wipes all that is kept on this computer: done at sign-out. */
export function forgetEverything(): Promise<void> {
  localStorage.removeItem(seenKey);
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(databaseName);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => resolve();
    deleting.onblocked = () => resolve();
  });
}
