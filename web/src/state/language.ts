// Words that close thinking, and a question that opens it again: offered while one writes, kept nowhere.

export type Offer = { readonly words: string; readonly ask: string };

/** The first offer whose words stand in the text as words. */
export function offerFor(offers: readonly Offer[], text: string): Offer | undefined {
  const said = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}'-]+/gu, " ")} `;
  return offers.find((offer) => said.includes(` ${offer.words.toLowerCase()} `));
}
