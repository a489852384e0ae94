// The rows that forms end with or consist of: a main button beside a way out, and fields beside one button.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { say } from "../state/words";

type ActRowProps = {
  readonly label: string;
  readonly onCancel: () => void;
  readonly disabled?: boolean;
  /** What the main button does where it does not send a form. */
  readonly onAct?: () => void;
};

export function ActRow(props: ActRowProps) {
  return (
    <div class="row">
      <button
        type={props.onAct ? "button" : "submit"}
        class="main"
        disabled={props.disabled ?? false}
        onClick={props.onAct}
      >
        {props.label}
      </button>
      <button type="button" onClick={props.onCancel}>
        {say("action.cancel")}
      </button>
    </div>
  );
}

type AddFormProps = {
  readonly ready: boolean;
  readonly button: string;
  readonly onAdd: () => void;
  readonly children: ComponentChildren;
};

/** A row of fields that make something together; its button waits until there is enough to make. */
export function AddForm(props: AddFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const add = (event: Event) => {
    event.preventDefault();
    if (!props.ready) return;
    props.onAdd();
    // The button is about to wait again, and what waits cannot keep the focus.
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  };
  return (
    <form class="row end" ref={form} onSubmit={add}>
      {props.children}
      <button type="submit" disabled={!props.ready}>
        {props.button}
      </button>
    </form>
  );
}
