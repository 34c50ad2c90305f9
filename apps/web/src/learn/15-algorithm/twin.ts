import type { TableData } from '@latent/charts';
import type { ExplainedIteration } from 'latent';
import type { Responsible, Standing } from '../../numbers/halfSteps.ts';
import type { Stair } from '../../pictures/Staircase.tsx';
import type { EmMoment } from '../useEm.ts';
import { sizesOf } from './spots.ts';

type Moment = EmMoment<Standing, Responsible>;

/** The last moment of each iteration. */
export function lastOfEach(history: readonly Moment[]): readonly Moment[] {
  const last = new Map(history.map((moment) => [moment.iteration, moment]));
  return [...last.values()];
}

export const stairOf = ({ parameters, expected }: Moment): Stair => ({
  logLikelihood: parameters.logLikelihood,
  reached: parameters.bound,
  touched: expected?.bound,
});

/** The staircase as a table. */
export function twinOf(moments: readonly Moment[]): TableData {
  const { latent } = (moments[0] as Moment).parameters.document;
  return {
    caption: 'Log-likelihood and bound by iteration, in nats',
    head: [
      'iteration',
      'log-likelihood',
      'bound after the M-step',
      'gap',
      'bound after the E-step',
      ...latent.levels.map((level) => `p(${level})`),
    ],
    words: 0,
    rows: moments.map(({ iteration, parameters, expected }) => [
      String(iteration),
      parameters.logLikelihood.toFixed(6),
      parameters.bound?.toFixed(6) ?? '',
      parameters.bound === undefined ? '' : (parameters.logLikelihood - parameters.bound).toFixed(6),
      expected?.bound.toFixed(6) ?? '',
      ...sizesOf(parameters.document).map((size) => size.toFixed(4)),
    ]),
  };
}

/** The E-step row by row, then what the M-step divides. */
export function arithmeticOf({ expected }: Moment): readonly string[] {
  if (!expected) return ['The E-step comes next (key e): then its arithmetic stands here.'];
  const { iteration } = expected;
  const { patterns, classes } = iteration;
  return [
    ...patterns.slice(0, MOST).flatMap((pattern) => patternLines(iteration, pattern)),
    ...(patterns.length > MOST ? [`… and ${patterns.length - MOST} more rows`] : []),
    '',
    ...classes.map((name, k) => `n(${name}) = Σ q = ${iteration.counts.classes[k]?.toFixed(4)}`),
    `log-likelihood ${iteration.before.logLikelihood.toFixed(6)} → ${iteration.after.logLikelihood.toFixed(6)} with the M-step`,
  ];
}

const MOST = 8;

function patternLines({ classes }: ExplainedIteration, pattern: ExplainedIteration['patterns'][number]): string[] {
  const { cells, weight, terms, marginal, responsibilities } = pattern;
  const times = weight === 1 ? '' : ` (${weight} rows)`;
  return [
    `${cells.map((cell) => cell ?? '?').join(' ')}${times}`,
    ...terms.map(({ size, factors, product }, k) => {
      const all = [size, ...factors.filter((factor) => factor !== null)].map((factor) => factor.toFixed(4));
      return `  ${classes[k]}: ${all.join(' × ')} = ${product.toPrecision(4)}, q = ${product.toPrecision(4)} / ${marginal.toPrecision(4)} = ${responsibilities[k]?.toFixed(4)}`;
    }),
  ];
}
