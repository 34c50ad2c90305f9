import type { TableData } from '@latent/charts';
import type { LogOdds } from '../../numbers/logOdds.ts';

/** A person of the strip. */
export interface Person {
  /** From 0, in the order of the data. */
  readonly row: number;
  readonly shares: readonly number[];
  /** In nats. */
  readonly entropy: number;
}

/** The strip as a table. */
export const twinOf = (classes: readonly string[], people: readonly Person[]): TableData => ({
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

/** The waterfall as a sum. */
export function arithmeticOf(names: readonly string[], odds: LogOdds): readonly string[] {
  const [a, b] = odds.classes;
  const [first, second] = [names[a], names[b]];
  return [
    `log-odds of ${first} against ${second}, in nats`,
    `class sizes: ${signed(odds.prior)}`,
    ...odds.items.map(({ name, cell, factors, logOdds }) =>
      cell === null
        ? `${name}: missing, +0.0000`
        : `${name} = ${cell}: log(${factors[a]?.toFixed(2)} / ${factors[b]?.toFixed(2)}) = ${signed(logOdds)}`,
    ),
    `sum = ${signed(odds.sum)} = log(${odds.responsibilities[a]?.toFixed(6)} / ${odds.responsibilities[b]?.toFixed(6)})`,
  ];
}

export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
