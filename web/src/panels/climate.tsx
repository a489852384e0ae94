// How we are with each other: four lines that each answers alone, shown without names, gone with the session.
import { textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { type Check, SealedCheck, ShownCheck } from "./self_check";

const check: Check = { type: "climate_mark", line: "item", answer: "answer" };

export function ClimateSealed() {
  return <SealedCheck check={check} title={say("climate.title")} hint={say("climate.hint")} />;
}

export function ClimateShown() {
  return (
    <ShownCheck
      check={check}
      title={say("climate.title")}
      hint={say("climate.shown_hint")}
      answers={(marks) =>
        marks.map((mark) => (
          <li key={mark.id}>{sayNamed("choice.climate_mark.answer", textOf(mark, "answer"))}</li>
        ))
      }
    />
  );
}
