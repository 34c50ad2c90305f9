// bad-inputs.md, "Starts and model files".
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, SURVEY } from '../cli.ts';
import { start } from './start.ts';

const refuses = (document: string | object, name: string, ...pieces: (string | RegExp)[]) =>
  expectFailure({ 'a.csv': SURVEY, 's.json': document }, ['fit', 'a.csv', '--start', 's.json'], 3, name, ...pieces);

describe('57. probabilities that do not sum to 1', () => {
  it('are refused with their sum', () =>
    refuses(start({}, { class: [0.3, 0.6] }), 'BAD_PROBABILITIES', '/parameters/class', /0\.89999|0\.9/));
  it('are normalised within 1e-6', async () => {
    const fit = await fitJson(folder({ 'a.csv': SURVEY, 's.json': start({}, { class: [0.3, 0.7000005] }) }), [
      'a.csv',
      '--start',
      's.json',
      '--max-iterations',
      '0',
    ]);
    expect(fit.model.parameters.class[0] + fit.model.parameters.class[1]).toBeCloseTo(1, 14);
  });
});

describe('58. vectors that are no probabilities', () => {
  it('negative', () =>
    refuses(
      start(
        {},
        {
          A: [
            [1.1, -0.1],
            [0.2, 0.8],
          ],
        },
      ),
      'BAD_PROBABILITIES',
      '/parameters/A/0',
      '-0.1',
    ));
  it('null for NaN', () =>
    refuses(JSON.stringify(start()).replace('0.3,0.7', 'null,0.7'), 'SCHEMA', '/parameters/class'));
  it('NaN', () => refuses(JSON.stringify(start()).replace('0.3,0.7', 'NaN,0.7'), 'NOT_JSON'));
  it('empty', () => refuses(start({}, { A: [[], [0.2, 0.8]] }), 'BAD_SHAPE', '/parameters/A/0'));
});

describe('59. shapes', () => {
  it('too few classes', () => refuses(start({}, { class: [1] }), 'BAD_SHAPE', /\[2\]/, 'array of 1'));
  it('too many levels', () =>
    refuses(
      start(
        {},
        {
          B: [
            [0.5, 0.3, 0.2],
            [0.4, 0.6],
          ],
        },
      ),
      'BAD_SHAPE',
      '/parameters/B/0',
    ));
  it('a variable without parameters', () => refuses(start({ parameters: { class: [0.3, 0.7] } }), 'BAD_SHAPE', '"A"'));
  it('no parameters at all', () => refuses({ ...start(), parameters: undefined }, 'NO_PARAMETERS'));
  it('of another model', () =>
    expectFailure(
      { 'a.csv': SURVEY, 'm.json': start({ latent: { name: 'class', levels: ['1', '3'] } }), 's.json': start() },
      ['fit', 'a.csv', '--model', 'm.json', '--start', 's.json'],
      3,
      'BAD_SHAPE',
      '1, 2',
    ));
});

it('60. a probability of exactly 0 stays there, and that is noted', async () => {
  const document = start(
    {},
    {
      A: [
        [1, 0],
        [0.2, 0.8],
      ],
    },
  );
  const cwd = folder({ 'a.csv': SURVEY, 's.json': document });
  const fit = await fitJson(cwd, ['a.csv', '--start', 's.json']);
  expect(fit.model.parameters.A[0]).toEqual([1, 0]);
  expect(fit.warnings.map(({ code }: { code: string }) => code)).toContain('START_AT_BOUNDARY');
  expect((await latent(['fit', 'a.csv', '--start', 's.json'], { cwd })).stderr).toContain('note[START_AT_BOUNDARY]');
});

it('61. a start that makes a row impossible is an error that names the row', () => {
  const never = [
    [1, 0],
    [1, 0],
  ];
  const row = SURVEY.split('\n').findIndex((line) => line.startsWith('yes'));
  return refuses(start({}, { A: never }), 'IMPOSSIBLE_ROW', `row ${row} `);
});

describe('62, 63. symmetric points', () => {
  const saddle = async (document: object) => {
    const { code, stderr } = await latent(['fit', 'a.csv', '--start', 's.json'], {
      cwd: folder({ 'a.csv': SURVEY, 's.json': document }),
    });
    expect(code).toBe(0);
    expect(stderr).toContain('warning[SYMMETRIC_SADDLE]');
  };
  const twice = (row: number[]) => [row, row];
  it('two classes that start identical', () =>
    saddle(start({}, { A: twice([0.4, 0.6]), B: twice([0.3, 0.7]), C: twice([0.9, 0.1]) })));
  it('a uniform start', () =>
    saddle(start({}, { class: [0.5, 0.5], A: twice([0.5, 0.5]), B: twice([0.5, 0.5]), C: twice([0.5, 0.5]) })));
});

describe('65, 66. documents', () => {
  it('cut off', () => refuses(JSON.stringify(start()).slice(0, 200), 'NOT_JSON', 's.json'));
  it('empty', () => refuses('', 'NOT_JSON', 's.json'));
  it('of another version', () => refuses(start({ version: 2 }), 'UNSUPPORTED_VERSION', 'version 2'));
  it('of another format', () => refuses({ format: 'something' }, 'NOT_A_DOCUMENT', 'something'));
  it('not an object', () => refuses('[1, 2]', 'NOT_A_DOCUMENT'));
  it('edited: a wrong kind of value, with its path', () =>
    refuses(start({ latent: { name: 'class', levels: '12' } }), 'SCHEMA', '/latent/levels', 'array'));
  it('edited: a level twice', () =>
    refuses(start({ latent: { name: 'class', levels: ['1', '1'] } }), 'SCHEMA', '/latent/levels'));
  it('numbers as strings, with the path', () =>
    refuses(start({}, { class: ['0.3', '0.7'] }), 'SCHEMA', '/parameters/class'));
  it('nested deeper than 64', () => refuses(`${'['.repeat(65)}${']'.repeat(65)}`, 'DOCUMENT_TOO_DEEP', '64'));
  it('larger than 64 MiB', () =>
    refuses(`{"format":"latent-model"${' '.repeat(64 * 2 ** 20)}}`, 'DOCUMENT_TOO_LARGE', '64 MiB'));
  it('that is missing', () =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '--model', 'none.json'], 3, 'FILE_UNREADABLE', 'none.json'));
  it('of a kind that comes later', async () => {
    await expectFailure(
      { 'a.csv': SURVEY, 'm.json': { format: 'latent-model', version: 1, kind: 'hmm' } },
      ['fit', 'a.csv', '--model', 'm.json'],
      2,
      'NOT_AVAILABLE',
      'hmm',
    );
  });
  it('under --repeat must be a fit', () =>
    expectFailure(
      { 'a.csv': SURVEY, 'm.json': start() },
      ['fit', 'a.csv', '--repeat', 'm.json'],
      3,
      'NOT_A_DOCUMENT',
      'latent-fit',
    ));
});

it('fixed parameters stay where the document has them', async () => {
  const cwd = folder({ 'a.csv': SURVEY, 'm.json': start({ fixed: ['class', 'B'] }) });
  const fit = await fitJson(cwd, ['a.csv', '--model', 'm.json']);
  expect(fit.model.parameters.class).toEqual([0.3, 0.7]);
  expect(fit.model.parameters.B).toEqual([
    [0.8, 0.2],
    [0.4, 0.6],
  ]);
  expect(fit.freeParameters).toBe(4);
});

it('--prior adds to what the M-step counts, and the report tells likelihood and objective apart', async () => {
  const cwd = folder({ 'a.csv': SURVEY });
  const { stdout } = await latent(['fit', 'a.csv', '-k', '2', '--prior', '0.5'], { cwd });
  expect(stdout).toContain('pseudo-count 0.5');
  expect(stdout).toMatch(/log-prior +-/);
  const fit = await fitJson(cwd, ['a.csv', '-k', '2', '--prior', '0.5']);
  expect(fit.objective).toBeCloseTo(fit.logLikelihood + fit.logPrior, 10);
  expect(fit.model.prior).toEqual({ pseudoCount: 0.5 });
});
