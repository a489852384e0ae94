// Panels that come a moment after the room: fetched at once when it is joined, so that none is missing later.
import { signal } from "@preact/signals";
import { say } from "../state/words";

type Later = typeof import("./later");

const panels = signal<Later | undefined>(undefined);
const againMs = 2_000;

/** Fetches them, again and again while the line is down. */
export function fetchLater(): void {
  import("./later").then(
    (all) => {
      panels.value = all;
    },
    () => setTimeout(fetchLater, againMs),
  );
}

/** One of them, or a word that it is on its way. */
export function LaterPanel(props: { readonly name: keyof Later }) {
  const Panel = panels.value?.[props.name];
  return Panel ? <Panel /> : <p role="status">{say("room.loading")}</p>;
}
