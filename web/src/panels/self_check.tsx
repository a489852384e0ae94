// What each checks alone: under the seal one answer a line; after the reveal all of them, without names or a sum.
import type { ComponentChildren } from "preact";
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { sayNamed } from "../state/words";
import { choiceOptions, RadioField } from "./field";
import { useModel } from "./model";

/** The records that a check is made of, and their two fields: which line, and the answer to it. */
export type Check = {
  readonly type: Extract<TypeName, "climate_mark" | "compass_mark">;
  readonly line: string;
  readonly answer: string;
};

type SealedProps = {
  readonly check: Check;
  readonly title: string;
  readonly hint: string;
  /** What may be said beside an answer that is there. */
  readonly beside?: (mark: BoardRecord) => ComponentChildren;
};

export function SealedCheck(props: SealedProps) {
  const model = useModel();
  const { type, line, answer } = props.check;
  if (!mayWrite(model.state.value, type)) return null;
  const mine = recordsOf(model.board.value, type).filter((one) => one.by !== undefined);
  return (
    <details>
      <summary>{props.title}</summary>
      <p class="hint">{props.hint}</p>
      {choicesOf(type, line).map((item) => {
        const mark = mine.find((one) => textOf(one, line) === item);
        return (
          <div key={item}>
            <RadioField
              name={`${type}-${item}`}
              label={sayNamed(`choice.${type}.${line}`, item)}
              value={textOf(mark, answer)}
              options={choiceOptions(type, answer)}
              onChange={(chosen) => {
                if (mark) model.set(mark.id, answer, chosen);
                else model.add(type, { [line]: item, [answer]: chosen });
              }}
            />
            {mark ? props.beside?.(mark) : null}
          </div>
        );
      })}
    </details>
  );
}

type ShownProps = {
  readonly check: Check;
  readonly title: string;
  readonly hint: string;
  /** The answers to one line, in the order of the choices. */
  readonly answers: (marks: readonly BoardRecord[]) => ComponentChildren;
};

export function ShownCheck(props: ShownProps) {
  const { type, line, answer } = props.check;
  const marks = recordsOf(useModel().board.value, type).filter((mark) => mark.by === undefined);
  if (marks.length === 0) return null;
  const title = `${type}-title`;
  const place = (mark: BoardRecord) => choicesOf(type, answer).indexOf(textOf(mark, answer));
  return (
    <section class="card" aria-labelledby={title}>
      <h3 id={title}>{props.title}</h3>
      <p class="hint">{props.hint}</p>
      {choicesOf(type, line).map((item) => {
        const of = marks.filter((mark) => textOf(mark, line) === item);
        return of.length === 0 ? null : (
          <div key={item}>
            <h4>{sayNamed(`choice.${type}.${line}`, item)}</h4>
            <ul>{props.answers(of.sort((a, b) => place(a) - place(b)))}</ul>
          </div>
        );
      })}
    </section>
  );
}
