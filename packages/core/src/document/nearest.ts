/** The name that a misspelt one most probably stands for; undefined where none is near. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length * SHARE)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= least) continue;
    const distance = edits(word.toLowerCase(), name.toLowerCase());
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** Longer words are not misspelt, and comparing them takes the square of their length. */
const LONGEST = 100;

/** Share of the letters that may be wrong. */
const SHARE = 0.4;

/** Insertions, deletions and replacements that make one word of the other (Levenshtein 1966). */
function edits(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, replaced));
    }
    last = row;
  }
  return last[b.length] as number;
}
