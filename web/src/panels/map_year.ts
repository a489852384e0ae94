// The year that ages on the map are counted to.
import { useModel } from "./model";

export function useYear(): number {
  return new Date(useModel().now.value).getFullYear();
}
