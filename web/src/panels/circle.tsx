// The circle of joining, agreeing and working, which goes round again: where we are with each other now.
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";

export function Circle(props: { readonly contract: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { contract, may } = props;
  const now = textOf(contract, "circle");
  if (now === "" && !may) return null;
  return (
    <section aria-labelledby="circle-title">
      <h3 id="circle-title">{sayNamed("field.contract", "circle")}</h3>
      <ol class="circle">
        {choicesOf("contract", "circle").map((step) => {
          const words = sayNamed("choice.contract.circle", step);
          const here = step === now;
          return (
            <li key={step} aria-current={here ? "step" : undefined}>
              {may ? (
                <button
                  type="button"
                  class="small"
                  aria-pressed={here}
                  onClick={() => model.set(contract.id, "circle", here ? null : step)}
                >
                  {words}
                </button>
              ) : here ? (
                <strong>{words}</strong>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ol>
      <p class="hint">{say("circle.hint")}</p>
    </section>
  );
}
