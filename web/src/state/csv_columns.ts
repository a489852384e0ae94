// The columns of a table that somebody brings: what each seems to hold, and the table with our names for them.

/** What a column may hold, as the reader of tables calls it; "" is left out. */
export const columnNames = [
  "label",
  "id",
  "kind",
  "gender",
  "birth",
  "death",
  "life",
  "part",
  "note",
  "from",
  "to",
  "type",
  "strength",
  "quality",
  "certainty",
  "since",
  "until",
] as const;
export type ColumnName = (typeof columnNames)[number] | "";

export type Table = {
  readonly heads: readonly string[];
  readonly separator: string;
  /** All after the row of heads. */
  readonly rest: string;
};

/** Files of old spreadsheets are no UTF-8. */
export function textOfBytes(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Where a row ends: at the first line break outside quotes. */
function rowEnd(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "\n" || c === "\r")) return at;
  }
  return text.length;
}

function cellsOf(row: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let [cell, quoted] = ["", false];
  for (const c of row) {
    if (c === '"') quoted = !quoted;
    if (c === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += c;
  }
  return [...cells, cell].map((one) => one.trim().replace(/^"|"$/g, "").replaceAll('""', '"'));
}

export function tableOf(text: string): Table {
  const words = text.replace(/^\ufeff/, "");
  const end = rowEnd(words);
  const row = words.slice(0, end);
  const separator = ["\t", ";"].find((one) => row.includes(one)) ?? ",";
  return { heads: cellsOf(row, separator), separator, rest: words.slice(end) };
}

/** Our own copies are several tables in one file, whose heads need no guess. */
export function isOurs({ heads }: Table): boolean {
  return heads[0] === "taken" || heads.join(" ").startsWith("id label kind category");
}

const guesses: readonly (readonly [ColumnName, RegExp])[] = [
  ["label", /^(label|name|(first|given|fore)[ _-]?names?|alias|person|child|who)$/],
  ["id", /^(id|key|nr|no|number|person[ _-]?id)$/],
  ["gender", /^(gender|sex)$/],
  ["birth", /^(birth|born|dob|(date|year) of birth|birth[ _-]?(date|year)|year born)$/],
  ["death", /^(death|died|dod|(date|year) of death|death[ _-]?(date|year))$/],
  ["life", /^(life|living|alive)$/],
  ["part", /^(part|role|relationship to child)$/],
  ["from", /^(from|source|person 1|who from)$/],
  ["to", /^(to|target|person 2|with whom)$/],
  ["type", /^(type|relation|relationship|bond)$/],
  ["kind", /^(kind|category|what)$/],
  ["strength", /^strength$/],
  ["quality", /^quality$/],
  ["certainty", /^(certainty|how sure)$/],
  ["since", /^(since|start|begin|start date)$/],
  ["until", /^(until|end|end date)$/],
  ["note", /^(notes?|comments?|remarks?|description)$/],
];

/** Each name at most once: of two columns that seem to hold the same the first is it. */
export function guessed(heads: readonly string[]): readonly ColumnName[] {
  const taken = new Set<ColumnName>();
  return heads.map((head) => {
    const plain = head.trim().toLowerCase();
    const name = guesses.find(([, words]) => words.test(plain))?.[0] ?? "";
    if (name === "" || taken.has(name)) return "";
    taken.add(name);
    return name;
  });
}

/** Another column that held the same holds it no more. */
export function withColumn(
  columns: readonly ColumnName[],
  at: number,
  name: ColumnName,
): readonly ColumnName[] {
  return columns.map((column, index) =>
    index === at ? name : column === name && name !== "" ? "" : column,
  );
}

/** The same table under our names; what is left out keeps its own, marked, so that it is reported. */
export function renamed(table: Table, columns: readonly ColumnName[]): string {
  const heads = table.heads.map((head, index) => {
    const name = columns[index] ?? "";
    return name === "" ? `${head} (left out)` : name;
  });
  const quoted = heads.map((head) => `"${head.replaceAll('"', '""')}"`);
  return quoted.join(table.separator) + table.rest;
}
