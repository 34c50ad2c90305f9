import type { TableData } from '@latent/charts';
import type { RowKinds } from '../../numbers/incomplete.ts';
import { rowLogLikelihoods, type Theta } from '../../numbers/wordsAndThoughts.ts';
import { type Estimated, kindNames, type Speed, TRUTH } from './known.ts';

const names: Readonly<Record<keyof RowKinds, string>> = {
  both: 'both seen',
  word: 'word only',
  thought: 'thought only',
  neither: 'neither',
};

/** The numbers of the three pictures. */
export function twinOf(value: Estimated | undefined, kinds: RowKinds, speeds: readonly Speed[]): TableData {
  const estimates = ({ pi, t1, t0 }: Theta): string[] => [pi, t1, t0].map((number) => number.toFixed(4));
  const none = ['', '', ''];
  return {
    caption: 'Rows, estimates and iterations',
    head: ['what', 'rows', 'log-likelihood', 'π', 't₁', 't₀', 'iterations'],
    rows: [
      ...kindNames.map((kind) => [
        names[kind],
        String(kinds[kind]),
        value ? value.worth[kind].toFixed(4) : '',
        ...none,
        '',
      ]),
      ['truth', '', '', ...estimates(TRUTH), ''],
      ...(value ? [['from all rows', '', '', ...estimates(value.full.theta), String(value.full.iterations)]] : []),
      ...(value?.complete
        ? [['from complete rows', '', '', ...estimates(value.complete.theta), String(value.complete.iterations)]]
        : []),
      ...speeds.map(({ share, iterations }) => [
        `${share * 100}% of thoughts seen`,
        '',
        '',
        ...none,
        String(iterations),
      ]),
    ],
  };
}

/** Row by row what it is worth at the estimates. */
export function arithmeticOf({ rows, full: { theta } }: Estimated): string[] {
  const logs = rowLogLikelihoods(theta, rows);
  const cell = (value: 0 | 1 | null): string => (value === null ? '?' : String(value));
  return [
    `at π = ${theta.pi.toFixed(4)}, t1 = ${theta.t1.toFixed(4)}, t0 = ${theta.t0.toFixed(4)}, (thought, word):`,
    ...rows.map(({ thought, word, count }, i) => {
      const log = logs[i] as number;
      const pair = `(${cell(thought)}, ${cell(word)})`;
      return `${count.toFixed(2).padStart(7)} × log p${pair} = ${count.toFixed(2)} × ${log.toFixed(4)} = ${(count * log).toFixed(4)}`;
    }),
  ];
}
