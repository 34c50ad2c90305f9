import { decimals } from '@latent/charts/number';
import type { CountedPattern, JointCounts } from '../../numbers/jointCounts.ts';
import { nameOf } from '../levels.ts';

/** What rows of each kind count as, and their sums, with numbers put in. */
export function arithmeticOf({ patterns, expected }: JointCounts): readonly string[] {
  const kinds = patterns.map(
    ({ thought, word, rows, share }) =>
      `${rows} × (${cell(thought)}, ${cell(word)})   each counts as ${PAIRS.flatMap(([t, w]) =>
        share[t][w] === 0 ? [] : [`${decimals(share[t][w], 4)} (${nameOf(t)}, ${nameOf(w)})`],
      ).join(' + ')}`,
  );
  const sums = PAIRS.map(([t, w]) => {
    const terms = patterns.flatMap(({ rows, share }) =>
      share[t][w] === 0 ? [] : [`${rows}×${decimals(share[t][w], 4)}`],
    );
    return `n(${nameOf(t)}, ${nameOf(w)}) = ${terms.join(' + ') || '0'} = ${decimals(expected[t][w], 4)}`;
  });
  return ['(thought, word), ? = hidden', ...kinds, '', ...sums];
}

/** Good thoughts first, as the picture has them. */
export const PAIRS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
] as const;

const cell = (level: CountedPattern['word']): string => (level === null ? '?' : nameOf(level));
