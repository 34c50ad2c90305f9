import type { Decomposition } from 'latent';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { BAD_WORDS, GOOD_WORDS, type Shares } from '../../numbers/wordsOnly.ts';
import { cellName, columnLines, type Line, type Twin } from '../line.ts';
import type { LeastGap } from './grid.ts';

/** Log-likelihood and bound with numbers put in. */
export function arithmeticOf(theta: Theta, q: Shares, found: Decomposition | undefined): readonly Line[] {
  if (!found) return [];
  const { logLikelihood, elbo, kl } = found;
  return [
    {
      of: 'likelihood',
      text: `l = ${likelihoodOf(theta)} = ${logLikelihood.toFixed(4)}`,
      from: ['parameter now'],
    },
    { of: 'elbo', text: `ELBO = ${boundOf(theta, q)} = ${elbo.toFixed(4)}`, from: ['parameter now', ...SHARES] },
    {
      of: 'gap',
      text: `KL = l − ELBO = ${logLikelihood.toFixed(4)} − (${elbo.toFixed(4)}) = ${kl.toFixed(4)}`,
      from: ['likelihood', 'elbo'],
    },
  ];
}

const SHARES = ['q(good thought | good word)', 'q(good thought | bad word)'];

/** Both curves at the parameters of the table. */
export const curveLines = (places: readonly Theta[], q: Shares, twin: Twin): readonly Line[] => [
  ...places.flatMap((theta, row): Line[] => [
    {
      of: cellName(row, 1),
      text: `l = ${likelihoodOf(theta)} = ${twin.rows[row]?.[1]}`,
      from: [cellName(row, 0)],
    },
    {
      of: cellName(row, 2),
      text: `ELBO = ${boundOf(theta, q)} = ${twin.rows[row]?.[2]}`,
      from: [cellName(row, 0), ...SHARES],
    },
  ]),
  ...columnLines(twin, 3, [1, 2], ([, above, below, gap]) => `gap = ${above} − (${below}) = ${gap}`),
];

/** Where the curves come closest. */
export function leastLine(
  { at, gap }: LeastGap,
  logLikelihood: (t1: number) => number,
  bound: (t1: number) => number,
): Line {
  return {
    of: 'least',
    text: `at ${at.toFixed(4)}: gap = ${logLikelihood(at).toFixed(4)} − (${bound(at).toFixed(4)}) = ${gap.toFixed(4)}`,
    from: ['old parameter', ...SHARES],
  };
}

const joints = ({ pi, t1, t0 }: Theta) => ({
  good: [product(pi, t1), product(1 - pi, t0)] as const,
  bad: [product(pi, 1 - t1), product(1 - pi, 1 - t0)] as const,
});

function likelihoodOf(theta: Theta): string {
  const { good, bad } = joints(theta);
  return `${GOOD_WORDS} log(${good.join(' + ')}) + ${BAD_WORDS} log(${bad.join(' + ')})`;
}

function boundOf(theta: Theta, [ofGood, ofBad]: Shares): string {
  const { good, bad } = joints(theta);
  const both = (q: number, [p1, p0]: readonly [string, string]): string =>
    [term(q, p1), term(1 - q, p0)].filter((text) => text !== '').join(' + ');
  return `${GOOD_WORDS} (${both(ofGood, good)}) + ${BAD_WORDS} (${both(ofBad, bad)})`;
}

const product = (a: number, b: number): string => `${a.toFixed(2)}×${b.toFixed(2)}`;
/** Nothing where q is 0. */
const term = (q: number, joint: string): string => (q === 0 ? '' : `${q.toFixed(4)} log(${joint} / ${q.toFixed(4)})`);
