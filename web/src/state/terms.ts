// A pack of terms as words of the screen: lens, horizons and concerns are said as the room has chosen.
import { say } from "./words";

export type Pack = { readonly [name: string]: string };

export function wordsOfPack(pack: Pack): { readonly [key: string]: string } {
  const named = (name: string) => pack[name] ?? "";
  const lens = say("terms.about", { word: named("lens.safety").toLowerCase() });
  return {
    "choice.reading.lens.safety": lens,
    "choice.summary_line.lens.safety": lens,
    "choice.reading.horizon.now": named("horizon.now"),
    "choice.reading.horizon.growing": named("horizon.growing"),
    "field.contract.safety": say("terms.held", { concerns: named("concerns") }),
  };
}
