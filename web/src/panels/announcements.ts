// The two hidden regions that screen readers follow, and the sentences spoken in them.

import { realTimers } from "../link/timers";
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
      return sayNamed("announce", said.kind);
    case "others":
    case "came":
    case "left":
      return "";
  }
}

/** Makes the regions, empty, so that what is put into them later is spoken. */
export function makeAnnouncer(
  nameOfMember: (id: string) => string,
  wordsOfRecord: (id: string) => string,
): Announcer {
  const regions = { polite: region("polite"), assertive: region("assertive") };
  const speak = (to: Region, text: string) => {
    regions[to].textContent = "";
    regions[to].textContent = text;
  };
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
