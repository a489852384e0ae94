// One part that a stage can be spent on, of which a group chooses one; a stage itself begins with the same words.
import { isFields, numberOf, textOr } from "./read";

export type StageModule = {
  readonly id: string;
  readonly name: string;
  readonly prompt: string;
  readonly minutes: number;
};

export function decodeModule(value: unknown): StageModule | undefined {
  if (!isFields(value)) return undefined;
  return {
    id: textOr(value, "id", ""),
    name: textOr(value, "name", ""),
    prompt: textOr(value, "prompt", ""),
    minutes: numberOf(value, "minutes"),
  };
}
