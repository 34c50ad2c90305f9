import { UsageError } from '../errors.ts';

/**
 * Reads numbers of classes: `1..8`, `3`, `1,2,4`, `1..3,6`.
 *
 * @throws UsageError BAD_OPTION
 * @example
 * readRange('1..3,6'); // [1, 2, 3, 6]
 */
export function readRange(text: string): readonly number[] {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to = from] = PART.exec(part.trim()) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && Number.isSafeInteger(last)))
      throw bad(text, 'Give numbers of classes from 1, such as 1..8, 3 or 1,2,4.');
    if (last < first) throw bad(text, `Give the smaller number first: ${last}..${first}.`);
    if (last > LARGEST) throw bad(text, `Compare numbers of classes up to ${LARGEST}.`);
    if (last - first >= MOST) throw bad(text, `Compare at most ${MOST} numbers of classes.`);
    for (let classes = first; classes <= last; classes++) numbers.add(classes);
  }
  return [...numbers].sort((a, b) => a - b);
}

const PART = /^(\d+)(?:\.\.(\d+))?$/;
const MOST = 1000;
/** More classes than any data could tell apart; the names alone would take memory. */
const LARGEST = 100_000;

function bad(text: string, fix: string): UsageError {
  return new UsageError('BAD_OPTION', `--classes is ${JSON.stringify(text)}`, fix, { option: 'classes' });
}
