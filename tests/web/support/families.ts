// Large invented families, the same each time, to draw and to type.

/** One line of quick entry for each person: couples, their children, and whom those live with. */
export function familyLines(people: number): readonly string[] {
  const lines = ["P0, woman, 80"];
  for (let n = 1; lines.length < people; n++) {
    const year = 80 - Math.floor(Math.log2(n + 1)) * 11;
    const of = Math.floor((n - 1) / 3);
    if (n % 3 === 1) lines.push(`P${n}, man, ${year + 2}, partner of P${of}`);
    else lines.push(`P${n}, ${n % 2 ? "girl" : "boy"}, ${year}, child of P${of}`);
  }
  return lines;
}

const kinds = ["close to", "afraid of", "in conflict with", "distant from", "protects"];

/** Relations between them, near and far. */
export function relationLines(people: number, relations: number): readonly string[] {
  return Array.from({ length: relations }, (_, n) => {
    const from = (n * 7) % people;
    const to = (from + 1 + ((n * 3) % 5)) % people;
    return `P${from} ${kinds[n % kinds.length]} P${to}`;
  });
}
