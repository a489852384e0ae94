// The words that this room has chosen for safety: laid over the product's own, in everyone's room alike.
import { useEffect } from "preact/hooks";
import { terms } from "#library";
import { recordsOf, textOf } from "../state/board";
import { wordsOfPack } from "../state/terms";
import { addWords } from "../state/words";
import { shownTerms } from "./loaded";
import { useModel } from "./model";

export function TermPack() {
  const contract = recordsOf(useModel().board.value, "contract")[0];
  const chosen = textOf(contract, "terms") === "safeguarding" ? "safeguarding" : "safety";
  useEffect(() => {
    addWords(wordsOfPack(terms[chosen].words));
    shownTerms.value = chosen;
  }, [chosen]);
  return null;
}
