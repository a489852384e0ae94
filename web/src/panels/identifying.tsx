// Asks the writer, once and on her screen only, whether a postcode or a phone number must be here.
import { signal } from "@preact/signals";
import { identifyingWords } from "../state/identifying";
import { say } from "../state/words";

/** What she has answered for already, on this page. */
const answered = signal<ReadonlySet<string>>(new Set());

export function MustItBeHere(props: { readonly text: string }) {
  const words = identifyingWords(props.text);
  if (words === "" || answered.value.has(words)) return null;
  return (
    <p class="notice amber" role="status">
      {say("warn.number")}{" "}
      <button
        type="button"
        class="small"
        onClick={() => {
          answered.value = new Set([...answered.value, words]);
        }}
      >
        {say("warn.keep")}
      </button>
    </p>
  );
}
