// The library of prompts: which fit this stage, this lens and this group, one at a time.
import { eyes, type Prompt, prompts } from "#library";
import type { Stage } from "../protocol/session";

/** A group's own, an eye's, or those that the format puts into this stage; through one lens when asked. */
export function promptsFor(
  stage: Pick<Stage, "prompts"> | undefined,
  group: string,
  lens: string,
): readonly Prompt[] {
  const eye = eyes.find((one) => one.id === group);
  const named = eye?.prompts ?? (group === "" ? (stage?.prompts ?? []) : undefined);
  const inGroup = named
    ? named.flatMap((id) => prompts.find((one) => one.id === id) ?? [])
    : prompts.filter((one) => one.group === group);
  return inGroup.filter((one) => lens === "" || one.lens === undefined || one.lens === lens);
}
