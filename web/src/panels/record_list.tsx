// A list of records of one type, each opened in place: the shape that most thinking tools share.
import type { ComponentChildren } from "preact";
import type { TypeName } from "#vocabulary";
import type { BoardRecord, FieldValues } from "../protocol/values";
import { recordsOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { Comments } from "./comments";
import { ItemTitle } from "./item";
import { AddLine } from "./live_fields";
import { MarkButton } from "./mark";
import { useModel } from "./model";
import { RecordFields } from "./record_fields";
import { RemoveButton } from "./remove";

export type Tool = {
  readonly type: TypeName;
  /** What is asked first: its words make the record. */
  readonly ask: string;
  readonly fields: readonly string[];
  /** Folded until wanted. */
  readonly more?: readonly string[];
  readonly preset?: FieldValues;
};

export function ToolItem(props: {
  readonly record: BoardRecord;
  readonly tool: Tool;
  readonly children?: ComponentChildren;
}) {
  const model = useModel();
  const { record, tool } = props;
  const open = model.opened.value === record.id;
  const may = mayWrite(model.state.value, tool.type);
  return (
    <li class="card" data-item={record.id}>
      <ItemTitle id={record.id}>{outlineOf(model.board.value, record)}</ItemTitle>
      {props.children}
      <MarkButton record={record} />
      <Comments record={record} />
      {open && may ? (
        <div class="details">
          <RecordFields record={record} type={tool.type} fields={[tool.ask, ...tool.fields]} />
          {tool.more ? (
            <details>
              <summary>{say("tools.more_fields")}</summary>
              <RecordFields record={record} type={tool.type} fields={tool.more} />
            </details>
          ) : null}
          <RemoveButton record={record} />
        </div>
      ) : null}
    </li>
  );
}

export function AddTool(props: { readonly tool: Tool }) {
  const model = useModel();
  const { tool } = props;
  if (!mayWrite(model.state.value, tool.type)) return null;
  return (
    <AddLine
      id={`new-${tool.type}`}
      label={sayNamed(`field.${tool.type}`, tool.ask)}
      button={say("action.add")}
      onAdd={(words) => model.add(tool.type, { ...tool.preset, [tool.ask]: words })}
    />
  );
}

export function ToolList(props: { readonly tool: Tool }) {
  const { tool } = props;
  const records = recordsOf(useModel().board.value, tool.type);
  return (
    <>
      <AddTool tool={tool} />
      <ul class="plain">
        {records.map((record) => (
          <ToolItem key={record.id} record={record} tool={tool} />
        ))}
      </ul>
    </>
  );
}
