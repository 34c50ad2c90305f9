// bad-inputs.md, "Values vs model": what `latent fit` meets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, SURVEY } from '../cli.ts';

const refuses = (content: string, flags: string[], name: string, ...pieces: (string | RegExp)[]) =>
  expectFailure({ 'a.csv': content }, ['fit', 'a.csv', '-k', '2', ...flags], 3, name, ...pieces);

const MODEL = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features: ['A', 'B', 'C'].map((name) => ({ name, family: 'categorical', levels: ['no', 'yes'] })),
};

describe('Bernoulli columns', () => {
  it('21. with 1 and 2 are refused, never clamped', () =>
    refuses(
      'A,B\n1,x\n2,y\n1,x\n',
      ['--columns', 'A:bernoulli,B'],
      'NOT_BERNOULLI',
      'a.csv:3',
      '"2"',
      'A:categorical',
    ));
  it('22. with 0.5 are refused', () =>
    refuses('A,B\n0,x\n0.5,y\n1,x\n', ['--columns', 'A:bernoulli,B'], 'NOT_BERNOULLI', 'a.csv:3', '0.5'));
  it('keep both levels where only one occurs', async () => {
    const { model } = await fitJson(folder({ 'a.csv': 'A,B\n0,x\n0,y\n0,x\n' }), [
      'a.csv',
      '-k',
      '1',
      '--columns',
      'A:bernoulli,B',
    ]);
    expect(model.features[0].levels).toEqual(['0', '1']);
  });
});

describe('23. codes', () => {
  it('negative ones are refused, with both remedies', () =>
    refuses('A,B\n1,x\n-9,y\n1,x\n2,y\n', [], 'NEGATIVE_CODE', 'a.csv:3', '-9', '--missing "A:-9"', 'A:categorical'));
  it('fractional ones make a gaussian column', async () => {
    const cwd = folder({ 'a.csv': 'A,B\n1.5,x\n2,y\n1,x\n2,y\n' });
    const { model } = await fitJson(cwd, ['a.csv', '-k', '1', '--engine', 'reference']);
    expect(model.features[0]).toEqual({ name: 'A', family: 'gaussian' });
  });
});

it('24. a gap between codes makes no level', async () => {
  const { model, freeParameters } = await fitJson(folder({ 'a.csv': 'A\n1\n4\n4\n1\n4\n' }), ['a.csv', '-k', '1']);
  expect(model.features[0].levels).toEqual(['1', '4']);
  expect(freeParameters).toBe(1);
});

it('25. a level that the model does not know is named', () =>
  expectFailure(
    { 'a.csv': 'A,B,C\nyes,no,no\nno,maybe,no\n', 'm.json': MODEL },
    ['fit', 'a.csv', '--model', 'm.json'],
    3,
    'UNSEEN_LEVEL',
    'a.csv:3',
    '"maybe"',
    '"B"',
    'no, yes',
  ));

it('29. numbers and text in one column: the first offenders', () =>
  refuses('A,B\n1,x\n2,y\nabc,x\n1,y\n2,x\ndef,y\n3,x\n', [], 'MIXED_COLUMN', '"abc" (line 4)', '"def" (line 7)'));

it('30. a constant column is a warning and has no free parameters', async () => {
  const cwd = folder({ 'a.csv': SURVEY.replaceAll('\n', ',z\n').replace(',z', ',D') });
  const { code, stderr } = await latent(['fit', 'a.csv', '-k', '2', '-o', 'o.json'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('warning[CONSTANT_COLUMN]');
  const { freeParameters, warnings } = await fitJson(cwd, ['a.csv', '-k', '2']);
  expect(freeParameters).toBe(7);
  expect(warnings[0]).toMatchObject({ code: 'CONSTANT_COLUMN', where: { column: 'D' } });
});

it('32. a column whose cells are all missing is refused', () =>
  refuses('A,B\n,x\n,y\nNA,x\n', [], 'COLUMN_ALL_MISSING', '"A"', '--columns'));

it('33. a row whose cells are all missing is kept, adds nothing, and is counted', async () => {
  const cwd = folder({ 'a.csv': SURVEY, 'b.csv': `${SURVEY},,\n,,\n` });
  const { stdout } = await latent(['fit', 'b.csv', '-k', '2'], { cwd });
  expect(stdout).toContain('2 rows without any observed item, kept');
  const without = await fitJson(cwd, ['a.csv', '-k', '2']);
  const withEmpty = await fitJson(cwd, ['b.csv', '-k', '2']);
  expect(withEmpty.logLikelihood).toBeCloseTo(without.logLikelihood, 6);
  expect(withEmpty.data.rows).toBe(202);
});

it('34. nothing but missing cells is refused', () => refuses('A,B\n,\n,NA\n', [], 'COLUMN_ALL_MISSING', 'missing'));

describe('columns of a model and of the data', () => {
  it('36. are matched by name', async () => {
    const turned = SURVEY.split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n');
    const cwd = folder({ 'a.csv': SURVEY, 'b.csv': turned, 'm.json': MODEL });
    const [straight, reversed] = [
      await fitJson(cwd, ['a.csv', '--model', 'm.json']),
      await fitJson(cwd, ['b.csv', '--model', 'm.json']),
    ];
    expect(reversed.model).toEqual(straight.model);
  });

  it('37. one that the data lack is an error, one more is left out', async () => {
    await expectFailure(
      { 'a.csv': 'A,C\nyes,no\nno,no\n', 'm.json': MODEL },
      ['fit', 'a.csv', '--model', 'm.json'],
      3,
      'COLUMN_ABSENT',
      '"B"',
    );
    const { stdout, code } = await latent(['fit', 'a.csv', '--model', 'm.json'], {
      cwd: folder({ 'a.csv': SURVEY.replaceAll('\n', ',1\n'), 'm.json': MODEL }),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('3 of 4 columns used');
  });

  it.each(['--columns', '--known', '--weights', '--id'])('%s names the nearest column', (flag) =>
    expectFailure(
      { 'a.csv': 'party,trust\nx,1\ny,2\n' },
      ['fit', 'a.csv', '-k', '2', flag, 'partey'],
      3,
      'UNKNOWN_COLUMN',
      'Did you mean "party"',
    ),
  );
});

describe('38. a column whose cells are all different', () => {
  it('is refused as an item', () => refuses('who,A\nann,x\nbob,y\neve,x\n', [], 'ALL_DISTINCT', '"who"', '--id who'));
  it('is a warning where it is declared', async () => {
    const { code, stderr } = await latent(['fit', 'a.csv', '-k', '1', '--columns', 'who:categorical,A'], {
      cwd: folder({ 'a.csv': 'who,A\nann,x\nbob,y\neve,x\n' }),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('warning[ALL_DISTINCT]');
  });
});

describe('known classes', () => {
  const known = SURVEY.split('\n')
    .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'T' : 'abc'[i % 3]}`))
    .join('\n');
  it('that are more than the classes are refused', () =>
    refuses(known, ['--known', 'T'], 'TOO_FEW_CLASSES', '3 classes', 'more than 2'));
  it('of a model must be levels of its latent variable', () =>
    expectFailure(
      { 'a.csv': known.replace('T', 'class'), 'm.json': MODEL },
      ['fit', 'a.csv', '--model', 'm.json'],
      3,
      'UNSEEN_LEVEL',
      '"class"',
    ));
  it('of a model are named by its latent variable', () =>
    expectFailure(
      { 'a.csv': known, 'm.json': MODEL },
      ['fit', 'a.csv', '--model', 'm.json', '--known', 'T'],
      2,
      'CONFLICTING_OPTIONS',
      '"class"',
    ));
});

describe('35. missing cells', () => {
  it('every family takes them, and every row gets an answer', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const cells = [String(i % 3), i % 2 ? 'x' : 'y', `${i / 7}`, String(1 + (i % 4)), `${1 + i}`, String(i % 5)];
      return cells.map((cell, c) => ((i + c) % 4 === 0 ? '' : cell)).join(',');
    });
    const cwd = folder({ 'a.csv': `n,A,x,h,t,v\n${rows.join('\n')}\n` });
    const columns = 'n:poisson,A,x:gaussian,h:binomial(5),t:exponential,v:negative-binomial';
    const fit = await fitJson(cwd, ['a.csv', '-k', '2', '--columns', columns, '--starts', '2', '--rows', 'rows.csv']);
    expect(fit.data.rows).toBe(30);
    expect(fit.data.missingCells).toBe(
      rows
        .join(',')
        .split(',')
        .filter((cell) => cell === '').length,
    );
    expect(readFileSync(join(cwd, 'rows.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(31);
  });

  it('where one makes no sense the row is named: successes without a number of trials', () =>
    refuses('h,m,A\n1,2,x\n1,,y\n0,3,x\n', ['--columns', 'h:binomial(m),A'], 'OUT_OF_RANGE', 'a.csv:3'));
});
