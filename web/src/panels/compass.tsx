// The boundary compass: each marks alone where clinician and team stand; shown as a talking point, and gone with the session unless both sides keep it.
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { flagOf, recordsOf, textOf } from "../state/board";
import { mayCommand, mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { RadioField } from "./field";
import { LiveText } from "./live_fields";
import { useModel } from "./model";

const rows = choicesOf("compass_mark", "row");
const senses = choicesOf("compass_mark", "sense");

/** Under the seal: one mark a row, by me, seen by nobody until the reveal. */
export function CompassSealed() {
  const model = useModel();
  const mine = recordsOf(model.board.value, "compass_mark").filter((one) => one.by !== undefined);
  if (!mayWrite(model.state.value, "compass_mark")) return null;
  return (
    <details>
      <summary>{say("compass.title")}</summary>
      <p class="hint">{say("compass.hint")}</p>
      {rows.map((row) => {
        const mark = mine.find((one) => textOf(one, "row") === row);
        return (
          <div key={row}>
            <RadioField
              name={`compass-${row}`}
              label={sayNamed("choice.compass_mark.row", row)}
              value={textOf(mark, "sense")}
              options={senses.map((sense) => ({
                value: sense,
                label: sayNamed("choice.compass_mark.sense", sense),
              }))}
              onChange={(sense) => {
                if (mark) model.set(mark.id, "sense", sense);
                else model.add("compass_mark", { row, sense });
              }}
            />
            {mark ? <LiveText id={mark.id} type="compass_mark" field="reason" rows={1} /> : null}
          </div>
        );
      })}
    </details>
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

/** After the reveal: what was marked, row by row, without names and without a sum. */
export function CompassShown() {
  const marks = recordsOf(useModel().board.value, "compass_mark").filter(
    (mark) => mark.by === undefined,
  );
  if (marks.length === 0) return null;
  return (
    <section class="card" aria-labelledby="compass-title">
      <h3 id="compass-title">{say("compass.title")}</h3>
      <p class="hint">{say("compass.keep_hint")}</p>
      {rows.map((row) => {
        const of = marks.filter((mark) => textOf(mark, "row") === row);
        return of.length === 0 ? null : (
          <div key={row}>
            <h4>{sayNamed("choice.compass_mark.row", row)}</h4>
            <ul>
              {of.map((mark) => (
                <li key={mark.id}>
                  {sayNamed("choice.compass_mark.sense", textOf(mark, "sense"))}
                  {textOf(mark, "reason") ? `: ${textOf(mark, "reason")}` : ""} <Keep mark={mark} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
