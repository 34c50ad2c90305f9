// bad-inputs.md for columns of numbers, and what the report says of them.
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, reference } from '../cli.ts';

const PLAIN = ['--engine', 'reference'];
const refuses = (content: string, flags: string[], name: string, ...pieces: (string | RegExp)[]) =>
  expectFailure({ 'a.csv': content }, ['fit', 'a.csv', '-k', '1', ...PLAIN, ...flags], 3, name, ...pieces);

/** Two clusters of 30 rows, 64 apart: multiples of 1/1024, so that an offset of 1e8 is exact. */
const clusters = (offset: number): string =>
  `x,y\n${Array.from({ length: 60 }, (_, i) => {
    const wobble = (((i * 37) % 61) - 30) / 1024;
    return `${offset + wobble + (i % 2) * 64},${((i * 23) % 59) / 8}`;
  }).join('\n')}\n`;

describe('cells of a column of numbers', () => {
  it('13. an undeclared token is named with its line and --missing, declared or inferred', async () => {
    const content = 'x,y\n1.5,a\n2.5,b\n?,a\n3.5,b\n';
    await refuses(content, ['--columns', 'x:gaussian,y'], 'NOT_A_NUMBER', 'a.csv:4', '"?"', '--missing "x:?"');
    await refuses(content, [], 'MIXED_COLUMN', '"?" (line 4)', '--missing "x:?"');
    const { data } = await fitJson(folder({ 'a.csv': content }), ['a.csv', '-k', '1', ...PLAIN, '--missing', 'x:?']);
    expect(data.missingCells).toBe(1);
  });

  it('14. lose the white space around them; a blank one is missing', async () => {
    const fit = async (content: string) =>
      fitJson(folder({ 'a.csv': content }), ['a.csv', '-k', '1', ...PLAIN, '--columns', 'x:gaussian']);
    const spaced = await fit('x,y\n 1.5,a\n2.5 ,b\n  ,a\n4,b\n');
    expect(spaced.data.missingCells).toBe(1);
    expect(spaced.model.parameters).toEqual((await fit('x,y\n1.5,a\n2.5,b\n,a\n4,b\n')).model.parameters);
  });

  it('15, 16. with a decimal comma or without a finite value are refused', async () => {
    await refuses('x;y\n1,5;a\n2;b\n', ['--columns', 'x:gaussian'], 'DECIMAL_COMMA', 'a.csv:2', '"1,5"');
    for (const cell of ['Infinity', '1e999', '-inf'])
      await refuses(`x,y\n1.5,a\n${cell},b\n`, ['--columns', 'x:gaussian'], 'NOT_FINITE', 'a.csv:3', cell);
  });

  it('28. are no text', () =>
    refuses('x,y\nred,1\nblue,2\n', ['--columns', 'x:gaussian'], 'NOT_A_NUMBER', 'a.csv:2', '"red"'));

  it('29. mixed with text are refused with the first offenders', () =>
    refuses('x\n1.5\nabc\n2.5\n3.5\ndef\n', [], 'MIXED_COLUMN', '"abc" (line 3)', '"def" (line 6)'));

  it('all of them missing are refused', () =>
    refuses('x,y\n,1.5\nNA,2.5\n', ['--columns', 'x:gaussian,y'], 'COLUMN_ALL_MISSING', '"x"'));
});

describe('--columns and --covariance', () => {
  const usage = (args: string[], name: string, ...pieces: string[]) =>
    expectFailure({ 'a.csv': clusters(0) }, ['fit', 'a.csv', ...args], 2, name, ...pieces);

  it('binomial needs trials: a number from 1, or a column', async () => {
    await usage(['-k', '2', '--columns', 'x:binomial'], 'NO_TRIALS', '"x"', 'x:binomial(10)');
    await usage(['-k', '2', '--columns', 'x:binomial()'], 'NO_TRIALS', '"x"');
    await usage(['-k', '2', '--columns', 'x:binomial(0)'], 'BAD_OPTION', '"x"', '0 trials');
    await usage(['-k', '2', '--columns', 'x:binomial(2.5)'], 'BAD_OPTION', '"x"', '2.5 trials');
    await usage(['-k', '2', '--columns', 'x:binomial(y),y', '--weights', 'y'], 'CONFLICTING_OPTIONS', '"y"');
    await expectFailure(
      { 'a.csv': clusters(0) },
      ['fit', 'a.csv', '-k', '2', '--columns', 'x:binomial(yy)'],
      3,
      'UNKNOWN_COLUMN',
      '"yy"',
    );
  });

  it('contradict what has no gaussian column, or a model document', async () => {
    await usage(['-k', '2', '--covariance', 'round'], 'BAD_OPTION', 'full, tied, diagonal, spherical');
    await usage(
      ['-k', '2', '--columns', 'x:categorical', '--covariance', 'tied'],
      'BAD_OPTION',
      'no column is gaussian',
    );
    const model = {
      format: 'latent-model',
      version: 1,
      kind: 'mixture',
      latent: { name: 'class', levels: ['1', '2'] },
      features: [{ name: 'x', family: 'gaussian' }],
    };
    await expectFailure(
      { 'a.csv': clusters(0), 'm.json': model },
      ['fit', 'a.csv', '--model', 'm.json', '--covariance', 'tied'],
      2,
      'CONFLICTING_OPTIONS',
      'model document',
    );
    await usage(['-k', '2', '--prior-centre', 'margins'], 'CONFLICTING_OPTIONS', '--prior 1');
  });
});

describe('64. a covariance matrix of a start', () => {
  const start = (covariance: unknown) => ({
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: ['low', 'high'] },
    features: [{ name: 'xy', family: 'gaussian', columns: ['x', 'y'], covariance: 'full' }],
    parameters: {
      class: [0.5, 0.5],
      xy: {
        mean: [
          [0, 0],
          [64, 3],
        ],
        covariance: [
          [
            [1, 0],
            [0, 1],
          ],
          covariance,
        ],
      },
    },
  });
  it.each([
    ['that is not symmetric', [[1, 0.5], [0.2, 1]], 'not symmetric'], // biome-ignore format: short
    ['that is not positive definite', [[1, 2], [2, 1]], 'not positive definite'], // biome-ignore format: short
    ['with a variance of 0', [[0, 0], [0, 1]], 'not positive definite'], // biome-ignore format: short
  ])('%s is refused with its class', (_, matrix, message) =>
    expectFailure(
      { 'a.csv': clusters(0), 's.json': start(matrix) },
      ['fit', 'a.csv', ...PLAIN, '--start', 's.json'],
      3,
      'BAD_COVARIANCE',
      message,
      'class high',
    ),
  );
});

it('91. an offset of 1e8 with deviations of 1e-2 loses nothing', async () => {
  const cwd = folder({ 'near.csv': clusters(0), 'far.csv': clusters(1e8) });
  for (const covariance of ['full', 'diagonal']) {
    const flags = ['-k', '2', ...PLAIN, '--covariance', covariance];
    const near = await fitJson(cwd, ['near.csv', ...flags]);
    const far = await fitJson(cwd, ['far.csv', ...flags]);
    expect(Math.abs(far.logLikelihood - near.logLikelihood)).toBeLessThan(1e-9 * Math.abs(near.logLikelihood));
  }
});

it('42. numbers of rows of weight 0 stay numbers, and levels that only such rows have do not', async () => {
  const rows = 'A,x,w\na,1.5,2\nb,2.5,1\na,3.5,1\nc,99.5,0\na,2.25,1\n';
  const cwd = folder({ 'a.csv': rows, 'b.csv': rows.replace('c,99.5,0\n', '') });
  const flags = ['-k', '1', '--weights', 'w', ...PLAIN];
  const [all, some] = [
    await fitJson(cwd, ['a.csv', ...flags, '--rows', 'r.csv']),
    await fitJson(cwd, ['b.csv', ...flags]),
  ];
  expect(all.model).toEqual(some.model);
  expect(all.data.missingCells).toBe(some.data.missingCells);
  expect(all.warnings.filter(({ code }: { code: string }) => code === 'UNSEEN_LEVEL')).toMatchObject([
    { where: { column: 'A' } },
  ]);
  const { stdout } = await latent(['score', 'o.json', 'a.csv', '--weights', 'w', '--json', ...PLAIN], {
    cwd: folder({ 'a.csv': rows.replace('c,', 'b,'), 'o.json': all }),
  });
  expect(JSON.parse(stdout).logLikelihood).toBeCloseTo(all.logLikelihood, 9);
});

describe('the report', () => {
  const lines = async (args: string[], content = clusters(0)) =>
    (await latent(['fit', 'a.csv', ...args, ...PLAIN], { cwd: folder({ 'a.csv': content }) })).stdout;

  it('says covariance and kind, and shows means, deviations and correlations', async () => {
    const stdout = await lines(['-k', '2']);
    expect(stdout).toMatch(/^covariance +full \(all columns gaussian\)$/m);
    expect(stdout).toMatch(/^model +Gaussian mixture, 2 classes, full covariance, 11 free parameters$/m);
    expect(stdout).toMatch(
      /^x +mean \(sd\) +64\.\S+ +\(0\.01\d+\) +-?0\.\S+ +\(0\.01\d+\)$|^x +mean \(sd\) +-?0\.\S+ +\(0\.01\d+\) +(63|64)\.?\S* +\(0\.01\d+\)$/m,
    );
    expect(stdout).toMatch(/^correlation \| class\nitem {2}with +1 +2\nx +y +-?0\.\d{4} +-?0\.\d{4}$/m);
    expect(stdout).not.toContain('P(level');
    expect(stdout).not.toContain('G2');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('of a tied block has one column of correlations, of a diagonal one none', async () => {
    expect(await lines(['-k', '2', '--covariance', 'tied'])).toMatch(/^item {2}with +all 2$/m);
    const diagonal = await lines(['-k', '2', '--covariance', 'diagonal']);
    expect(diagonal).toMatch(/^covariance +diagonal \(as asked for\)$/m);
    expect(diagonal).not.toContain('correlation');
  });

  it('of mixed columns counts them by family', async () => {
    const mixed = clusters(0).replaceAll(/^(.*)$/gm, (line) =>
      line === '' ? '' : `${line},${line === 'x,y' ? 'A' : line.length % 2 ? 'odd' : 'even'}`,
    );
    const stdout = await lines(['-k', '1'], mixed);
    expect(stdout).toMatch(
      /^model +mixture of 2 gaussian and 1 categorical columns(?:, |\n +)1 class, diagonal covariance, 5 free/m,
    );
    expect(stdout).toMatch(/^A +even +\d/m);
  });

  it('leaves correlations of many columns to the document', async () => {
    const names = Array.from({ length: 7 }, (_, j) => `v${j}`);
    const rows = Array.from({ length: 40 }, (_, i) =>
      names.map((_, j) => ((i * (j * 6 + 5) + j * j) % 43) / 4).join(','),
    );
    const stdout = await lines(['-k', '1'], `${names.join(',')}\n${rows.join('\n')}\n`);
    expect(stdout).toContain('correlations of the 7 columns of "gaussian": in the fit document');
  });
});

const faithful = reference('data/faithful.csv');
it.skipIf(!faithful)('faithful, 2 classes: -1130.263960 (skipped without ../shared/references)', async () => {
  const fit = await fitJson('.', [faithful as string, '-k', '2', ...PLAIN]);
  expect(fit.logLikelihood).toBeCloseTo(-1130.26396, 5);
  expect(fit.model.features).toEqual([
    { name: 'eruptions+waiting', family: 'gaussian', columns: ['eruptions', 'waiting'], covariance: 'full' },
  ]);
  expect(fit.g2).toBeNull();
});
