// The safety stop: anyone may raise it in any stage; it ends only as someone acts, held, or error.
import { useState } from "preact/hooks";
import { types } from "#vocabulary";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { ErrorSummary, LineField, type Problem, RadioField } from "./field";
import { LiveChoice, LiveLine, LiveText } from "./live_fields";
import { nameOf, useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

/** Whom to ring, if the room has said so; the program rings nobody. */
function DutyNumber() {
  const number = useModel().state.value.room?.duty_number;
  if (!number) return null;
  return (
    <p class="duty">
      {say("safety.duty")} <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>{number}</a>
    </p>
  );
}

export function SafetyDialog() {
  const model = useModel();
  const raise = () => {
    model.command("safety.raise", { id: newId(types.safety_stop.prefix) });
    model.dialog.value = "";
    model.tell(say("safety.raised"));
  };
  return (
    <Dialog title={say("safety.ask")} onClose={() => (model.dialog.value = "")}>
      <p>{say("safety.ask_text")}</p>
      <DutyNumber />
      <div class="row">
        <button type="button" class="safety" onClick={raise}>
          {say("safety.stop")}
        </button>
        <CloseButton label={say("action.back")} />
      </div>
    </Dialog>
  );
}

type Ending = { readonly kind: string; readonly values: { readonly [field: string]: string } };

const needed: { readonly [kind: string]: readonly string[] } = {
  acts: ["who", "what", "by_when", "passed_on_by"],
  held: ["held_by"],
  error: ["why"],
};

function problemsOf(ending: Ending): readonly Problem[] {
  return (needed[ending.kind] ?? [])
    .filter((field) => (ending.values[field] ?? "").trim() === "")
    .map((field) => ({
      field: `safety-${field}`,
      text: say("error.fill_in", { field: sayNamed("field.safety_stop", field) }),
    }));
}

function EndForm(props: { readonly stop: BoardRecord }) {
  const model = useModel();
  const [ending, setEnding] = useState<Ending>({ kind: "acts", values: {} });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = problemsOf(ending);
    setProblems(found);
    if (found.length > 0) return;
    const given = Object.fromEntries(
      (needed[ending.kind] ?? []).map((field) => [field, (ending.values[field] ?? "").trim()]),
    );
    model.command("safety.end", { id: props.stop.id, ending: ending.kind, ...given });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <RadioField
        name="safety-ending"
        label={say("safety.how_ends")}
        value={ending.kind}
        options={["acts", "held", "error"].map((value) => ({
          value,
          label: sayNamed("ending", value),
        }))}
        onChange={(kind) => setEnding({ kind, values: ending.values })}
      />
      <div class="two-columns">
        {(needed[ending.kind] ?? []).map((field) => (
          <LineField
            key={field}
            id={`safety-${field}`}
            label={sayNamed("field.safety_stop", field)}
            value={ending.values[field] ?? ""}
            error={problems.find((problem) => problem.field === `safety-${field}`)?.text}
            onInput={(value) =>
              setEnding({ kind: ending.kind, values: { ...ending.values, [field]: value } })
            }
          />
        ))}
      </div>
      <button type="submit" class="main">
        {say("safety.end")}
      </button>
    </form>
  );
}

function Stop(props: { readonly stop: BoardRecord }) {
  const model = useModel();
  const { stop } = props;
  const by = nameOf(model.state.value, textOf(stop, "raised_by") || stop.by);
  return (
    <article class="safety-stop" aria-labelledby={`${stop.id}-title`}>
      <h3 id={`${stop.id}-title`} tabIndex={-1}>
        {by === "" ? say("safety.one") : say("safety.one_by", { name: by })}
      </h3>
      <div class="two-columns">
        <LiveChoice id={stop.id} type="safety_stop" field="about" />
        <LiveLine id={stop.id} type="safety_stop" field="about_name" />
        <LiveText id={stop.id} type="safety_stop" field="known" />
        <LiveText id={stop.id} type="safety_stop" field="feared" />
        <LiveLine
          id={stop.id}
          type="safety_stop"
          field="phoning"
          hint={say("safety.phoning_hint")}
        />
      </div>
      <details>
        <summary>{say("safety.how_ends")}</summary>
        <EndForm stop={stop} />
      </details>
    </article>
  );
}

/** The banner that everyone sees while a stop is open; the shared form opens under it. */
export function SafetyBanner() {
  const model = useModel();
  const [open, setOpen] = useState(true);
  const stops = recordsOf(model.board.value, "safety_stop").filter(
    (stop) => textOf(stop, "ending") === "",
  );
  if (stops.length === 0) return null;
  return (
    <section class="safety-banner" id="region-safety" aria-label={say("room.safety_stop")}>
      <div class="row spread">
        <h2>
          <span aria-hidden="true">⚑</span> {say("safety.banner")}
        </h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? say("safety.fold") : say("safety.unfold")}
        </button>
      </div>
      {open ? (
        <>
          <p>{say("safety.danger")}</p>
          <DutyNumber />
          {stops.map((stop) => (
            <Stop key={stop.id} stop={stop} />
          ))}
        </>
      ) : null}
    </section>
  );
}
