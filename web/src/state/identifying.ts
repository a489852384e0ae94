// Words that look like a postcode or a phone number: by these a family can be found.
const postcode = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i;
const phone = /(?:\+|\b)\d(?:[ -]?\d){8,}\b/;

/** The first such words, or "". */
export function identifyingWords(text: string): string {
  return (postcode.exec(text) ?? phone.exec(text))?.[0] ?? "";
}
