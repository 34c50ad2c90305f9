import type { LessonFrameProps } from '../LessonFrame.tsx';
import { columnLines, type Line, term } from '../line.ts';
import type { Curves, Heights } from './coins.ts';

type Said = Pick<LessonFrameProps, 'twin' | 'arithmetic' | 'numbers'>;

/** The three curves: as a table, and how each number comes about. */
export function saidOf(curves: Curves | undefined, at: Heights | undefined): Said {
  const twin = {
    caption: 'Heights by p(heads | coin A), in nats',
    head: ['p(heads | A)', 'log-likelihood', 'Q + H(q)', 'Q', 'H(q)'],
    rows: (curves?.heights ?? []).filter((_, i) => i % 8 === 0).map(rowOf),
    words: 0,
  };
  return {
    twin,
    arithmetic: curves && at ? arithmeticOf(curves, at) : [],
    numbers: [
      ...columnLines(twin, 2, [3, 4], ([, , elbo, q, h]) => `Q + H(q) = ${q} + ${h} = ${elbo}`),
      ...columnLines(twin, 4, [2, 3], ([, , elbo, q, h]) => `H(q) = bound − Q = ${elbo} − (${q}) = ${h}`),
    ],
  };
}

const rowOf = ({ a, logLikelihood, elbo, q }: Heights): string[] => [
  a.toFixed(2),
  ...[logLikelihood, elbo, q, elbo - q].map((height) => height.toFixed(6)),
];

function arithmeticOf({ entropy, shares, tops }: Curves, heights: Heights): readonly (string | Line)[] {
  const { a, q, elbo, logLikelihood, logJoints } = heights;
  const both = shares.flatMap((share) => [share, 1 - share]).map((share) => share.toFixed(6));
  const logs = logJoints.flat().map((log) => term(log, 6));
  return [
    `at p(heads | A) = ${a.toFixed(2)}:`,
    {
      of: 'q',
      text: `Q = ${both.map((share, i) => `${share}×${logs[i]}`).join(' + ')} = ${q.toFixed(6)}`,
      from: ['old p(heads | A)', 'new p(heads | A)', 'old p(heads | coin A)', 'new p(heads | coin A)'],
    },
    {
      of: 'h',
      text: `H(q) = −(${entropyTerms(both)}) = ${entropy.toFixed(6)}`,
      from: ['old p(heads | A)', 'old p(heads | coin A)'],
    },
    'H(q) is the same whatever the new p(heads | A) is',
    { of: 'elbo', text: `bound = ${term(q, 6)} + ${entropy.toFixed(6)} = ${elbo.toFixed(6)}`, from: ['q', 'h'] },
    `log-likelihood = ${logLikelihood.toFixed(6)}, above the bound by ${(logLikelihood - elbo).toFixed(6)}`,
    `top of Q = ${tops.q.toFixed(6)}, top of the bound = ${tops.elbo.toFixed(6)}`,
  ];
}

/** q log q of all shares that are not 0. */
const entropyTerms = (shares: readonly string[]): string =>
  shares.flatMap((share) => (Number(share) === 0 ? [] : [`${share} log ${share}`])).join(' + ');
