// How we are with each other: four lines that each answers alone, shown without names, gone with the session.
import { choicesOf } from "../state/ask";
import { recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { RadioField } from "./field";
import { useModel } from "./model";

const items = choicesOf("climate_mark", "item");
const answers = choicesOf("climate_mark", "answer");

/** Under the seal: one answer a line, seen by nobody until the reveal. */
export function ClimateSealed() {
  const model = useModel();
  const mine = recordsOf(model.board.value, "climate_mark").filter((one) => one.by !== undefined);
  if (!mayWrite(model.state.value, "climate_mark")) return null;
  return (
    <details>
      <summary>{say("climate.title")}</summary>
      <p class="hint">{say("climate.hint")}</p>
      {items.map((item) => {
        const mark = mine.find((one) => textOf(one, "item") === item);
        return (
          <RadioField
            key={item}
            name={`climate-${item}`}
            label={sayNamed("choice.climate_mark.item", item)}
            value={textOf(mark, "answer")}
            options={answers.map((answer) => ({
              value: answer,
              label: sayNamed("choice.climate_mark.answer", answer),
            }))}
            onChange={(answer) => {
              if (mark) model.set(mark.id, "answer", answer);
              else model.add("climate_mark", { item, answer });
            }}
          />
        );
      })}
    </details>
  );
}

/** After the reveal: the answers to each line in the order of the choices, without names and without a sum. */
export function ClimateShown() {
  const marks = recordsOf(useModel().board.value, "climate_mark").filter(
    (mark) => mark.by === undefined,
  );
  if (marks.length === 0) return null;
  return (
    <section class="card" aria-labelledby="climate-title">
      <h3 id="climate-title">{say("climate.title")}</h3>
      <p class="hint">{say("climate.shown_hint")}</p>
      <dl>
        {items.map((item) => (
          <div key={item}>
            <dt>{sayNamed("choice.climate_mark.item", item)}</dt>
            {answers.flatMap((answer) =>
              marks
                .filter((one) => textOf(one, "item") === item && textOf(one, "answer") === answer)
                .map((mark) => (
                  <dd key={mark.id}>{sayNamed("choice.climate_mark.answer", answer)}</dd>
                )),
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
