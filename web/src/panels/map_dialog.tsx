// Opens one of the map's rarer dialogs, as soon as their script is here.
import { signal } from "@preact/signals";
import type { ComponentProps } from "preact";
import { useEffect } from "preact/hooks";
import { say } from "../state/words";

type More = typeof import("./map_more");

const more = signal<More | undefined>(undefined);

/** A failed fetch is tried again with the next opening. */
function useMore(): More | undefined {
  useEffect(() => {
    if (more.value) return;
    import("./map_more").then(
      (all) => {
        more.value = all;
      },
      () => undefined,
    );
  }, []);
  return more.value;
}

export function PasteDialog(props: ComponentProps<More["PastePreview"]>) {
  const Dialog = useMore()?.PastePreview;
  return Dialog ? <Dialog {...props} /> : <p role="status">{say("room.loading")}</p>;
}

export function ImportScreen(props: ComponentProps<More["ImportDialog"]>) {
  const Screen = useMore()?.ImportDialog;
  return Screen ? <Screen {...props} /> : <p role="status">{say("room.loading")}</p>;
}

export function TidyTools() {
  const Tools = useMore()?.MapTidy;
  return Tools ? <Tools /> : null;
}

export function ExportTools() {
  const Tools = useMore()?.MapExport;
  return Tools ? <Tools /> : null;
}
