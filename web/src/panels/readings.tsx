// The two lenses on one card, side by side: what it says about change and what it says about safety.
import type { BoardRecord } from "../protocol/values";
import { flagOf, textOf } from "../state/board";
import { lenses, readingsOf, readLenses } from "../state/lenses";
import { say, sayNamed } from "../state/words";
import { LiveChoice, LiveFlag, LiveText } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { RemoveButton } from "./remove";

export function readingWords(reading: BoardRecord | undefined): string {
  if (!reading) return say("hypotheses.no_reading");
  if (flagOf(reading, "nothing_yet")) return sayNamed("field.reading", "nothing_yet");
  return textOf(reading, "text") || say("hypotheses.no_reading");
}

/** Hollow, half or whole: through how many lenses this card was looked at. A cue, and no score. */
export function LensCue(props: { readonly record: BoardRecord }) {
  const board = useModel().board.value;
  const read = readLenses(board, props.record.id);
  const unread = lenses.filter((lens) => !read.includes(lens));
  const mark = read.length === 0 ? "○" : unread.length === 0 ? "●" : "◐";
  const [only] = unread;
  const words =
    unread.length === 0
      ? say("lenses.both")
      : read.length === 0 || only === undefined
        ? say("lenses.none")
        : say("lenses.half", { lens: sayNamed("choice.reading.lens", only) });
  return (
    <span class="lens-cue" title={words}>
      <span aria-hidden="true">{mark}</span>
      <span class="hidden-visually">{words}</span>
    </span>
  );
}

export function Readings(props: { readonly record: BoardRecord }) {
  const readings = readingsOf(useModel().board.value, props.record.id);
  return (
    <div class="readings">
      {lenses.map((lens) => {
        const of = readings.filter((reading) => textOf(reading, "lens") === lens);
        return (
          <div class={`reading ${lens}`} key={lens}>
            <h5>{sayNamed("choice.reading.lens", lens)}</h5>
            {of.length === 0 ? <p class="secondary">{readingWords(undefined)}</p> : null}
            {of.map((reading) => (
              <p key={reading.id}>
                {textOf(reading, "horizon")
                  ? `${sayNamed("choice.reading.horizon", textOf(reading, "horizon"))} `
                  : ""}
                {readingWords(reading)}
              </p>
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Reading(props: { readonly reading: BoardRecord; readonly lens: string }) {
  const { reading, lens } = props;
  return (
    <div>
      <LiveText id={reading.id} type="reading" field="text" rows={3} />
      {lens === "safety" ? <LiveChoice id={reading.id} type="reading" field="horizon" /> : null}
      <LiveFlag id={reading.id} type="reading" field="nothing_yet" />
      <div class="row">
        <MarkButton record={reading} />
        <RemoveButton record={reading} />
      </div>
    </div>
  );
}

export function ReadingFields(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const readings = readingsOf(model.board.value, props.record.id);
  return (
    <div class="readings">
      {lenses.map((lens) => {
        const mine = readings.filter((reading) => textOf(reading, "lens") === lens);
        const fields = { of: props.record.id, lens };
        return (
          <div class={`reading ${lens}`} key={lens}>
            <h5>{sayNamed("choice.reading.lens", lens)}</h5>
            {mine.map((reading) => (
              <Reading key={reading.id} reading={reading} lens={lens} />
            ))}
            {mine.length === 0 ? (
              <div class="row">
                <button type="button" onClick={() => model.add("reading", fields)}>
                  {say("hypotheses.write_reading")}
                </button>
                <button
                  type="button"
                  onClick={() => model.add("reading", { ...fields, nothing_yet: true })}
                >
                  {sayNamed("field.reading", "nothing_yet")}
                </button>
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
