// The two hidden regions that screen readers follow, and the sentences spoken in them.

import { realTimers, type Timers } from "../link/timers";
import { Announcer, type Region } from "../state/announcer";
import type { Said } from "../state/room";
import { say, sayAll, sayCount, sayNamed } from "../state/words";

function region(name: Region): HTMLElement {
  const made = document.createElement("div");
  made.className = "hidden-visually";
  made.setAttribute("aria-live", name);
  made.setAttribute("role", name === "polite" ? "status" : "alert");
  made.id = `announce-${name}`;
  document.body.append(made);
  return made;
}

function sentence(said: Said): string {
  switch (said.kind) {
    case "stage":
      return say("announce.stage", { stage: said.name });
    case "refused":
      return sayNamed("refusal", said.code);
    case "removed_mine":
      return say("announce.removed_mine", { name: said.by });
    case "back":
      return sayCount("announce.back", said.saved);
    case "revealed":
    case "held":
    case "opened":
    case "closed":
    case "safety":
    case "safety_ended":
    case "taken_out":
      return sayNamed("announce", said.kind);
    case "others":
    case "came":
    case "left":
      return "";
  }
}

/** Long enough to be read aloud; then nothing that was said stays on the page. */
const spokenMs = 8_000;

/** Puts words where they are spoken, and takes them back: boards may lose them, and the page must too. */
export function speaker(
  timers: Timers,
  put: (region: Region, text: string) => void,
): (region: Region, text: string) => void {
  let cancel: (() => void) | undefined;
  const empty = () => {
    put("polite", "");
    put("assertive", "");
  };
  return (region, text) => {
    cancel?.();
    empty();
    put(region, text);
    cancel = timers.after(spokenMs, empty);
  };
}

/** Makes the regions, empty, so that what is put into them later is spoken. */
export function makeAnnouncer(
  nameOfMember: (id: string) => string,
  wordsOfRecord: (id: string) => string,
): Announcer {
  const regions = { polite: region("polite"), assertive: region("assertive") };
  const speak = speaker(realTimers, (to, text) => {
    regions[to].textContent = text;
  });
  return new Announcer(realTimers, speak, {
    one: sentence,
    others: (by, changes, last) =>
      say("announce.others", {
        name: nameOfMember(by),
        changes: sayCount("announce.changes", changes),
        last: `${wordsOfRecord(last.last.id)} (${sayNamed("announce.what", last.last.what)})`,
      }),
    came: (names) => say("announce.came", { names: sayAll(names) }),
    left: (names) => say("announce.left", { names: sayAll(names) }),
  });
}
