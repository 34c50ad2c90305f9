// bad-inputs.md for families of counts, collapsed components and constant columns, and all families from the data to the posterior.
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, reference } from '../cli.ts';

const refuses = (content: string, flags: string[], name: string, ...pieces: (string | RegExp)[]) =>
  expectFailure({ 'a.csv': content }, ['fit', 'a.csv', '-k', '1', ...flags], 3, name, ...pieces);

/** Two kinds of rows in turn: few and many of everything. */
const COUNTS = `n,t,h,m,v,A\n${Array.from({ length: 60 }, (_, i) => {
  const [many, step] = [i % 2, (i * 7) % 5];
  return [
    step + 20 * many,
    (1 + step) / (many ? 8 : 1),
    Math.min(10, step + 5 * many),
    10,
    step * step + 30 * many,
    (i * 13) % 7 < 2 + 3 * many ? 'yes' : 'no',
  ].join(',');
}).join('\n')}\n`;
const COLUMNS = 'n:poisson,t:exponential,h:binomial(10),v:negative-binomial,A';

describe('counts', () => {
  it.each(['poisson', 'negative-binomial', 'binomial(10)'])(
    '26. %s: negative or with decimals is refused',
    async (family) => {
      await refuses('n,x\n3,1\n-1,2\n', ['--columns', `n:${family}`], 'NOT_A_COUNT', 'a.csv:3', '-1', '"n"');
      await refuses('n,x\n3,1\n2,2\n1.5,2\n', ['--columns', `n:${family}`], 'NOT_A_COUNT', 'a.csv:4', '1.5');
    },
  );

  it.each([2 ** 40, 2 ** 53 - 2 ** 30, 2 ** 53])('27. of %d are exact to rounding', async (count) => {
    const { model, logLikelihood } = await fitJson(folder({ 'a.csv': `n\n${count}\n${count}\n` }), [
      'a.csv',
      '-k',
      '1',
      '--columns',
      'n:poisson',
    ]);
    expect(model.parameters.n.rate).toEqual([count]);
    // log P(n | rate n) = −½ log(2πn) − 1/(12n) + … (Stirling)
    expect(logLikelihood).toBeCloseTo(-Math.log(2 * Math.PI * count), 9);
  });

  it('27. beyond 2^53 are refused', () =>
    refuses('n\n3\n9007199254740994\n', ['--columns', 'n:poisson'], 'NOT_A_COUNT', 'a.csv:3', '2^53'));

  it('of successes are at most the trials, which every observed row needs', async () => {
    await refuses('h,n\n3,4\n5,4\n', ['--columns', 'h:binomial(4)'], 'OUT_OF_RANGE', 'a.csv:3', '5');
    await refuses('h,n\n3,4\n5,4\n', ['--columns', 'h:binomial(n)'], 'OUT_OF_RANGE', 'a.csv:3', '5', '4 trials');
    await refuses('h,n\n3,4\n2,\n', ['--columns', 'h:binomial(n)'], 'OUT_OF_RANGE', 'a.csv:3', 'missing');
  });
});

describe('gaussian columns without spread', () => {
  it('31. a constant one is refused with the remedy', () =>
    refuses(
      'x,y\n1.5,2\n1.5,3\n1.5,7\n',
      ['--columns', 'x:gaussian,y:gaussian'],
      'CONSTANT_COLUMN',
      '"x"',
      '1.5',
      'prior',
    ));

  it('whose squares overflow are refused', () =>
    refuses('x\n1e200\n-1e200\n3\n', ['--columns', 'x:gaussian'], 'OUT_OF_SCALE', '"x"', '1e200'));

  it('86. collapsed starts are counted and never win', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => (i < 8 ? '7.25' : `${((i * i * 31) % 97) / 4}`));
    const cwd = folder({ 'a.csv': `x\n${rows.join('\n')}\n` });
    const flags = ['-k', '4', '--starts', '20'];
    const { starts, objective, converged, warnings } = await fitJson(cwd, ['a.csv', ...flags]);
    expect(starts.degenerate).toBeGreaterThan(0);
    expect(starts.objectives.filter((value: number | null) => value === null)).toHaveLength(starts.degenerate);
    expect(converged).toBe(true);
    expect(starts.objectives[0]).toBe(objective);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('DEGENERATE_COMPONENT');
    const { stdout } = await latent(['fit', 'a.csv', ...flags], { cwd });
    expect(stdout).toMatch(new RegExp(`^starts .*; ${starts.degenerate} collapsed and do(es)? not count;`, 'm'));
  });

  const iris = reference('data/iris.csv');
  it.skipIf(!iris)(
    '86. iris with a diagonal covariance and many classes (skipped without ../shared/references)',
    async () => {
      const columns = 'Sepal.Length,Sepal.Width,Petal.Length,Petal.Width';
      const flags = ['--columns', columns, '--covariance', 'diagonal', '-k', '12', '--starts', '30'];
      const { starts, objective, logLikelihood } = await fitJson('.', [iris as string, ...flags]);
      expect(starts.degenerate).toBeGreaterThan(0);
      expect(Number.isFinite(logLikelihood)).toBe(true);
      expect(starts.objectives[0]).toBe(objective);
    },
  );

  it('93. where every start collapses, the reason and the remedy are said', () =>
    expectFailure(
      { 'a.csv': 'x,y\n1.5,3\n2.5,5\n4,8\n7.5,15\n-1,-2\n3,6\n' },
      ['fit', 'a.csv', '-k', '2', '--columns', 'x:gaussian,y:gaussian'],
      3,
      'DEGENERATE_COMPONENT',
      'every start',
      'collinear',
    ));
});

describe('all families together', () => {
  const fit = async () => {
    const cwd = folder({ 'a.csv': COUNTS });
    const { stdout } = await latent(['fit', 'a.csv', '-k', '2', '--columns', COLUMNS, '-o', 'o.json'], { cwd });
    return { cwd, stdout };
  };

  it('are reported with what a person reads', async () => {
    const { stdout } = await fit();
    expect(stdout).toMatch(
      /^model +mixture of 1 poisson, 1 exponential, 1 binomial, 1 negative-binomial and 1 categorical columns\n +2 classes, 13 free parameters$/m,
    );
    expect(stdout).toMatch(/^ +h: binomial of 10 trials \(declared\)$/m);
    expect(stdout).toMatch(/^n +poisson rate +\d+\.?\d* +\d+\.?\d*$/m);
    expect(stdout).toMatch(/^t +exponential rate +\d/m);
    expect(stdout).toMatch(/^h +probability, of 10 trials +0?\.?\d/m);
    expect(stdout).toMatch(/^v +mean \(size\) +\S+ +\(\S+\) +\S+ +\(\S+\)$/m);
    expect(stdout).not.toMatch(/covariance/);
    expect(stdout).not.toContain('G2');
    const table = stdout.slice(stdout.indexOf('columns of numbers'));
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('are scored, repeated and explained with the same numbers', async () => {
    const { cwd } = await fit();
    const { fit: recorded } = JSON.parse((await latent(['inspect', 'o.json', '--json'], { cwd })).stdout);
    const scored = JSON.parse((await latent(['score', 'o.json', 'a.csv', '--json'], { cwd })).stdout);
    expect(scored.logLikelihood).toBeCloseTo(recorded.logLikelihood, 8);
    expect((await latent(['fit', 'a.csv', '--repeat', 'o.json'], { cwd })).code).toBe(0);
    const row = JSON.parse((await latent(['explain', 'o.json', 'a.csv', '--row', '5', '--json'], { cwd })).stdout);
    const joint = row.logSizes.map((size: number, k: number) =>
      row.features.reduce(
        (sum: number, { logDensities }: { logDensities: number[] }) => sum + (logDensities[k] as number),
        size,
      ),
    );
    const largest = Math.max(...joint);
    const total = largest + Math.log(joint.reduce((sum: number, value: number) => sum + Math.exp(value - largest), 0));
    expect(row.logLikelihood).toBeCloseTo(total, 9);
    row.responsibilities.forEach((r: number, k: number) => {
      expect(r).toBeCloseTo(Math.exp((joint[k] as number) - total), 9);
    });
  });

  it('are drawn as they are read', async () => {
    const { cwd } = await fit();
    const { stdout } = await latent(['sample', 'o.json', '-n', '40'], { cwd });
    const [header, ...rows] = stdout.trimEnd().split('\n');
    expect(header).toBe('n,t,h,v,A');
    for (const row of rows) expect(row).toMatch(/^\d+,\d+(\.\d+)?(e-\d+)?,(\d|10),\d+,(yes|no)$/);
  });

  it('a binomial with a column of trials cannot be drawn, but predicted', async () => {
    const cwd = folder({ 'a.csv': COUNTS });
    const fitted = await fitJson(cwd, ['a.csv', '-k', '2', '--columns', 'h:binomial(m),n:poisson', '-o', 'o.json']);
    expect(fitted.model.features[0]).toEqual({ name: 'h', family: 'binomial', trials: 'm' });
    expect(fitted.data.columns).toEqual(['h', 'm', 'n']);
    expect((await latent(['predict', 'o.json', 'a.csv', '--format', 'csv'], { cwd })).stdout.split('\n')).toHaveLength(
      62,
    );
    const { code, stderr } = await latent(['sample', 'o.json', '-n', '4'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('error[NO_TRIALS]');
  });
});
