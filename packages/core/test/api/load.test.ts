import { expect, test } from 'vitest';
import { applyDocument, fromJSON, hasNamedClasses, modelFromJSON, withParameters } from '../../src/index.ts';
import { sound } from '../document/support.ts';
import { bernoulli, categorical, createRandomRows, lca } from './support.ts';

const columns = { a: bernoulli(), d: categorical(['x', 'y', 'z']) };
const model = lca({ classes: 2, columns });
const rows = createRandomRows(80).map(({ a, d }) => ({ a, d }));
const fitted = await model.fit(rows, { starts: 2 });
const saved: unknown = JSON.parse(JSON.stringify(fitted));

test('a start may be a fit, its document, a saved document, its model', async () => {
  const document = fitted.toJSON();
  for (const start of [fitted, document, saved as typeof document, document.model]) {
    const { info, parameters } = await model.fit(rows, { start, maxIterations: 0 });
    expect(info.trace).toHaveLength(1);
    expect(parameters).toEqual(fitted.parameters);
  }
});

test.each([
  ['a number', 5, 'NOT_A_DOCUMENT'],
  ['null', null, 'NOT_A_DOCUMENT'],
  ['an empty object', {}, 'NOT_A_DOCUMENT'],
  ['a model without parameters', model, 'NO_PARAMETERS'],
  [
    'a network',
    { format: 'latent-model', version: 1, kind: 'network', nodes: [{ name: 'A', levels: ['0', '1'] }] },
    'WRONG_KIND',
  ],
  ['a document with a typo', { ...model.toJSON(), parameter: {} }, 'SCHEMA'],
])('%s as a start is refused', async (_, start, code) => {
  await expect(model.fit(rows, { start: start as never })).rejects.toMatchObject({ code });
});

test('a document without a schema gives strings, with one its cells and names', () => {
  const plain = fromJSON(saved);
  expect(plain.predict([{ a: '1', d: 'x' }])).toEqual(fitted.predict([{ a: 1, d: 'x' }]));
  const typed = fromJSON(saved, columns);
  expect(typed.parameters).toEqual(fitted.parameters);
});

test.each([
  ['other levels', { ...columns, d: categorical(['x', 'y']) }],
  ['a column less', { a: bernoulli() }],
  ['a column more', { ...columns, e: bernoulli() }],
])('a schema with %s does not match', (_, schema) => {
  expect(() => fromJSON(saved, schema)).toThrow(expect.objectContaining({ code: 'SCHEMA_MISMATCH' }));
});

test('what is loaded stays as it was given, and can be frozen', () => {
  const document = structuredClone(sound);
  const own = modelFromJSON(document);
  expect(Object.isFrozen(document)).toBe(false);
  expect(Object.isFrozen(own.toJSON().features)).toBe(true);
  document.latent.levels[0] = 'changed';
  expect(own.toJSON().latent.levels).toEqual(['1', '2']);
});

test('parameters of another document go in by name', () => {
  const { class: sizes, voted, party } = sound.parameters;
  const turned = {
    ...sound,
    latent: { ...sound.latent, levels: ['2', '1'] },
    parameters: { class: [...sizes].reverse(), voted: [...voted].reverse(), party: [...party].reverse() },
  };
  const document = modelFromJSON(sound).toJSON();
  expect(withParameters(document, modelFromJSON(turned).toJSON()).parameters).toEqual(sound.parameters);
  expect(hasNamedClasses(document)).toBe(false);
  expect(hasNamedClasses(modelFromJSON(turned).toJSON())).toBe(true);
});

test('an applied document answers for impossible rows, and imputes none', () => {
  const never = [
    [1, 0],
    [1, 0],
  ];
  const document = { ...sound, parameters: { ...sound.parameters, voted: never } };
  const applied = applyDocument(modelFromJSON(document).toJSON());
  const table = {
    rows: 2,
    columns: new Map(
      [
        { kind: 'labels' as const, name: 'voted', codes: Uint8Array.of(1, 2), levels: ['0', '1'], firstRow: [0, 1] },
        { kind: 'labels' as const, name: 'party', codes: Uint8Array.of(0, 0), levels: [], firstRow: [] },
      ].map((column) => [column.name, column] as const),
    ),
    skipped: [],
    lineOf: (row: number) => row + 2,
    warnings: [],
  };
  const { posterior, logLikelihoods } = applied.apply(table);
  expect(Array.from(posterior.row(1))).toEqual([Number.NaN, Number.NaN]);
  expect(posterior.row(0).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  expect(Array.from(logLikelihoods)).toEqual([0, Number.NEGATIVE_INFINITY]);
  const refused = expect.objectContaining({ code: 'IMPOSSIBLE_ROW', where: expect.objectContaining({ line: 3 }) });
  expect(() => applied.impute(table, 'mode')).toThrow(refused);
  expect(() => applied.impute(table, 'mean')).toThrow(refused);
  const predictive = applied.predictive(table, 1);
  expect(predictive.slice(0, 3).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  expect(predictive.slice(3).every(Number.isNaN)).toBe(true);
});
