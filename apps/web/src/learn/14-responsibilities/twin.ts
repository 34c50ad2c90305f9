import type { LogOdds } from '../../numbers/logOdds.ts';
import type { Sample } from '../../numbers/sample.ts';
import { cellName, columnLines, type Line, type Twin } from '../line.ts';
import { SIZES, YES } from './survey.ts';

/** A person of the strip. */
export interface Person {
  /** From 0, in the order of the data. */
  readonly row: number;
  readonly shares: readonly number[];
  /** In nats. */
  readonly entropy: number;
}

/** The strip as a table. */
export const twinOf = (classes: readonly string[], people: readonly Person[]): Twin => ({
  caption: 'Responsibilities, and how uncertain each row is (entropy in nats)',
  head: ['row', ...classes, 'sum', 'entropy'],
  rows: people.map(({ row, shares, entropy }) => [
    String(row + 1),
    ...shares.map((share) => share.toFixed(4)),
    shares.reduce((sum, share) => sum + share, 0).toFixed(4),
    entropy.toFixed(4),
  ]),
  words: 0,
});

/** The waterfall as a sum: its bars go by the names of the lines. */
export function arithmeticOf(names: readonly string[], odds: LogOdds): readonly (string | Line)[] {
  const [a, b] = odds.classes;
  const [first, second] = [names[a], names[b]];
  const bars = odds.items.map(({ name, cell }) => `${name} = ${cell ?? '?'}`);
  const logs = [odds.prior, ...odds.items.map(({ logOdds }) => logOdds)].map((value) =>
    value < 0 ? `(${signed(value)})` : value.toFixed(4),
  );
  return [
    `log-odds of ${first} against ${second}, in nats`,
    {
      of: 'class sizes',
      text: `class sizes: log(p(${first}) / p(${second})) = log(${SIZES[a]} / ${SIZES[b]}) = ${signed(odds.prior)}`,
    },
    ...odds.items.map(({ name, cell, factors, logOdds }, i): Line => {
      const from = { of: bars[i] as string, from: [name] };
      if (cell === null) return { ...from, text: `${name}: missing, +0.0000` };
      const [ofFirst, ofSecond] = [factors[a]?.toFixed(2), factors[b]?.toFixed(2)];
      return {
        ...from,
        text: `${name}, ${cell}: log(p(${cell} | ${first}) / p(${cell} | ${second})) = log(${ofFirst} / ${ofSecond}) = ${signed(logOdds)}`,
      };
    }),
    { of: 'sum', text: `sum = ${logs.join(' + ')} = ${signed(odds.sum)}`, from: ['class sizes', ...bars] },
    `    = log(${odds.responsibilities[a]?.toFixed(6)} / ${odds.responsibilities[b]?.toFixed(6)})`,
  ];
}

/** Bayes' rule for every cell of the table; the row that is chosen goes by the names of the classes too. */
export function numbersOf(
  classes: readonly string[],
  people: readonly Person[],
  chosen: number,
  { columns, rows }: Sample,
): readonly Line[] {
  const twin = twinOf(classes, people);
  const products = people.map(({ row }) => classes.map((_, k) => productText(columns, rows[row] ?? [], k)));
  const shareCells = classes.map((_, k) => k + 1);
  return [
    {
      of: 'total',
      text: `${twin.rows[chosen]?.slice(1, -2).join(' + ')} = ${twin.rows[chosen]?.at(-2)}`,
      from: [...classes, ...shareCells.map((column) => cellName(chosen, column))],
    },
    ...people.flatMap(({ shares }, at) =>
      shares.map((share, k): Line => {
        const own = products[at] ?? [];
        return {
          of: [cellName(at, k + 1), ...(at === chosen ? [classes[k] as string] : [])],
          text: `r(${classes[k]}) = ${own[k]} / (${own.join(' + ')}) = ${share.toFixed(4)}`,
          from: at === chosen ? columns : [],
        };
      }),
    ),
    ...columnLines(
      twin,
      classes.length + 1,
      shareCells,
      (cells) => `${cells.slice(1, -2).join(' + ')} = ${cells.at(-2)}`,
    ),
    ...columnLines(twin, classes.length + 2, shareCells, (cells) => {
      const terms = cells.slice(1, -2).flatMap((share) => (Number(share) === 0 ? [] : [`${share} log ${share}`]));
      return `entropy = −(${terms.join(' + ')}) = ${cells.at(-1)}`;
    }),
  ];
}

/** The size of a class times p(answer | class) of every answer that was given. */
function productText(columns: Sample['columns'], cells: Sample['rows'][number], k: number): string {
  const factors = columns.flatMap((name, j) => {
    const yes = YES[name]?.[k] ?? Number.NaN;
    return cells[j] == null ? [] : [(cells[j] === 'yes' ? yes : 1 - yes).toFixed(2)];
  });
  return [SIZES[k]?.toFixed(2), ...factors].join('×');
}

export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
