// bad-inputs.md, "Weights / K / options".
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, SURVEY } from '../cli.ts';

const weighted = (...weights: string[]): string =>
  ['A,B,w', ...weights.map((weight, i) => `${i % 2 ? 'x' : 'y'},${i % 3 ? 'u' : 'v'},${weight}`), ''].join('\n');
const refuses = (weights: string[], ...pieces: (string | RegExp)[]) =>
  expectFailure(
    { 'a.csv': weighted(...weights) },
    ['fit', 'a.csv', '-k', '2', '--weights', 'w'],
    3,
    'BAD_WEIGHT',
    ...pieces,
  );

describe('weights', () => {
  it('39. negative', () => refuses(['1', '2', '-1'], 'a.csv:4', '"w"', 'negative'));
  it.each(['', 'NaN', 'NA', 'many', '1,5'])('40. %j', (weight) => refuses(['1', `"${weight}"`, '2'], 'a.csv:3', '"w"'));
  it('40. infinite', () => refuses(['1', '2', '1e999'], 'a.csv:4', '"w"'));
  it('41. all zero', () => refuses(['0', '0', '0'], 'all weights are zero'));
  it('43. that sum to more than 2^53', () => refuses(['9e15', '9e15', '1'], '2^53'));
  it('43. whose sum is not finite', () => refuses(['1e308', '1e308', '1e308'], '2^53'));

  it('42. rows of weight 0 are as if absent', async () => {
    const rows = SURVEY.trimEnd().split('\n');
    const heavy = rows.map((row, i) => `${row},${i === 0 ? 'w' : '1'}`);
    const cwd = folder({
      'a.csv': `${heavy.join('\n')}\n`,
      'b.csv': `${[...heavy, 'yes,maybe,no,0', 'no,no,,0'].join('\n')}\n`,
    });
    const [without, withZero] = [
      await fitJson(cwd, ['a.csv', '-k', '2', '--weights', 'w']),
      await fitJson(cwd, ['b.csv', '-k', '2', '--weights', 'w', '--rows', 'rows.csv']),
    ];
    expect(withZero.logLikelihood).toBeCloseTo(without.logLikelihood, 9);
    expect(withZero.freeParameters).toBe(without.freeParameters);
    expect(withZero.criteria.bic).toBeCloseTo(without.criteria.bic, 8);
  });
});

describe('the number of classes', () => {
  it.each(['0', '-1', '2.5', 'x', '', '1e3'])('44. %j', (classes) =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '-k', classes], 2, 'BAD_OPTION', 'classes'),
  );
  it('is needed', () => expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv'], 2, 'BAD_OPTION', 'how many classes'));

  it('45. above the number of different rows is a warning', async () => {
    const { code, stderr } = await latent(['fit', 'a.csv', '-k', '9', '--starts', '2', '--max-iterations', '5'], {
      cwd: folder({ 'a.csv': SURVEY }),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('warning[MORE_CLASSES_THAN_PATTERNS]');
  });
  it('45. above the total weight is an error', () =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '-k', '201'], 3, 'TOO_MANY_CLASSES', '200'));

  it('46. one is closed form: a single iteration', async () => {
    const fit = await fitJson(folder({ 'a.csv': SURVEY }), ['a.csv', '-k', '1']);
    expect(fit).toMatchObject({ iterations: 1, converged: true, criteria: { entropyR2: null } });
  });

  it('47. beyond memory is refused at once, with the bytes', async () => {
    const began = performance.now();
    await expectFailure(
      { 'a.csv': weighted('1e12', '1e12', '1e12') },
      ['fit', 'a.csv', '-k', '100000000', '--weights', 'w'],
      3,
      'OUT_OF_MEMORY',
      /\d+ bytes/,
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('numbers of EM', () => {
  const usage = (...flags: string[]) =>
    expectFailure(
      { 'a.csv': SURVEY },
      ['fit', 'a.csv', '-k', '2', ...flags],
      2,
      'BAD_OPTION',
      (flags[0] as string).slice(2),
    );
  it.each(['-1', 'NaN', 'Infinity', ''])('48. --tolerance %j', (value) => usage('--tolerance', value));
  it.each(['-1', '1.5', 'many'])('--max-iterations %s', (value) => usage('--max-iterations', value));
  it.each(['0', '-3', '2.5', 'some'])('51. --starts %s', (value) => usage('--starts', value));
  it.each(['-1', '1.5', 'abc', ''])('53. --seed %j', (value) => usage('--seed', value));
  it.each(['0', 'x'])('--threads %s', (value) => usage('--threads', value));
  it.each(['-0.5', 'x'])('--prior %s', (value) => usage('--prior', value));
  it('--engine gpu', () => usage('--engine', 'gpu'));
  it('--accelerate magic', () => usage('--accelerate', 'magic'));

  it('49. --tolerance 0 runs to the most iterations', async () => {
    const fit = await fitJson(folder({ 'a.csv': SURVEY }), [
      'a.csv',
      '-k',
      '2',
      '--tolerance',
      '0',
      '--max-iterations',
      '60',
      '--starts',
      '2',
    ]);
    expect(fit).toMatchObject({ iterations: 60, converged: false, stopReason: 'max-iterations' });
    expect(fit.trace).toHaveLength(61);
  });

  it('50. --max-iterations 0 returns a start and its log-likelihood', async () => {
    const fit = await fitJson(folder({ 'a.csv': SURVEY }), ['a.csv', '-k', '2', '--max-iterations', '0']);
    expect(fit).toMatchObject({ iterations: 0, converged: false });
    expect(fit.trace).toEqual([fit.objective]);
  });

  it('53. the default seed is printed and recorded', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    expect((await latent(['fit', 'a.csv', '-k', '2'], { cwd })).stdout).toContain('seed 1');
    expect((await fitJson(cwd, ['a.csv', '-k', '2'])).seed).toBe(1);
  });
});

describe('54. options that contradict each other', () => {
  const conflict = (...flags: string[]) =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '-k', '2', ...flags], 2, 'CONFLICTING_OPTIONS');
  it('a column with two parts', async () => {
    await conflict('--id', 'A', '--weights', 'A');
    await conflict('--columns', 'A,B', '--weights', 'A');
    await conflict('--columns', 'A,B', '--id', 'B');
    await conflict('--known', 'A', '--id', 'A');
  });
  it('two inputs from stdin', () => conflict('--model', '-', '--start', '-'));
  it('an output over an input', () => conflict('-o', './a.csv'));
  it('two outputs in one file', () => conflict('-o', 'x', '--rows', './x'));
  it('two results on stdout', () => conflict('-o', '-'));
});

describe('55. outputs that cannot be written', () => {
  it.each(['-o', '--rows'])('%s in a folder that does not exist is refused before the fit', (flag) =>
    expectFailure(
      { 'a.csv': SURVEY },
      ['fit', 'a.csv', '-k', '2', flag, 'no/such/out'],
      3,
      'OUTPUT_UNWRITABLE',
      'no/such/out',
    ),
  );
  it('a folder as output', () =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '-k', '2', '-o', '.'], 3, 'OUTPUT_UNWRITABLE', 'directory'));

  it.skipIf(!existsSync('/dev/full'))('a full disk: a clean message, no file (skipped without /dev/full)', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const { code, stderr } = await latent(['fit', 'a.csv', '-k', '2', '-o', '/dev/full'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('error[OUTPUT_UNWRITABLE]');
    expect(stderr).toContain('no space left');
    expect(readdirSync(cwd)).toEqual(['a.csv']);
  });

  it('an existing file stays as it was where the fit fails', async () => {
    const cwd = folder({ 'a.csv': 'A\n1\n.\n2\n', 'o.json': 'old' });
    expect((await latent(['fit', 'a.csv', '-k', '2', '-o', 'o.json'], { cwd })).code).toBe(3);
    expect(readdirSync(cwd).sort()).toEqual(['a.csv', 'o.json']);
    expect(readFileSync(join(cwd, 'o.json'), 'utf8')).toBe('old');
  });
});
