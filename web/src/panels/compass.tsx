// The boundary compass: each marks alone where clinician and team stand; shown as a talking point, and gone with the session unless both sides keep it.
import type { BoardRecord } from "../protocol/values";
import { flagOf, textOf } from "../state/board";
import { mayCommand } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { LiveText } from "./live_fields";
import { useModel } from "./model";
import { type Check, SealedCheck, ShownCheck } from "./self_check";

const check: Check = { type: "compass_mark", line: "row", answer: "sense" };

export function CompassSealed() {
  return (
    <SealedCheck
      check={check}
      title={say("compass.title")}
      hint={say("compass.hint")}
      beside={(mark) => <LiveText id={mark.id} type="compass_mark" field="reason" rows={1} />}
    />
  );
}

const sides: { readonly [mandate: string]: string } = {
  clinician: "keep_clinician",
  practitioner: "keep_practitioner",
};

/** Who would keep it so far. */
function keptWords(mark: BoardRecord): string {
  const kept = Object.values(sides).filter((side) => flagOf(mark, side));
  const [one] = kept;
  if (kept.length === 2) return say("compass.kept");
  return one === undefined ? "" : `${sayNamed("field.compass_mark", one)}.`;
}

/** Kept when both sides say so: hers is the side of her mandate. */
function Keep(props: { readonly mark: BoardRecord }) {
  const model = useModel();
  const { mark } = props;
  const state = model.state.value;
  const side = sides[state.you?.mandate ?? ""];
  const words = keptWords(mark);
  const mine = side !== undefined && flagOf(mark, side);
  return (
    <>
      {words === "" ? null : <span class="mark">{words}</span>}{" "}
      {side !== undefined && mayCommand(state, "compass.keep") ? (
        <button
          type="button"
          class="quiet small"
          aria-pressed={mine}
          onClick={() => model.command("compass.keep", { id: mark.id, keep: !mine })}
        >
          {say("compass.keep")}
        </button>
      ) : null}
    </>
  );
}

export function CompassShown() {
  return (
    <ShownCheck
      check={check}
      title={say("compass.title")}
      hint={say("compass.keep_hint")}
      answers={(marks) =>
        marks.map((mark) => (
          <li key={mark.id}>
            {sayNamed("choice.compass_mark.sense", textOf(mark, "sense"))}
            {textOf(mark, "reason") ? `: ${textOf(mark, "reason")}` : ""} <Keep mark={mark} />
          </li>
        ))
      }
    />
  );
}
