import type { ThoughtAndWord } from '../../numbers/wordsAndThoughts.ts';
import { nameOf } from '../levels.ts';

/** Twenty rows with nothing hidden: 6 good thoughts (5 with a good word) and 14 bad ones (3 with a good word). */
const SEEN = '01 11 00 00 11 00 01 10 00 11 00 00 11 00 01 00 11 00 00 00'.split(' ');

export const COUNT = SEEN.length;
export const COLUMNS = ['Thought', 'Word'] as const;

/** By row and column: the cell, hidden or not. */
export const CELLS: readonly (readonly string[])[] = SEEN.map((row) =>
  [...row].map((cell) => nameOf(cell === '1' ? 1 : 0)),
);

/** The guess that hidden cells are filled in with: no count is whole under it while a cell is hidden. */
export const THETA = { pi: 0.3, t1: 0.9, t0: 0.15 };

/** Which cells are hidden, as one digit a row: 1 the thought, 2 the word, 3 both. */
export const HIDDEN = {
  nothing: '0'.repeat(COUNT),
  thoughts: '1'.repeat(COUNT),
  some: '0010 2100 1003 0100 2010'.replaceAll(' ', ''),
} as const;

export const isAway = (hidden: string, row: number, column: number): boolean =>
  ((digitsOf(hidden)[row] ?? 0) & (1 << column)) !== 0;

/** Hides a cell, or reveals it. */
export const toggled = (hidden: string, row: number, column: number): string =>
  digitsOf(hidden)
    .map((digit, i) => (i === row ? digit ^ (1 << column) : digit))
    .join('');

/** Hides all cells of a column, or reveals them where all are hidden. */
export function columnToggled(hidden: string, column: number): string {
  const bit = 1 << column;
  const digits = digitsOf(hidden);
  const isAll = digits.every((digit) => (digit & bit) !== 0);
  return digits.map((digit) => (isAll ? digit & ~bit : digit | bit)).join('');
}

/** What the rows show. */
export const shown = (hidden: string): readonly ThoughtAndWord[] =>
  SEEN.map((row, i) => ({
    thought: isAway(hidden, i, 0) ? null : row[0] === '1' ? 1 : 0,
    word: isAway(hidden, i, 1) ? null : row[1] === '1' ? 1 : 0,
  }));

/** A URL may hold anything: what is no digit hides nothing. */
const digitsOf = (hidden: string): readonly number[] =>
  SEEN.map((_, i) => (/[0-3]/.test(hidden[i] ?? '') ? Number(hidden[i]) : 0));

/** The cells with those hidden that are. */
export const shownCells = (hidden: string): (string | null)[][] =>
  CELLS.map((cells, row) => cells.map((cell, column) => (isAway(hidden, row, column) ? null : cell)));
