// The title of a board's item: a button that opens and folds what belongs to it.
import type { ComponentChildren } from "preact";
import { useModel } from "./model";

export function ItemTitle(props: { readonly id: string; readonly children: ComponentChildren }) {
  const model = useModel();
  const open = model.opened.value === props.id;
  return (
    <button
      type="button"
      class="card-title"
      aria-expanded={open}
      onClick={() => {
        model.opened.value = open ? "" : props.id;
      }}
    >
      {props.children}
    </button>
  );
}
