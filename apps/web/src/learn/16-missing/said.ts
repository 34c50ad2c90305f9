import type { RowKinds } from '../../numbers/incomplete.ts';
import { rowLogLikelihoods, type Theta } from '../../numbers/wordsAndThoughts.ts';
import { type Line, sumOf, type Twin, term } from '../line.ts';
import { type Estimated, kindNames, type Speed, TRUTH } from './known.ts';

export const names: Readonly<Record<keyof RowKinds, string>> = {
  both: 'both seen',
  word: 'word only',
  thought: 'thought only',
  neither: 'neither',
};

/** The numbers of the three pictures. */
export function twinOf(value: Estimated | undefined, kinds: RowKinds, speeds: readonly Speed[]): Twin {
  const estimates = ({ pi, t1, t0 }: Theta): string[] => [pi, t1, t0].map((number) => number.toFixed(4));
  const none = ['', '', ''];
  return {
    caption: 'Rows, estimates and iterations',
    head: ['what', 'rows', 'log-likelihood', 'π', 't₁', 't₀', 'iterations'],
    name: (row, column) => (column === 2 ? kindNames[row] : undefined),
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

/** What the rows of each kind are worth at the estimates, and all of them. */
export function arithmeticOf({ rows, worth, full: { theta } }: Estimated): (string | Line)[] {
  const logs = rowLogLikelihoods(theta, rows);
  const cell = (value: 0 | 1 | null): string => (value === null ? '?' : String(value));
  const told = rows.map(({ thought, word, count }, i) => {
    const log = logs[i] as number;
    return `${count.toFixed(2).padStart(7)} × log p(${cell(thought)}, ${cell(word)}) = ${count.toFixed(2)} × ${term(log)} = ${(count * log).toFixed(4)}`;
  });
  const kindLines = kindNames.map((kind): Line => {
    const terms = rows.flatMap(({ kind: own, count }, i) =>
      own === kind ? [`${count.toFixed(4)} × ${term(logs[i] as number, 6)}`] : [],
    );
    return {
      of: kind,
      text: `${names[kind]}: Σ n log p = ${terms.join(' + ') || '0'} = ${worth[kind].toFixed(4)}`,
      from: [`Rows: ${names[kind]}`],
    };
  });
  const all = kindNames.map((kind) => worth[kind]);
  const total = all.reduce((sum, value) => sum + value, 0);
  return [
    `at π = ${theta.pi.toFixed(4)}, t1 = ${theta.t1.toFixed(4)}, t0 = ${theta.t0.toFixed(4)}, (thought, word):`,
    ...told,
    ...kindLines,
    { of: 'sum', text: `ℓ = ${sumOf(all)} = ${total.toFixed(4)}`, from: kindNames },
  ];
}
