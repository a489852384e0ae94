// The year that ages on the map are counted to.
import { useComputed } from "@preact/signals";
import { useModel } from "./model";

/** It turns once a year, not each second. */
export function useYear(): number {
  const model = useModel();
  return useComputed(() => new Date(model.now.value).getFullYear()).value;
}
