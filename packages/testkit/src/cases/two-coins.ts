import { createPosterior, modelFromJSON } from 'latent';
import { expect } from 'vitest';
import { tableOf } from '../frontends/library.ts';
import { expectAllClose } from '../laws/law.ts';
import { type Instance, steps } from '../problem.ts';
import { type Case, mixtureOf, numbered } from './case.ts';

// Do & Batzoglou (2008): five rows of ten tosses. As ten Bernoulli items with equal start the first E-step is that of the
// binomial (its constant cancels); afterwards every toss has a probability of its own.
const HEADS = [5, 9, 8, 4, 7];
const items = Object.fromEntries(Array.from({ length: 10 }, (_, toss) => [`toss${toss + 1}`, ['T', 'H']]));

function coins(first: number, second: number): Instance {
  const document = mixtureOf(numbered(2), items);
  const table = [
    [1 - first, first],
    [1 - second, second],
  ];
  const parameters = { class: [0.5, 0.5], ...Object.fromEntries(Object.keys(items).map((name) => [name, table])) };
  return {
    document,
    start: { ...document, parameters },
    header: Object.keys(items),
    rows: HEADS.map((heads) => Array.from({ length: 10 }, (_, toss) => (toss < heads ? 'H' : 'T'))),
  };
}

export const twoCoins: Case = {
  says: 'two coins: the published responsibilities .45 .80 .73 .35 .65 at (.6, .5), and the log-likelihood −31.6697 at (.79, .46)',
  async check({ front, engine }) {
    const { posterior } = await front.fit(steps(coins(0.6, 0.5), engine, 0));
    expect(posterior.map((row) => (row[0] as number).toFixed(2))).toEqual(['0.45', '0.80', '0.73', '0.35', '0.65']);
    const { document } = await front.fit(steps(coins(0.79, 0.46), engine, 0));
    expect(document.logLikelihood.toFixed(4)).toBe('-31.6697');
  },
};

/** Responsibilities of the first coin, and the gap that they leave under the log-likelihood (computed elsewhere). */
const GAPS = [
  { q: [0.5, 0.5, 0.5, 0.5, 0.5], gap: 3.5356 },
  { q: [0, 1, 1, 0, 1], gap: 0.5841 },
  { q: [0.9, 0.2, 0.3, 0.8, 0.6], gap: 7.819 },
];

export const twoCoinsAnyQ: Case = {
  says: 'two coins: the gap under the log-likelihood is 3.5356 (uniform q), 0.5841 (hard), 7.8190 (arbitrary), 11.0820 (labels swapped), 0 (posterior)',
  async check({ front, engine }) {
    const instance = coins(0.79, 0.46);
    const { posterior } = await front.fit(steps(instance, engine, 0));
    const own = posterior.map((row) => row[0] as number);
    const all = [...GAPS, { q: own.map((r) => 1 - r), gap: 11.082 }, { q: own, gap: 0 }];
    const fit = modelFromJSON(instance.document).fit(tableOf(instance, instance.document), {
      ...steps(instance, engine, 0),
      start: instance.start,
    });
    const gaps: number[] = [];
    for await (const step of fit)
      for (const { q } of all) {
        const { kl } = await step.decompose(createPosterior(2, Float64Array.from(q.flatMap((r) => [r, 1 - r]))));
        gaps.push(kl);
      }
    expectAllClose(
      gaps.map((gap) => Number(gap.toFixed(4))),
      all.map(({ gap }) => gap),
      0,
      'gaps',
    );
  },
};
