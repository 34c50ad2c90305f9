import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';
import { joint, TWO_ITEMS, WITH_ZEROS } from './models.ts';

const model = file('model.json', TWO_ITEMS);
const logP = (a: string | null, b: string | null): number => Math.log(joint(a, b)[0] + joint(a, b)[1]);

interface Score {
  readonly rows: number;
  readonly weight: number;
  readonly logLikelihood: number | null;
  readonly logLikelihoodPerRow: number | null;
  readonly impossibleRows: number;
}

test('total and per row, both labelled', async () => {
  const data = file('data.csv', 'A,B\ny,p\nn,r\n,q\n,\n');
  const total = logP('y', 'p') + logP('n', 'r') + logP(null, 'q');
  const json = (await latentJson(['score', model, data])) as Score;
  expect(json).toMatchObject({ rows: 4, weight: 4, impossibleRows: 0 });
  expect(json.logLikelihood).toBeCloseTo(total, 12);
  expect(json.logLikelihoodPerRow).toBeCloseTo(total / 4, 12);
  const { stdout } = await latent(['score', model, data]);
  expect(stdout).toContain(`log-likelihood, total    ${total.toFixed(6)}`);
  expect(stdout).toMatch(new RegExp(`per row +${Number((total / 4).toPrecision(6))}`));
});

test('94. agrees with what the fit says about its own data, which is the end of its trace', async () => {
  const data = file('train.csv', `A,B,n\ny,p,7\ny,q,3\nn,r,9\nn,q,2\ny,r,1\nn,p,4\n`);
  await latent(['fit', data, '-k', '2', '--weights', 'n', '--columns', 'A,B', '-o', pathOf('fit.json')]);
  const inspected = (await latentJson(['inspect', pathOf('fit.json')])) as {
    fit: { logLikelihood: number; logLikelihoodPerRow: number };
  };
  const scored = (await latentJson(['score', pathOf('fit.json'), data, '--weights', 'n'])) as Score;
  expect(scored.weight).toBe(26);
  expect(scored.logLikelihood).toBeCloseTo(inspected.fit.logLikelihood, 9);
  expect(scored.logLikelihoodPerRow).toBeCloseTo(inspected.fit.logLikelihoodPerRow, 9);
  const { objective, trace } = JSON.parse(readFileSync(pathOf('fit.json'), 'utf8'));
  expect(Math.max(...trace)).toBe(objective);
  expect(trace.at(-1)).toBeCloseTo(scored.logLikelihood as number, 9);
});

describe('weights', () => {
  test('say how often a row counts; the average is over the total weight', async () => {
    const data = file('weighted.csv', 'A,B,n\ny,p,2.5\nn,r,4\nn,p,0\n');
    const total = 2.5 * logP('y', 'p') + 4 * logP('n', 'r');
    const json = (await latentJson(['score', model, data, '--weights', 'n'])) as Score;
    expect(json).toMatchObject({ rows: 3, weight: 6.5 });
    expect(json.logLikelihood).toBeCloseTo(total, 12);
    expect(json.logLikelihoodPerRow).toBeCloseTo(total / 6.5, 12);
    expect((await latent(['score', model, data, '--weights', 'n'])).stdout).toContain('3 rows, total weight 6.5');
  });

  test('rows of weight 0 are as if absent, with an unseen level or impossible', async () => {
    const unseen = (await latentJson([
      'score',
      model,
      file('zero.csv', 'A,B,n\ny,p,1\ny,zzz,0\n'),
      '--weights',
      'n',
    ])) as Score;
    expect(unseen.logLikelihood).toBeCloseTo(logP('y', 'p'), 12);
    const zeros = (await latentJson([
      'score',
      file('zeros.json', WITH_ZEROS),
      file('zero2.csv', 'A,B,n\ny,p,1\nn,r,0\n'),
      '--weights',
      'n',
    ])) as Score;
    expect(zeros.impossibleRows).toBe(0);
    expect(zeros.logLikelihood).toBeCloseTo(Math.log(0.6 * 0.5 + 0.4 * 0.5 * 0.4), 12);
  });

  test.each([
    ['negative', '-1'],
    ['blank', ''],
    ['text', 'two'],
  ])('%s: refused with the line', async (name, weight) => {
    const path = file(`${name}.csv`, `A,B,n\ny,p,1\nn,r,${weight}\n`);
    const { code, stderr } = await latent(['score', model, path, '--weights', 'n']);
    expect(code).toBe(3);
    expect(stderr).toContain(`error[BAD_WEIGHT] ${path}:3`);
  });

  test('all zero, or a column that is not there: refused', async () => {
    const path = file('none.csv', 'A,B,count\ny,p,0\n');
    expect((await latent(['score', model, path, '--weights', 'count'])).stderr).toContain('error[BAD_WEIGHT]');
    expect((await latent(['score', model, path, '--weights', 'counts'])).stderr).toContain('Did you mean "count"');
  });
});

test('impossible rows are counted and the first is named; the total is -Infinity and never NaN', async () => {
  const path = file('impossible.csv', 'A,B\ny,p\nn,r\ny,q\nn,r\n');
  const zeros = file('zeros.json', WITH_ZEROS);
  const { code, stdout, stderr } = await latent(['score', zeros, path]);
  expect(code).toBe(0);
  expect(stdout).toContain('-inf');
  expect(stdout).not.toContain('NaN');
  expect(stderr).toContain(`2 rows (the first at ${path}:3) have probability 0`);
  expect(await latentJson(['score', zeros, path])).toMatchObject({
    logLikelihood: null,
    impossibleRows: 2,
    firstImpossible: { row: 2, line: 3 },
  });
});

test('89. 1,000 items do not underflow', async () => {
  const names = Array.from({ length: 1000 }, (_, j) => `i${j}`);
  const wide = {
    ...TWO_ITEMS,
    features: names.map((name) => ({ name, family: 'categorical', levels: ['0', '1'] })),
    parameters: Object.fromEntries([
      ['group', [0.5, 0.5]],
      ...names.map((name) => [
        name,
        [
          [0.9, 0.1],
          [0.9, 0.1],
        ],
      ]),
    ]),
  };
  const json = (await latentJson([
    'score',
    file('wide.json', wide),
    file('wide.csv', `${names.join(',')}\n${names.map(() => '1').join(',')}\n`),
  ])) as Score;
  expect(json.logLikelihood).toBeCloseTo(1000 * Math.log(0.1), 8);
});
