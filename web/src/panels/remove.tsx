// Removing a record: asked once where others hang on it, said afterwards.
import type { BoardRecord } from "../protocol/values";
import { specOf } from "../state/ask";
import { mayWrite } from "../state/rights";
import { isTypeName } from "../state/types";
import { say } from "../state/words";
import { useModel } from "./model";

export function RemoveButton(props: { readonly record: BoardRecord; readonly label?: string }) {
  const model = useModel();
  const { record } = props;
  const { type } = record;
  if (!isTypeName(type) || !mayWrite(model.state.value, type)) return null;
  if (specOf(type)?.never_deleted) return null;
  return (
    <button type="button" class="quiet small" onClick={() => model.remove(record)}>
      {props.label ?? say("action.remove")}
    </button>
  );
}
