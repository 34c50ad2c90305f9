import { displayWidth, padded } from './width.ts';

/** A line of a report: what it is about, and what there is to say (several lines where there is more). */
export type Fact = readonly [label: string, ...lines: string[]];

/**
 * Facts as text with the labels in one column.
 *
 * @param columns of a terminal, within which lines are broken at blanks; default: no limit
 */
export function formatFacts(
  facts: readonly Fact[],
  paintLabel: (label: string) => string = (label) => label,
  columns = Number.POSITIVE_INFINITY,
): string {
  const width = facts.reduce((most, [label]) => Math.max(most, label.length), 0);
  return facts
    .flatMap(([label, ...lines]) =>
      lines
        .flatMap((line) => broken(line, columns - width - GAP.length))
        .map((line, i) => `${paintLabel(padded(i === 0 ? label : '', width, 'left'))}${GAP}${line}\n`),
    )
    .join('');
}

const GAP = '  ';

/** A line in pieces of at most so many columns, as far as it has blanks; further pieces are indented. */
function broken(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const pieces: string[] = [];
  for (const word of line.split(' ')) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width)
      pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(last === undefined ? word : `${GAP}${word}`);
  }
  return pieces;
}
