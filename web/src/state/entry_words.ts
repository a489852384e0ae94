// The words of quick entry: for a gender, a kind of parentage, and what somebody is to somebody.
/** How a gender may be typed. */
export const genders: ReadonlyMap<string, string> = new Map([
  ...["girl", "woman", "f", "female"].map((word) => [word, "female"] as const),
  ...["boy", "man", "m", "male"].map((word) => [word, "male"] as const),
  ...["nonbinary", "non-binary", "nb"].map((word) => [word, "nonbinary"] as const),
  ["?", "unknown"],
]);

export const links: ReadonlyMap<string, string> = new Map([
  ["adopted", "adoptive"],
  ["foster", "foster"],
  ["fostered", "foster"],
  ["step", "step"],
  ["kinship", "kinship"],
]);

/** What a place or service may be called after its name and a comma. */
export const places: ReadonlyMap<string, string> = new Map([
  ...["school", "nursery", "college"].map((word) => [word, "school"] as const),
  ...["gp", "hospital", "clinic", "health"].map((word) => [word, "health"] as const),
  ...["mosque", "church", "temple", "faith"].map((word) => [word, "faith"] as const),
  ...["club", "sport", "leisure"].map((word) => [word, "leisure"] as const),
  ...["friends", "peer group", "peers"].map((word) => [word, "peer_group"] as const),
  ...["place", "online", "work", "service", "organisation", "neighbours", "home"].map(
    (word) => [word, word] as const,
  ),
]);

export type RelationWord = {
  readonly kind: "child" | "parent" | "partner" | "ex_partner" | "sibling" | "twin" | "carer";
  readonly gender?: string;
  readonly married?: true;
};

export const relationWords: ReadonlyMap<string, RelationWord> = new Map<string, RelationWord>([
  ["child", { kind: "child" }],
  ["baby", { kind: "child" }],
  ["son", { kind: "child", gender: "male" }],
  ["daughter", { kind: "child", gender: "female" }],
  ["parent", { kind: "parent" }],
  ["mum", { kind: "parent", gender: "female" }],
  ["mother", { kind: "parent", gender: "female" }],
  ["dad", { kind: "parent", gender: "male" }],
  ["father", { kind: "parent", gender: "male" }],
  ["partner", { kind: "partner" }],
  ["wife", { kind: "partner", gender: "female", married: true }],
  ["husband", { kind: "partner", gender: "male", married: true }],
  ["ex-partner", { kind: "ex_partner" }],
  ["ex-wife", { kind: "ex_partner", gender: "female", married: true }],
  ["ex-husband", { kind: "ex_partner", gender: "male", married: true }],
  ["brother", { kind: "sibling", gender: "male" }],
  ["sister", { kind: "sibling", gender: "female" }],
  ["sibling", { kind: "sibling" }],
  ["twin", { kind: "twin" }],
  ["carer", { kind: "carer" }],
]);
