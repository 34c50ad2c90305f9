/**
 * The name that a misspelt one most probably stands for, if any is near enough.
 *
 * @example
 * nearest('partey', ['party', 'trust']); // 'party'
 */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = edits(word.toLowerCase(), name.toLowerCase());
    if (distance < least && distance <= Math.floor(Math.max(word.length, name.length) * NEAR)) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** Share of the letters that may be wrong. */
const NEAR = 0.45;

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other (Damerau 1964). */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] as number) + 1
          : Number.POSITIVE_INFINITY;
      row.push(
        Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1), swap),
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
