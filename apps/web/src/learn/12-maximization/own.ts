import { defineModel, log } from 'latent';
import type { Family } from './family.ts';
import { heightTexts } from './heights.ts';
import own from './own.tex';
import { plainOf } from './plain.ts';

const TRIES = [0, 3, 1, 2, 0, 5, 1, 4];

/** Geometric: x bad words before the first good one. The library does not have it; a model of one's own needs these five functions. */
const model = defineModel({
  classes: 1,
  start: (rng) => ({ p: 0.1 + 0.8 * rng() }),
  logJoint(theta, x: number, out) {
    out[0] = log(theta.p) + x * log(1 - theta.p);
  },
  zero: () => ({ n: 0, x: 0 }),
  accumulate(sums, x, [r = 0], weight) {
    sums.n += weight * r;
    sums.x += weight * r * x;
  },
  maximize: ({ n, x }) => ({ p: n / (n + x) }),
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

export const geometric: Family = {
  id: 'own',
  name: 'Your own',
  story: 'How many bad words came before a good one: geometric, a model of your own.',
  parameter: 'p(good)',
  axis: { domain: [0, 1], title: 'p(good)' },
  first: 0.7,
  cells: TRIES.map(String),
  formula: own,
  async maximize(weights) {
    const { parameters } = await model.fit(TRIES, {
      weights,
      start: { p: 0.5 },
      maxIterations: 1,
      acceleration: 'none',
    });
    const n = sumOf(weights);
    return {
      theta: parameters.p,
      top: n,
      bottom: n + sumOf(TRIES.map((x, i) => x * (weights[i] as number))),
      others: [],
    };
  },
  async height(p, _, weights) {
    return (await model.fit(TRIES, { weights, start: { p }, maxIterations: 0 })).info.logLikelihood;
  },
  heightText: heightTexts.own,
  code: (weights) => ({
    ...plainOf({ id: 'own', parameter: 'p(good)', cells: TRIES.map(String) }, weights),
    ts: `import { defineModel, log } from 'latent';

const model = defineModel({
  classes: 1,
  start: (rng) => ({ p: 0.1 + 0.8 * rng() }),
  logJoint(theta, x: number, out) {
    out[0] = log(theta.p) + x * log(1 - theta.p);
  },
  zero: () => ({ n: 0, x: 0 }),
  accumulate(sums, x, [r = 0], weight) {
    sums.n += weight * r;
    sums.x += weight * r * x;
  },
  maximize: ({ n, x }) => ({ p: n / (n + x) }),
});
const { parameters } = await model.fit([${TRIES.join(', ')}], { weights: [${weights.join(', ')}] });
console.log(parameters.p);`,
    cli: '# The command line has the families of the library; models of your own are fitted from TypeScript.',
  }),
};
