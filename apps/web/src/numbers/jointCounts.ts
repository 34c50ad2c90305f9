import { applyNetwork, type NetworkApplied } from 'latent';
import { type Theta, type ThoughtAndWord, wordsAndThoughts } from './wordsAndThoughts.ts';

/** One number for each thought and word: [thought][word], bad = 0, good = 1. */
export type Square = readonly [readonly [number, number], readonly [number, number]];

/** Rows that show the same cells, and what each of them counts as. */
export interface CountedPattern extends ThoughtAndWord {
  readonly rows: number;
  /** p(thought, word | what the row shows). */
  readonly share: Square;
}

/** How often each thought came with each word, as far as rows show it, and as far as they hide it and their posteriors fill it in. */
export interface JointCounts {
  readonly patterns: readonly CountedPattern[];
  readonly seen: Square;
  readonly filled: Square;
  readonly expected: Square;
}

/**
 * Expected counts of thoughts and words: a row that hides nothing counts once for one pair, a row that hides something is spread over the
 * pairs that it allows, by their posterior.
 */
export function jointCounts(theta: Theta, rows: readonly ThoughtAndWord[]): JointCounts {
  const applied = applyNetwork(wordsAndThoughts(theta));
  const patterns = KINDS.flatMap((kind) => {
    const alike = rows.filter(({ thought, word }) => thought === kind.thought && word === kind.word).length;
    return alike === 0 ? [] : [{ ...kind, rows: alike, share: shareOf(applied, kind) }];
  });
  const isWhole = ({ thought, word }: ThoughtAndWord): boolean => thought !== null && word !== null;
  return {
    patterns,
    seen: sumOf(patterns.filter(isWhole)),
    filled: sumOf(patterns.filter((pattern) => !isWhole(pattern))),
    expected: sumOf(patterns),
  };
}

const CELLS = [1, 0, null] as const;
const KINDS: readonly ThoughtAndWord[] = CELLS.flatMap((thought) => CELLS.map((word) => ({ thought, word })));

/** p(thought, word | row): the posterior of what is open, 1 for what is seen. */
function shareOf(applied: NetworkApplied, { thought, word }: ThoughtAndWord): Square {
  const open = [...(thought === null ? ['Thoughts'] : []), ...(word === null ? ['Words'] : [])];
  const evidence = { ...(thought !== null && { Thoughts: `${thought}` }), ...(word !== null && { Words: `${word}` }) };
  const posterior = open.length === 0 ? [1] : applied.query(open, evidence).probabilities;
  return squareOf((t, w) => {
    if ((thought ?? t) !== t || (word ?? w) !== w) return 0;
    const at = thought === null && word === null ? 2 * t + w : thought === null ? t : word === null ? w : 0;
    return posterior[at] ?? Number.NaN;
  });
}

const sumOf = (patterns: readonly CountedPattern[]): Square =>
  squareOf((t, w) => patterns.reduce((sum, { rows, share }) => sum + rows * share[t][w], 0));

type Level = 0 | 1;

const squareOf = (at: (thought: Level, word: Level) => number): Square => [
  [at(0, 0), at(0, 1)],
  [at(1, 0), at(1, 1)],
];
