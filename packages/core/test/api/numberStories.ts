// Programs with columns of numbers, and wrong ones that must not compile: checked by tsc, run by numberStories.test.ts.
import {
  bernoulli,
  binomial,
  categorical,
  type Fitted,
  fromJSON,
  gaussian,
  gaussianMixture,
  lca,
  mixture,
  poisson,
  type Schema,
  trials,
} from '../../src/index.ts';
import { createMixedRows, everyColumn } from './mixedRows.ts';

export const rows = createMixedRows(150);

export async function fitEverything() {
  const model = mixture({
    classes: 2,
    columns: everyColumn,
    blocks: { yz: { columns: ['y', 'z'], covariance: 'tied' } },
    prior: { pseudoCount: 1, centre: 'margins', covariance: 1 },
  });
  const run = model.fit(rows, { starts: 2, seed: 1, maxIterations: 20 });
  const rates: number[] = [];
  for await (const { parameters } of run) rates.push(parameters.classes[0]?.visits.rate ?? Number.NaN);
  const fitted = await run;
  const [first] = fitted.parameters.classes;
  const numbers: (number | undefined)[] = [
    first?.sex.f,
    first?.smokes,
    first?.visits.rate,
    first?.right.probability,
    first?.hits.probability,
    first?.wait.rate,
    first?.words.mean,
    first?.words.size,
    first?.x.mean,
    first?.x.variance,
    first?.y.variance,
    fitted.parameters.blocks.yz.means[0]?.[1],
    fitted.parameters.blocks.yz.covariances[0]?.[1]?.[0],
  ];
  const [drawn] = fitted.sample(1);
  const cell: number | null | undefined = drawn?.wait;
  const level: 'f' | 'm' | null | undefined = drawn?.sex;
  const stored = fromJSON(JSON.parse(JSON.stringify(fitted)), model.schema);
  const again: number | undefined = stored.parameters.blocks['yz']?.means[0]?.[0];
  const plain: Fitted<Schema> = fromJSON(fitted.toJSON());
  return { model, rates, fitted, numbers, cell, level, stored, again, plain };
}

/** The lecture's two clouds, from typed arrays. */
export async function fitClouds() {
  const model = gaussianMixture({ components: 2, columns: { x: gaussian(), y: gaussian() } });
  const x = Float64Array.from({ length: 40 }, (_, i) => (i % 2) * 6 + ((i * 7) % 11) / 5);
  const y = Float32Array.from({ length: 40 }, (_, i) => (i === 3 ? Number.NaN : (i % 2) * 4 + ((i * 5) % 13) / 5));
  const fitted = await model.fit({ x, y }, { seed: 7 });
  const mean: number | undefined = fitted.parameters.means[0]?.[1];
  const covariance: number | undefined = fitted.parameters.covariances[0]?.[1]?.[0];
  const filled: number | undefined = fitted.impute([{ x: 1 }], 'mean')[0]?.y;
  return { fitted, mean, covariance, filled, column: fitted.parameters.classes[0]?.y };
}

export async function countsOf() {
  const model = mixture({ classes: 1, columns: { hits: binomial({ trials: 'shots' }), shots: trials() } });
  const fitted = await model.fit([{ hits: 3, shots: 4 }, { hits: 1, shots: 4 }, { shots: 2 }]);
  const mean: number | null | undefined = fitted.impute([{ shots: 10 }, {}], 'mean')[0]?.hits;
  // @ts-expect-error a missing number of trials has no mean
  const sure: number | undefined = fitted.impute([{}], 'mean')[0]?.hits;
  // @ts-expect-error the trials have no parameters
  const none: unknown = fitted.parameters.classes[0]?.shots;
  return { mean, sure, none, probability: fitted.parameters.classes[0]?.hits.probability };
}

/** Programs that the compiler refuses, and that fail where it was not asked: each with its code. */
export const wrongCalls = (
  fitted: Awaited<ReturnType<typeof fitEverything>>['fitted'],
): readonly (readonly [string, () => unknown])[] => [
  // @ts-expect-error a count is a number
  ['BAD_CELL', () => fitted.predict([{ visits: '3' }])],
  // @ts-expect-error a BigInt is no number
  ['BAD_CELL', () => fitted.predict([{ x: 3n }])],
  // @ts-expect-error a boolean is no number
  ['BAD_CELL', () => fitted.predict([{ wait: true }])],
  // @ts-expect-error a categorical column has no mean
  ['NO_MEAN', () => fitted.impute(rows, 'mean')],
  // @ts-expect-error no Gaussian column in latent class analysis
  ['BAD_OPTION', () => lca({ classes: 2, columns: { age: gaussian() } })],
  // @ts-expect-error no counts in latent class analysis
  ['BAD_OPTION', () => lca({ classes: 2, columns: { a: bernoulli(), visits: poisson() } })],
  // @ts-expect-error no categorical column in a Gaussian mixture
  ['BAD_OPTION', () => gaussianMixture({ components: 2, columns: { x: gaussian(), s: categorical(['f', 'm']) } })],
  // @ts-expect-error no such covariance
  ['BAD_OPTION', () => gaussianMixture({ components: 2, columns: { x: gaussian() }, covariance: 'VVV' })],
  // @ts-expect-error a mixture needs columns
  ['NO_COLUMNS', () => gaussianMixture({ components: 2, columns: {} })],
  // @ts-expect-error trials are needed
  ['BAD_OPTION', () => binomial({})],
  // @ts-expect-error trials are a number or a name
  ['BAD_OPTION', () => binomial({ trials: null })],
  // @ts-expect-error the trials are no column
  ['BAD_OPTION', () => mixture({ classes: 2, columns: { hits: binomial({ trials: 'shots' }) } })],
  // @ts-expect-error the trials are another kind of column
  ['BAD_OPTION', () => mixture({ classes: 2, columns: { hits: binomial({ trials: 'n' }), n: poisson() } })],
  [
    'BAD_OPTION',
    () =>
      mixture({
        classes: 2,
        columns: { x: gaussian(), n: poisson() },
        // @ts-expect-error a block takes Gaussian columns
        blocks: { b: { columns: ['x', 'n'] } },
      }),
  ],
  [
    'BAD_OPTION',
    () =>
      mixture({
        classes: 2,
        columns: { x: gaussian(), y: gaussian() },
        // @ts-expect-error a block takes columns of the model
        blocks: { b: { columns: ['x', 'w'] } },
      }),
  ],
  [
    'BAD_OPTION',
    () =>
      mixture({
        classes: 2,
        columns: { x: gaussian(), y: gaussian() },
        // @ts-expect-error no such covariance
        blocks: { b: { columns: ['x', 'y'], covariance: 'VVV' } },
      }),
  ],
  // @ts-expect-error a centre is of pseudo-counts
  ['BAD_OPTION', () => lca({ classes: 2, columns: { a: bernoulli() }, prior: { centre: 'margins' } })],
  // @ts-expect-error no such centre
  ['BAD_OPTION', () => lca({ classes: 2, columns: { a: bernoulli() }, prior: { pseudoCount: 1, centre: 'median' } })],
  // @ts-expect-error the strength is a number
  ['BAD_OPTION', () => mixture({ classes: 2, columns: { x: gaussian() }, prior: { covariance: 'yes' } })],
];

/** Reads that do not compile; they are undefined. */
export function wrongReads({ parameters }: Awaited<ReturnType<typeof fitEverything>>['fitted']): readonly unknown[] {
  return [
    // @ts-expect-error no such block
    parameters.blocks.xy,
    // @ts-expect-error a Poisson column has a rate
    parameters.classes[0]?.visits.mean,
    // @ts-expect-error a Gaussian column has a mean and a variance
    parameters.classes[0]?.x.rate,
    // @ts-expect-error trials have no parameters
    parameters.classes[0]?.shots,
  ];
}
