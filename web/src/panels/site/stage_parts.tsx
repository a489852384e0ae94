// What the pieces of the stage editor share: what they are given, and lists of things that can be taken away.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { type Fields, numberOf, textOr } from "../../protocol/read";
import type { Reason } from "../../protocol/team_formats";
import { rolesOf } from "../../state/format_edit";
import { say, sayNamed } from "../../state/words";
import { LineField, TextField } from "../field";

export type StageProps = {
  readonly format: Fields;
  readonly stage: Fields;
  readonly at: number;
  /** What the server has against this stage and its ways. */
  readonly reasons: readonly Reason[];
  readonly onChange: (format: Fields) => void;
};

/** What a stage and each way through it begin with. */
export function NameAndMinutes(props: {
  readonly id: string;
  readonly label: string;
  readonly of: Fields;
  readonly onChange: (change: Fields) => void;
}) {
  const { id, of, onChange } = props;
  return (
    <>
      <LineField
        id={`${id}-name`}
        label={props.label}
        maxLength={80}
        value={textOr(of, "name", "")}
        onInput={(name) => onChange({ name })}
      />
      <LineField
        id={`${id}-minutes`}
        label={say("formats.stage_minutes")}
        type="number"
        value={String(numberOf(of, "minutes"))}
        onInput={(value) => onChange({ minutes: Math.max(0, Math.round(Number(value))) })}
      />
    </>
  );
}

/** What is on everybody's screen meanwhile. */
export function ScreenWords(props: {
  readonly id: string;
  readonly of: Fields;
  readonly onChange: (change: Fields) => void;
}) {
  return (
    <TextField
      id={`${props.id}-prompt`}
      label={say("guide.screen")}
      rows={2}
      value={textOr(props.of, "prompt", "")}
      onInput={(prompt) => props.onChange({ prompt })}
    />
  );
}

export function roleWord(role: string): string {
  return role === "*" ? say("formats.everyone") : sayNamed("role", role);
}

export function roleOptions(roles: readonly string[]) {
  return roles.map((value) => ({ value, label: roleWord(value) }));
}

/** Nobody, everyone, or one of the format's parts. */
export function speakers(format: Fields) {
  const nobody = { value: "", label: say("formats.nobody") };
  return [nobody, ...roleOptions(["*", ...rolesOf(format)])];
}

export function Reasons(props: { readonly reasons: readonly Reason[] }) {
  if (props.reasons.length === 0) return null;
  return (
    <div role="alert">
      <ul class="plain error-text">
        {props.reasons.map((reason) => (
          <li key={reason.says}>{reason.says}</li>
        ))}
      </ul>
    </div>
  );
}

/** Who works by keys goes on with the next one, or with the fold when nothing is left. */
function focusAfter(home: HTMLElement | null, at: number): void {
  requestAnimationFrame(() => {
    const left = home?.querySelectorAll<HTMLElement>("[data-takes]") ?? [];
    const next = left[Math.min(at, left.length - 1)];
    (next ?? home?.closest("details")?.querySelector("summary"))?.focus();
  });
}

type Step = 1 | -1;

function StepButton(props: {
  readonly step: Step;
  readonly line: string;
  readonly disabled: boolean;
  readonly onStep: () => void;
}) {
  const word = say(props.step === 1 ? "formats.down" : "formats.up");
  return (
    <button
      type="button"
      class="small"
      aria-label={`${word}: ${props.line}`}
      data-step={props.step}
      disabled={props.disabled}
      onClick={props.onStep}
    >
      {word}
    </button>
  );
}

/** Who works by keys stays with the line that was moved; at either end its other button is left. */
function focusMoved(home: HTMLElement | null, at: number, step: Step): void {
  requestAnimationFrame(() => {
    const line = home?.querySelectorAll("li")[at];
    const same = line?.querySelector<HTMLElement>(`[data-step="${step}"]:enabled`);
    (same ?? line?.querySelector<HTMLElement>("[data-step]:enabled"))?.focus();
  });
}

/** Things in their order, each to be taken away, and to be moved where the order says something. */
export function Lines(props: {
  readonly lines: readonly string[];
  readonly none: string;
  readonly onTake: (at: number) => void;
  readonly onMove?: (at: number, step: Step) => void;
}) {
  const { lines, onMove } = props;
  const place = useRef<HTMLDivElement>(null);
  const take = (at: number) => {
    props.onTake(at);
    focusAfter(place.current, at);
  };
  const move = (at: number, step: Step) => {
    onMove?.(at, step);
    focusMoved(place.current, at + step, step);
  };
  return (
    <div ref={place}>
      {lines.length === 0 ? <p class="secondary">{props.none}</p> : null}
      <ul class="plain">
        {lines.map((line, at) => (
          <li class="row" key={line}>
            <span>{line}</span>
            {onMove && lines.length > 1
              ? ([-1, 1] as const).map((step) => (
                  <StepButton
                    key={step}
                    step={step}
                    line={line}
                    disabled={lines[at + step] === undefined}
                    onStep={() => move(at, step)}
                  />
                ))
              : null}
            <button
              type="button"
              class="small"
              aria-label={say("formats.take_writer", { what: line })}
              data-takes
              onClick={() => take(at)}
            >
              {say("formats.take_away")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says in the closed fold how much is in it, so that nobody has to open it to know. */
export function Fold(props: {
  readonly title: string;
  readonly count?: number;
  readonly open?: boolean;
  /** For what has to be fetched before it can be shown. */
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}) {
  const { title, count = 0 } = props;
  const toggled = (event: Event & { readonly currentTarget: HTMLDetailsElement }) => {
    if (event.currentTarget.open) props.onOpen?.();
  };
  return (
    <details open={props.open ?? false} onToggle={toggled}>
      <summary>{count === 0 ? title : say("formats.fold", { title, n: count })}</summary>
      {props.children}
    </details>
  );
}
