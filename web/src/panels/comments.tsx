// What people say about one card, in the order they said it: a thread under it, folded until wanted.
import type { BoardRecord } from "../protocol/values";
import { recordsOf, textOf } from "../state/board";
import { mayComment } from "../state/rights";
import { say, sayCount, sayNamed } from "../state/words";
import { AddLine, LiveText } from "./live_fields";
import { nameOf, useModel } from "./model";
import { RemoveButton } from "./remove";

function Comment(props: { readonly record: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const { record, may } = props;
  const mine = record.by !== undefined && record.by === model.state.value.you?.member;
  const name = nameOf(model.state.value, record.by);
  return (
    <li data-item={record.id}>
      {may && mine ? (
        <>
          <LiveText id={record.id} type="comment" field="text" label={say("comments.mine")} />
          <RemoveButton record={record} />
        </>
      ) : (
        <p>
          {name === "" ? null : <strong>{name}: </strong>}
          {record.taken_out ? say("take_out.gone") : textOf(record, "text")}
        </p>
      )}
    </li>
  );
}

export function Comments(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const { record } = props;
  const may = mayComment(model.state.value, record.type);
  const comments = recordsOf(model.board.value, "comment").filter(
    (comment) => textOf(comment, "on") === record.id,
  );
  if (comments.length === 0 && !may) return null;
  return (
    <details class="comments">
      <summary>
        {comments.length === 0 ? say("comments.none") : sayCount("comments.title", comments.length)}
      </summary>
      <ul class="plain">
        {comments.map((comment) => (
          <Comment key={comment.id} record={comment} may={may} />
        ))}
      </ul>
      {may ? (
        <AddLine
          id={`${record.id}-comment`}
          label={sayNamed("field.comment", "text")}
          button={say("action.add")}
          onAdd={(text) => model.add("comment", { on: record.id, text })}
        />
      ) : null}
    </details>
  );
}
