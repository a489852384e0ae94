// A labelled field with hint and error; the summary of errors that takes focus and links to fields.
import { type ComponentChildren, h } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { choicesOf } from "../state/ask";
import { say, sayNamed } from "../state/words";

export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
};

export function describedBy(props: FieldProps): string | undefined {
  const ids = [props.hint ? `${props.id}-hint` : "", props.error ? `${props.id}-error` : ""];
  return ids.filter((id) => id !== "").join(" ") || undefined;
}

/** Label, hint and error around one control. */
export function Frame(props: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class={props.error ? "field wrong" : "field"}>
      <label for={props.id}>{props.label}</label>
      {props.hint ? (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p class="error-text" id={`${props.id}-error`}>
          {props.error}
        </p>
      ) : null}
      {props.children}
    </div>
  );
}

type LineProps = FieldProps & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "number" | "url" | "datetime-local" | "date";
  readonly autocomplete?: string;
  readonly maxLength?: number;
};

export function LineField(props: LineProps) {
  return (
    <Frame {...props}>
      {h("input", {
        id: props.id,
        type: props.type ?? "text",
        value: props.value,
        autocomplete: props.autocomplete ?? "off",
        ...(props.maxLength ? { maxLength: props.maxLength } : {}),
        "aria-invalid": props.error ? "true" : undefined,
        "aria-describedby": describedBy(props),
        onInput: (event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement)
            props.onInput(event.currentTarget.value);
        },
      })}
    </Frame>
  );
}

type TextProps = FieldProps & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
};

export function TextField(props: TextProps) {
  return (
    <Frame {...props}>
      <textarea
        id={props.id}
        rows={props.rows ?? 3}
        value={props.value}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Frame>
  );
}

export type Option = { readonly value: string; readonly label: string };

/** The choices of a record's field, with their words. */
export function choiceOptions(type: string, field: string): readonly Option[] {
  return choicesOf(type, field).map((value) => ({
    value,
    label: sayNamed(`choice.${type}.${field}`, value),
  }));
}

type SelectProps = FieldProps & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean | undefined;
};

export function SelectField(props: SelectProps) {
  return (
    <Frame {...props}>
      <select
        id={props.id}
        value={props.value}
        disabled={props.disabled ?? false}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type PickProps = Omit<SelectProps, "value" | "onChange"> & {
  readonly onPick: (value: string) => void;
};

/** What is chosen counts only with the button: arrow keys pass many choices on the way to one. */
export function PickField(props: PickProps) {
  const [chosen, setChosen] = useState("");
  const there = props.options.some((option) => option.value === chosen);
  const pick = () => {
    props.onPick(chosen);
    setChosen("");
  };
  return (
    <div class="row end">
      <SelectField
        {...props}
        value={there ? chosen : ""}
        options={[{ value: "", label: say("refs.choose") }, ...props.options]}
        onChange={setChosen}
      />
      <button type="button" disabled={!there} aria-label={props.label} onClick={pick}>
        {say("action.add")}
      </button>
    </div>
  );
}

type CheckProps = {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
};

export function CheckField(props: CheckProps) {
  return (
    <div class="check">
      <input
        id={props.id}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={props.id}>{props.label}</label>
    </div>
  );
}

type RadioProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
};

export function RadioField(props: RadioProps) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {props.options.map((option) => (
        <div class="check" key={option.value}>
          <input
            type="radio"
            id={`${props.name}-${option.value}`}
            name={props.name}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          <label for={`${props.name}-${option.value}`}>{option.label}</label>
        </div>
      ))}
    </fieldset>
  );
}

export type Problem = { readonly field: string; readonly text: string };

export function ErrorSummary(props: { readonly problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.problems.length > 0) box.current?.focus();
  }, [props.problems]);
  if (props.problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{say("error.title")}</h2>
      <ul class="plain">
        {props.problems.map((problem) => (
          <li key={problem.field + problem.text}>
            {problem.field ? <a href={`#${problem.field}`}>{problem.text}</a> : problem.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
