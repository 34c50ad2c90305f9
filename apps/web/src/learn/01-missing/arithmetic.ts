import { decimals } from '@latent/charts/number';
import type { CountedPattern, JointCounts } from '../../numbers/jointCounts.ts';
import type { ThoughtAndWord } from '../../numbers/wordsAndThoughts.ts';
import { nameOf } from '../levels.ts';
import type { Line } from '../line.ts';

type Level = 0 | 1;
type Kind = 'seen' | 'filled' | 'sum';

/** What a count of a pair is called; the formula shows those of good thoughts with good words. */
export const countName = (kind: Kind, t: Level, w: Level): string =>
  t === 1 && w === 1 ? kind : `${kind} ${nameOf(t)} → ${nameOf(w)}`;

/** What rows of each kind count as, and their sums, with numbers put in. */
export function arithmeticOf(
  { patterns, expected }: JointCounts,
  rows: readonly ThoughtAndWord[],
): readonly (string | Line)[] {
  const kinds = patterns.map((pattern) => ({
    of: rowsAs(pattern, rows),
    text: `${pattern.rows} × (${cell(pattern.thought)}, ${cell(pattern.word)})   each counts as ${PAIRS.flatMap(
      ([t, w]) =>
        pattern.share[t][w] === 0 ? [] : [`${decimals(pattern.share[t][w], 4)} (${nameOf(t)}, ${nameOf(w)})`],
    ).join(' + ')}`,
    from: rowsAs(pattern, rows),
  }));
  const sums = PAIRS.map(([t, w]) => lineOf('sum', t, w, patterns, expected[t][w], rows));
  return ['(thought, word), ? = hidden', ...kinds, '', ...sums];
}

/** The parts of the counts: of rows that show both cells, and of rows that hide one. */
export const partsOf = ({ patterns, seen, filled }: JointCounts, rows: readonly ThoughtAndWord[]): readonly Line[] =>
  PAIRS.flatMap(([t, w]) => [
    lineOf('seen', t, w, patterns.filter(isWhole), seen[t][w], rows),
    lineOf(
      'filled',
      t,
      w,
      patterns.filter((pattern) => !isWhole(pattern)),
      filled[t][w],
      rows,
    ),
  ]);

function lineOf(
  kind: Kind,
  t: Level,
  w: Level,
  patterns: readonly CountedPattern[],
  count: number,
  rows: readonly ThoughtAndWord[],
): Line {
  const counted = patterns.filter(({ share }) => share[t][w] !== 0);
  const terms = counted.map((pattern) => `${pattern.rows} × ${decimals(pattern.share[t][w], 4)}`);
  const said = { seen: 'seen ', filled: 'filled in ', sum: '' }[kind];
  return {
    of: countName(kind, t, w),
    text: `${said}n(${nameOf(t)}, ${nameOf(w)}) = ${terms.join(' + ') || '0'} = ${decimals(count, 4)}`,
    from: counted.flatMap((pattern) => rowsAs(pattern, rows)),
  };
}

/** Good thoughts first, as the picture has them. */
export const PAIRS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
] as const;

const isWhole = ({ thought, word }: CountedPattern): boolean => thought !== null && word !== null;

/** The names of the rows that show what a pattern shows. */
const rowsAs = (pattern: CountedPattern, rows: readonly ThoughtAndWord[]): string[] =>
  rows.flatMap(({ thought, word }, i) =>
    thought === pattern.thought && word === pattern.word ? [`row ${i + 1}`] : [],
  );

const cell = (level: CountedPattern['word']): string => (level === null ? '?' : nameOf(level));
