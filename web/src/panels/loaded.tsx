// Panels that come a moment after the room: fetched at once when it is joined, so that none is missing later.
import { computed, type Signal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { Offer } from "../state/language";
import { say } from "../state/words";

type Later = typeof import("./later");
type Boards = typeof import("./boards");
type MapPanels = typeof import("./map");

const boards = signal<Boards | undefined>(undefined);
const panels = signal<Later | undefined>(undefined);
const map = signal<MapPanels | undefined>(undefined);
/** Soft words for whoever writes; none until they have come. */
export const languageOffers = computed<readonly Offer[]>(() => panels.value?.offers ?? []);
type PanelIn<T> = { [K in keyof T]: T[K] extends FunctionComponent ? K : never }[keyof T];
type PanelName = PanelIn<Later> | PanelIn<Boards>;
/** The pack of terms that the words on the screen are of; who shows words of it reads this. */
export const shownTerms = signal("");
const againMs = 2_000;

/** Fetches them, again and again while the line is down. */
function fetchInto<T>(from: () => Promise<T>, into: Signal<T | undefined>): void {
  from().then(
    (all) => {
      into.value = all;
    },
    () => setTimeout(() => fetchInto(from, into), againMs),
  );
}

export function fetchLater(): void {
  fetchInto(() => import("./boards"), boards);
  fetchInto(() => import("./later"), panels);
  fetchInto(() => import("./map"), map);
}

function found(name: PanelName): FunctionComponent | undefined {
  const all: Partial<Record<PanelName, FunctionComponent>> = { ...boards.value, ...panels.value };
  return all[name];
}

/** One of them, or a word that it is on its way. */
export function LaterPanel(props: { readonly name: PanelName }) {
  const Panel = found(props.name);
  return Panel ? <Panel /> : <p role="status">{say("room.loading")}</p>;
}

/** The same where a word would take more room than what is to come. */
export function LaterPart(props: { readonly name: PanelName }) {
  const Panel = found(props.name);
  return Panel ? <Panel /> : null;
}

/** The map has a script of its own: it is the largest board, and not every stage shows it. */
export function MapPanel() {
  const Panel = map.value?.MapBoard;
  return Panel ? <Panel /> : <p role="status">{say("room.loading")}</p>;
}
