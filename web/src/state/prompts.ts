// The library of prompts: which fit this stage, this lens and this group, one at a time.
import { eyes, type Prompt, prompts } from "#library";
import type { Stage } from "../protocol/session";

/** One of the library by its id; whatever is none of its ids is a team's own words. */
function promptNamed(name: string): Prompt {
  const own: Prompt = { id: name, group: "", asks_for: "position", text: name };
  return prompts.find((one) => one.id === name) ?? own;
}

export function wordsOfPrompt(name: string): string {
  return promptNamed(name).text;
}

/** A group's own, an eye's, or those that the format puts into this stage; through one lens when asked. */
export function promptsFor(
  stage: Pick<Stage, "prompts"> | undefined,
  group: string,
  lens: string,
): readonly Prompt[] {
  const eye = eyes.find((one) => one.id === group);
  const named = eye?.prompts ?? (group === "" ? (stage?.prompts ?? []) : undefined);
  const inGroup = named ? named.map(promptNamed) : prompts.filter((one) => one.group === group);
  return inGroup.filter((one) => lens === "" || one.lens === undefined || one.lens === lens);
}
