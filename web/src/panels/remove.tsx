// Removing a record: asked once where others hang on it, said afterwards.
import { useEffect, useRef, useState } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { specOf } from "../state/ask";
import { goingAlong } from "../state/going";
import { mapWords } from "../state/kin";
import { outlineOf } from "../state/outline";
import { mayWrite } from "../state/rights";
import { isTypeName } from "../state/types";
import { say } from "../state/words";
import { useModel } from "./model";

const namedMost = 8;

function Along(props: { readonly records: readonly BoardRecord[] }) {
  const board = useModel().board.value;
  const { records } = props;
  return (
    <ul>
      {records.slice(0, namedMost).map((one) => (
        <li key={one.id}>{mapWords(board, one)}</li>
      ))}
      {records.length > namedMost ? (
        <li>{say("remove.more", { n: records.length - namedMost })}</li>
      ) : null}
    </ul>
  );
}

type AskProps = {
  readonly record: BoardRecord;
  readonly along: readonly BoardRecord[];
  readonly onRemove: () => void;
  readonly onKeep: () => void;
};

function Ask(props: AskProps) {
  const board = useModel().board.value;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      class="notice amber"
      role="group"
      tabIndex={-1}
      ref={box}
      aria-label={say("remove.along", { name: outlineOf(board, props.record) })}
    >
      <p>{say("remove.along", { name: outlineOf(board, props.record) })}</p>
      <Along records={props.along} />
      <div class="row">
        <button type="button" onClick={props.onRemove}>
          {say("remove.all")}
        </button>
        <button type="button" onClick={props.onKeep}>
          {say("remove.keep")}
        </button>
      </div>
    </div>
  );
}

export function RemoveButton(props: { readonly record: BoardRecord; readonly label?: string }) {
  const model = useModel();
  const { record } = props;
  const { type } = record;
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  /** Who works by keys stays where the record was. */
  const gone = () => {
    const home = place.current?.closest<HTMLElement>("section, [role=tabpanel]");
    model.remove(record);
    if (!home) return;
    home.tabIndex = -1;
    home.focus({ preventScroll: true });
  };
  const keep = () => {
    setAsked(false);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  };
  if (!isTypeName(type) || !mayWrite(model.state.value, type)) return null;
  if (specOf(type)?.never_deleted) return null;
  const remove = () => {
    const along = goingAlong(model.board.value, record.id);
    if (along.length > 0) setAsked(true);
    else gone();
  };
  return (
    <span ref={place}>
      {asked ? (
        <Ask
          record={record}
          along={goingAlong(model.board.value, record.id)}
          onRemove={gone}
          onKeep={keep}
        />
      ) : (
        <button type="button" class="quiet small" onClick={remove}>
          {props.label ?? say("action.remove")}
        </button>
      )}
    </span>
  );
}
