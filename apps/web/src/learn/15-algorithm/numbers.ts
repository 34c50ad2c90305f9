import { applyDocument } from 'latent';
import type { Responsible, Standing } from '../../numbers/halfSteps.ts';
import { entropyOf, type Sample, tableOf } from '../../numbers/sample.ts';
import { cellName, columnLines, type Line, term } from '../line.ts';
import type { EmMoment } from '../useEm.ts';
import { lastOfEach, twinOf } from './twin.ts';

type Moment = EmMoment<Standing, Responsible>;

/** The heights of the moment that is shown, and the cells of the table, with numbers put in. */
export function numbersOf(history: readonly Moment[], sample: Sample): readonly Line[] {
  const moments = lastOfEach(history);
  const { parameters, expected } = history.at(-1) as Moment;
  const twin = twinOf(moments);
  const last = moments.length - 1;
  const height = expected?.bound ?? parameters.bound;
  const inForce = history.findLast((moment) => moment.expected || moment.isFork)?.expected;
  return [
    {
      of: 'll',
      text: `ℓ = ${likelihoodText(parameters, sample)} = ${parameters.logLikelihood.toFixed(4)}`,
      from: ['Parameters', 'Class sizes'],
    },
    ...(height === undefined ? [] : boundLines(height, parameters.logLikelihood, inForce, sample, last)),
    ...columnLines(twin, 3, [1, 2], ([, ll, bound, gap]) =>
      bound === '' ? undefined : `gap = ${ll} − (${bound}) = ${gap}`,
    ),
    ...moments.flatMap((moment, row) => sizeLines(moment, moments[row - 1], row)),
  ];
}

/** The log of every row's probability, as often as the row stands; of many rows their mean. */
function likelihoodText({ document }: Standing, sample: Sample): string {
  const { logLikelihoods } = applyDocument(document).apply(tableOf(sample).table);
  const logs = [...logLikelihoods];
  if (logs.length <= MOST)
    return logs.map((log, i) => `${sample.weights ? `${sample.weights[i]} × ` : ''}${term(log, 6)}`).join(' + ');
  return `Σ log p(x) = ${logs.length} rows × their mean = ${logs.length} × ${term(logs.reduce((sum, log) => sum + log, 0) / logs.length, 6)}`;
}

const MOST = 8;

function boundLines(
  height: number,
  logLikelihood: number,
  q: Responsible | undefined,
  sample: Sample,
  row: number,
): readonly Line[] {
  const entropy = q && entropyOf(sample, q.posterior);
  return [
    ...(entropy === undefined
      ? []
      : [
          {
            of: 'bound',
            text: `bound = Q + H(q) = ${term(height - entropy)} + ${entropy.toFixed(4)} = ${height.toFixed(4)}`,
            from: [cellName(row, 2), cellName(row, 4)],
          },
        ]),
    {
      of: 'gap',
      text: `gap = ℓ − bound = ${logLikelihood.toFixed(4)} − ${term(height)} = ${Math.max(0, logLikelihood - height).toFixed(4)}`,
      from: ['ll', 'bound'],
    },
  ];
}

/** What the M-step before divided: the expected count of a class by all rows. */
function sizeLines(
  { parameters: { document }, isFork }: Moment,
  before: Moment | undefined,
  row: number,
): readonly Line[] {
  const counts = isFork ? undefined : before?.expected?.iteration.counts.classes;
  if (!counts) return [];
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return document.latent.levels.map((level, k) => {
    const count = counts[k] as number;
    return {
      of: cellName(row, 5 + k),
      text: `p(${level}) = n(${level}) / n = ${count.toFixed(4)} / ${Number(rows.toFixed(4))} = ${(count / rows).toFixed(4)}`,
      from: ['Responsibilities'],
    };
  });
}
