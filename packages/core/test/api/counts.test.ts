import { describe, expect, test } from 'vitest';
import {
  binomial,
  categorical,
  createTextTable,
  fitTable,
  gaussian,
  gaussianMixture,
  inferModel,
  mixture,
  negativeBinomial,
  poisson,
} from '../../src/index.ts';

const run = { signal: new AbortController().signal, report: () => {} };

test('a column of trials may be an item too, before or behind the successes', async () => {
  const builder = createTextTable(['h', 'n'], {
    columns: new Map([
      ['h', 'numbers'],
      ['n', 'numbers'],
    ]),
  });
  for (const [i, cells] of [
    ['3', '50'],
    ['4', '60'],
    ['7', '70'],
  ].entries())
    builder.add(cells, i + 2);
  const table = builder.finish();
  const logLikelihoods = [];
  for (const names of [
    ['h', 'n'],
    ['n', 'h'],
  ]) {
    const families = { h: 'binomial', n: 'poisson' } as const;
    const columns = new Map(names.map((name) => [name, families[name as 'h' | 'n']] as const));
    const { document } = inferModel(table, { classes: 1, columns, trials: new Map([['h', 'n']]) });
    const { info } = await fitTable(document, table, {}, run);
    logLikelihoods.push(info.logLikelihood);
  }
  expect(logLikelihoods[0]).toBeCloseTo(-15.8732473, 6); // scipy 1: binom and poisson
  expect(logLikelihoods[1]).toBeCloseTo(logLikelihoods[0] as number, 10);
});

describe('negative binomial counts that vary no more than Poisson counts', () => {
  const rows = Array.from({ length: 120 }, (_, i) => ({ n: i % 2 === 0 ? 1 + (i % 3) : 14 + (i % 5) }));

  test('one class needs one start, and says that the size is not determined', async () => {
    const { info } = await mixture({ classes: 1, columns: { n: negativeBinomial() } }).fit(
      rows.map(({ n }) => ({ n: 5 + (n % 2) })),
    );
    expect(info.starts.count).toBe(1);
    expect(info.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['BOUNDARY_ESTIMATE']));
    expect(info.warnings.map(({ code }) => code)).not.toContain('LOCAL_MAXIMUM_SUSPECTED');
  });

  test('two classes: starts that end at different huge sizes reached one optimum, that of Poisson classes', async () => {
    const { info } = await mixture({ classes: 2, columns: { n: negativeBinomial() } }).fit(rows);
    const plain = await mixture({ classes: 2, columns: { n: poisson() } }).fit(rows);
    expect(info.starts.atBest).toBeGreaterThanOrEqual(2);
    expect(info.logLikelihood).toBeCloseTo(plain.info.logLikelihood, 3);
  });
});

test('a covariance prior of collinear columns says that it has no correlations', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ x: (i * 7) % 11, y: ((i * 7) % 11) * 2 + 20 * (i % 2) })).map(
    ({ x, y }) => ({ x, y, z: x + y }),
  );
  const columns = { x: gaussian(), y: gaussian(), z: gaussian() };
  const { info } = await gaussianMixture({ components: 2, columns, prior: { covariance: 1 } }).fit(rows);
  expect(info.warnings.map(({ code }) => code)).toContain('PRIOR_DIAGONAL');
});

test('a document with a key that the family does not have is refused', async () => {
  const model = mixture({ classes: 1, columns: { h: binomial({ trials: 3 }), c: categorical(['a', 'b']) } });
  const { fromJSON } = await import('../../src/index.ts');
  const saved = JSON.parse(
    JSON.stringify(
      await model.fit([
        { h: 1, c: 'a' },
        { h: 2, c: 'b' },
      ]),
    ),
  );
  saved.model.parameters.h.rate = [1];
  expect(() => fromJSON(saved)).toThrow(expect.objectContaining({ code: 'BAD_SHAPE' }));
});
