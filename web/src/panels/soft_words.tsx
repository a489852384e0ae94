// A soft word beside the field where one writes: it may be closed, counts nothing and is kept nowhere.
import { useState } from "preact/hooks";
import { type Offer, offerFor } from "../state/language";
import { say } from "../state/words";
import { languageOffers } from "./loaded";

export function SoftWord(props: { readonly text: string }) {
  const [closed, setClosed] = useState("");
  const offers: readonly Offer[] = languageOffers.value;
  const offer = offerFor(offers, props.text);
  if (!offer || closed === offer.words) return null;
  return (
    <p class="tiny secondary soft-word">
      “{offer.words}”: {offer.ask}{" "}
      <button type="button" class="quiet small" onClick={() => setClosed(offer.words)}>
        {say("prompt.close")}
      </button>
    </p>
  );
}
