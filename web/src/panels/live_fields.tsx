// Fields of a record on a board: shared while they are typed, saved as they change.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { TypeName } from "#vocabulary";
import { fieldSpecOf } from "../state/ask";
import { flagOf, textOf } from "../state/board";
import { moveCaret } from "../state/text";
import { say, sayNamed } from "../state/words";
import { useBegun } from "./begun";
import { CheckField, choiceOptions, Frame, SelectField } from "./field";
import { MustItBeHere } from "./identifying";
import { useModel } from "./model";
import { SoftWord } from "./soft_words";

type LiveProps = {
  readonly id: string;
  readonly type: TypeName;
  readonly field: string;
  readonly label?: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly readOnly?: boolean;
};

function labelOf(props: LiveProps): string {
  return props.label ?? sayNamed(`field.${props.type}`, props.field);
}

/** A text that several may write at once: the caret stays with the words around it. */
export function LiveText(props: LiveProps) {
  const model = useModel();
  const element = useRef<HTMLTextAreaElement>(null);
  const shown = textOf(model.board.value.get(props.id), props.field);
  const held = useRef(shown);
  const composing = useRef(false);
  const typedHere = useRef(false);
  const show = () => {
    const area = element.current;
    if (!area || composing.current || area.value === shown) return;
    const was = area.value;
    const { selectionStart, selectionEnd } = area;
    area.value = shown;
    held.current = shown;
    if (document.activeElement !== area) return;
    area.setSelectionRange(
      moveCaret(selectionStart, was, shown),
      moveCaret(selectionEnd, was, shown),
    );
  };
  useLayoutEffect(show);
  const typed = () => {
    const area = element.current;
    if (!area || composing.current) return;
    const was = held.current;
    held.current = area.value;
    typedHere.current = true;
    model.typed(props.id, props.field, was, area.value);
  };
  const fieldId = `${props.id}-${props.field}`;
  return (
    <Frame id={fieldId} label={labelOf(props)} hint={props.hint}>
      <textarea
        id={fieldId}
        ref={element}
        rows={props.rows ?? 2}
        defaultValue={shown}
        readOnly={props.readOnly ?? false}
        aria-describedby={props.hint ? `${fieldId}-hint` : undefined}
        maxLength={(fieldSpecOf(props.type, props.field)?.max ?? 10_000) * 2}
        onInput={typed}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          typed();
        }}
        onBlur={() => model.flush()}
      />
      {typedHere.current ? <MustItBeHere text={shown} /> : null}
      {typedHere.current ? <SoftWord text={shown} /> : null}
    </Frame>
  );
}

/** A single line: it is saved when one leaves it or presses Enter. */
export function LiveLine(props: LiveProps) {
  const model = useModel();
  const saved = textOf(model.board.value.get(props.id), props.field);
  const [mine, setMine] = useState<string | undefined>(undefined);
  const commit = () => {
    if (mine !== undefined && mine.trim() !== saved) {
      model.set(props.id, props.field, mine.trim() === "" ? null : mine.trim());
    }
    setMine(undefined);
  };
  // The line may go while somebody writes in it: with its stage, or with another board.
  const leave = useRef(commit);
  leave.current = commit;
  useEffect(() => () => leave.current(), []);
  const fieldId = `${props.id}-${props.field}`;
  return (
    <Frame id={fieldId} label={labelOf(props)} hint={props.hint}>
      <input
        id={fieldId}
        type="text"
        autocomplete="off"
        value={mine ?? saved}
        readOnly={props.readOnly ?? false}
        maxLength={fieldSpecOf(props.type, props.field)?.max ?? 200}
        aria-describedby={props.hint ? `${fieldId}-hint` : undefined}
        onInput={(event) => setMine(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setMine(undefined);
        }}
      />
      {mine === undefined ? null : <MustItBeHere text={mine} />}
    </Frame>
  );
}

export function LiveChoice(props: LiveProps & { readonly none?: string }) {
  const model = useModel();
  const value = textOf(model.board.value.get(props.id), props.field);
  const options = choiceOptions(props.type, props.field);
  return (
    <SelectField
      id={`${props.id}-${props.field}`}
      label={labelOf(props)}
      value={value}
      disabled={props.readOnly}
      options={[{ value: "", label: props.none ?? say("choice.not_said") }, ...options]}
      onChange={(chosen) => model.set(props.id, props.field, chosen === "" ? null : chosen)}
    />
  );
}

export function LiveFlag(props: LiveProps) {
  const model = useModel();
  return (
    <CheckField
      id={`${props.id}-${props.field}`}
      label={labelOf(props)}
      checked={flagOf(model.board.value.get(props.id), props.field)}
      disabled={props.readOnly}
      onChange={(checked) => model.set(props.id, props.field, checked ? true : null)}
    />
  );
}

type AddLineProps = {
  readonly id: string;
  readonly label: string;
  readonly button: string;
  readonly hint?: string;
  readonly onAdd: (text: string) => void;
};

/** One field and one button that add something; Enter adds, and the field is free for the next. */
export function AddLine(props: AddLineProps) {
  const [text, setText] = useBegun(props.id);
  const area = useRef<HTMLTextAreaElement>(null);
  const add = () => {
    const words = text.trim();
    if (words !== "") {
      props.onAdd(words);
      setText("");
    }
    area.current?.focus();
  };
  return (
    <form
      class="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Frame id={props.id} label={props.label} hint={props.hint}>
        <textarea
          id={props.id}
          ref={area}
          rows={1}
          value={text}
          aria-describedby={props.hint ? `${props.id}-hint` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <MustItBeHere text={text} />
        <SoftWord text={text} />
      </Frame>
      <button type="submit" class="main">
        {props.button}
      </button>
    </form>
  );
}
