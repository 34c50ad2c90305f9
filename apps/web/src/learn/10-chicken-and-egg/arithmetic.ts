import { fixed } from '../../numbers/shown.ts';
import { type Coins, HEADS } from '../../numbers/twoCoins.ts';
import { headsText, jointText, likelihoodText, sizeText } from '../coinsArithmetic.ts';
import { brief, type Line } from '../line.ts';

/** What stands in the two boxes now, and the responsibilities that its parameters were made from. */
export interface Boxes {
  readonly coins: Coins | undefined;
  readonly q: readonly number[] | undefined;
  /** Undefined where the parameters were guessed or dragged. */
  readonly before: readonly number[] | undefined;
  readonly height: number | undefined;
}

/** Parameters from responsibilities, responsibilities from parameters, and the log-likelihood, with numbers put in. */
export function arithmeticOf({ coins, q, before, height }: Boxes): readonly (string | Line)[] {
  return [
    ...(coins ? (before ? maximized(coins, before) : guessed(coins)) : ['parameters: not known yet']),
    ...(q ? (coins ? expected(coins, q) : shares(q)) : ['responsibilities: not known yet']),
    {
      of: 'height',
      text: coins ? `log-likelihood = ${likelihoodText(coins)} = ${fixed(height)}` : 'log-likelihood: not known yet',
      from: names.map(({ name }) => name),
    },
  ];
}

const names = [
  { key: 'size', name: 'p(coin A)' },
  { key: 'a', name: 'p(heads) of coin A' },
  { key: 'b', name: 'p(heads) of coin B' },
] as const;
const rowName = (row: number): string => `responsibility of coin A in row ${row + 1}`;
const rows = HEADS.map((_, row) => rowName(row));

const guessed = (coins: Coins): readonly Line[] =>
  names.map(({ key, name }) => ({ of: name, text: `${name} = ${brief(coins[key])}, as it was guessed`, setBy: name }));

/** What the M-step divided. */
function maximized(coins: Coins, q: readonly number[]): readonly Line[] {
  const made = { size: sizeText(q), a: headsText(q), b: headsText(q.map((share) => 1 - share)) };
  return names.map(({ key, name }) => ({
    of: name,
    text: `${name} = ${made[key]} = ${coins[key].toFixed(4)}`,
    from: rows,
  }));
}

const shares = (q: readonly number[]): readonly Line[] =>
  q.map((share, row) => ({ of: rowName(row), text: `${rowName(row)} = ${share.toFixed(4)}, as it was guessed` }));

/** Bayes' rule, row by row. */
const expected = (coins: Coins, q: readonly number[]): readonly Line[] =>
  q.map((share, row) => {
    const [inA, inB] = jointText(coins, HEADS[row] as number);
    return {
      of: rowName(row),
      text: `p(A | ${HEADS[row]} heads) = ${inA} / (${inA} + ${inB}) = ${share.toFixed(4)}`,
      from: names.map(({ name }) => name),
    };
  });
