// Words in a field that adds something: they outlive another board, a reload and another stage.
import { useEffect } from "preact/hooks";
import { useModel } from "./model";

/** What the field of this id holds, and how it is changed; no words once they are added. */
export function useBegun(id: string): [string, (words: string) => void] {
  const model = useModel();
  const words = model.state.value.begun.get(id)?.words ?? "";
  return [words, (now) => model.began(id, now)];
}

/** After a load the boards may need a moment until their fields are there. */
const untilDrawnMs = 2_000;

/** What was begun in a field that the new stage does not have goes to its writer's drawer. */
export function useLeftOver(): void {
  const model = useModel();
  const { session, ready } = model.state.value;
  const stage = ready ? `${session?.id} ${session?.at}` : "";
  useEffect(() => {
    if (stage === "") return;
    const wait = setTimeout(() => model.leftOver(), untilDrawnMs);
    return () => clearTimeout(wait);
  }, [stage, model]);
}
