import { expect, test } from 'vitest';
import {
  checkFitDocument,
  checkMixtureDocument,
  checkModelDocument,
  checkNetworkDocument,
} from '../../src/document/index.ts';
import { bernoulli, lca } from '../../src/index.ts';
import { processorTime } from '../processorTime.ts';
import { sound } from './support.ts';

const thrown = (document: unknown) => {
  try {
    checkModelDocument(document, 'm.json');
  } catch (error) {
    return error;
  }
  return undefined;
};

test('a sound document is returned as it is, with keys of others', () => {
  const document = { ...sound, $schema: 'latent/schemas/latent-model.json', 'x-author': { name: 'me' } };
  expect(checkModelDocument(document)).toBe(document);
  const { parameters: _, ...bare } = sound;
  expect(checkModelDocument(bare)).toBe(bare);
  const partial = { ...sound, parameters: { class: [0.4, 0.6] } };
  expect(checkModelDocument(partial)).toBe(partial);
});

test.each([
  ['the document', { ...sound, fixd: ['class'] }, '/fixd'],
  ['the prior', { ...sound, prior: { pseudoCount: 1, pseudocount: 2 } }, '/prior/pseudocount'],
  ['the latent variable', { ...sound, latent: { ...sound.latent, label: 'x' } }, '/latent/label'],
  ['a feature', { ...sound, features: [{ ...sound.features[0], level: [] }, sound.features[1]] }, '/features/0/level'],
])('an unknown key of %s is refused', (_, document, path) => {
  expect(thrown(document)).toMatchObject({ code: 'SCHEMA', where: { path, file: 'm.json' }, message: /unknown key/ });
});

test.each([
  ['parameters', { ...sound, parameters: { ...sound.parameters, partey: [[1]] } }, '/parameters/partey'],
  ['fixed', { ...sound, fixed: ['partey'] }, '/fixed'],
])('%s name variables only, and the nearest name is told', (_, document, path) => {
  expect(thrown(document)).toMatchObject({ code: 'UNKNOWN_NAME', where: { path }, fix: /Did you mean "party"\?/ });
});

test('two variables never share a name', () => {
  const [voted, party] = sound.features;
  for (const name of ['voted', 'class'])
    expect(thrown({ ...sound, features: [voted, { ...party, name }], parameters: undefined })).toMatchObject({
      code: 'DUPLICATE_NAME',
      where: { column: name },
    });
});

test.each([
  ['class sizes that sum to 1.01', { class: [0.4, 0.61] }, 'BAD_PROBABILITIES', '/parameters/class'],
  [
    'a row that sums to 0.9',
    {
      voted: [
        [0.9, 0.1],
        [0.2, 0.7],
      ],
    },
    'BAD_PROBABILITIES',
    '/parameters/voted/1',
  ],
  ['a negative probability', { class: [1.5, -0.5] }, 'BAD_PROBABILITIES', '/parameters/class'],
  ['a class too few', { voted: [[0.9, 0.1]] }, 'BAD_SHAPE', '/parameters/voted'],
  [
    'a level too many',
    {
      voted: [
        [0.9, 0.1, 0],
        [0.2, 0.8],
      ],
    },
    'BAD_SHAPE',
    '/parameters/voted/0',
  ],
  ['a table for the class sizes', { class: [[0.4], [0.6]] }, 'BAD_SHAPE', '/parameters/class/0'],
  ['a number as a string', { class: ['0.4', 0.6] }, 'SCHEMA', '/parameters/class/0'],
  ['NaN', { class: [Number.NaN, 1] }, 'SCHEMA', '/parameters/class/0'],
])('parameters with %s are refused, also in a fit', async (_, change, code, path) => {
  const parameters = { ...sound.parameters, ...change };
  expect(thrown({ ...sound, parameters })).toMatchObject({ code, where: { path } });
});

test('a fit document takes keys of others, its model does not', async () => {
  const fitted = await lca({ classes: 1, columns: { a: bernoulli() } }).fit([{ a: 1 }, { a: 0 }]);
  const fit = JSON.parse(JSON.stringify(fitted));
  expect(checkFitDocument({ ...fit, note: 'mine' })).toMatchObject({ note: 'mine' });
  expect(() => checkFitDocument({ ...fit, model: { ...fit.model, note: 'mine' } })).toThrow(
    expect.objectContaining({ code: 'SCHEMA', where: expect.objectContaining({ path: '/model/note' }) }),
  );
  const off = { ...fit.model, parameters: { ...fit.model.parameters, a: [[0.5, 0.6]] } };
  expect(() => checkFitDocument({ ...fit, model: off })).toThrow(
    expect.objectContaining({ code: 'BAD_PROBABILITIES' }),
  );
});

const network = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
    { name: 'Words', levels: ['bad', 'good'], parents: ['Thoughts'] },
  ],
  parameters: {
    Thoughts: [0.5, 0.5],
    Words: [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
  },
};
const { fixed: _, parameters: __, ...plain } = sound;
const hmm = { ...plain, kind: 'hmm', sequence: 'person' };
const gaussian = { ...plain, features: [{ name: 'yz', family: 'gaussian', columns: ['y', 'z'], covariance: 'full' }] };
const binomial = { ...plain, features: [{ name: 'h', family: 'binomial', trials: 'n' }] };

test.each([
  ['a hidden Markov model', hmm],
  ['a bare hidden Markov model', { format: 'latent-model', version: 1, kind: 'hmm' }],
])('%s is read, and not available', (_, document) => {
  expect(thrown(document)).toMatchObject({ code: 'NOT_AVAILABLE' });
});

test('a network is read, and is no mixture', () => {
  expect(checkModelDocument(network)).toBe(network);
  expect(checkNetworkDocument(network)).toBe(network);
  expect(() => checkMixtureDocument(network)).toThrow(expect.objectContaining({ code: 'WRONG_KIND' }));
  expect(() => checkNetworkDocument(sound)).toThrow(expect.objectContaining({ code: 'WRONG_KIND' }));
});

test.each([
  ['nodes of a mixture', { ...sound, nodes: network.nodes }, '/nodes'],
  [
    'a covariance that does not exist',
    { ...gaussian, features: [{ ...gaussian.features[0], covariance: 'VVV' }] },
    '/features/0/covariance',
  ],
  ['half a trial', { ...binomial, features: [{ ...binomial.features[0], trials: 0.5 }] }, '/features/0/trials'],
])('%s does not fit the schema', (_, document, path) => {
  expect(thrown(document)).toMatchObject({ code: 'SCHEMA', where: { path } });
});

test('a document of 20,000 levels and as many columns is checked in time that grows with its length', () => {
  const levels = Array.from({ length: 20_000 }, (_, i) => `level ${i}`);
  const wide = levels.map((name) => ({ name, family: 'categorical', levels: ['0', '1'] }));
  const check = () => {
    checkModelDocument({ ...plain, features: wide });
    checkModelDocument({ ...plain, features: [{ name: 'a', family: 'categorical', levels }] });
  };
  expect(processorTime(check)).toBeLessThan(2000);
});

test('a fit says how many starts were degenerate; documents without that count stay sound', async () => {
  const model = lca({ classes: 2, columns: { a: bernoulli(), b: bernoulli() } });
  const fit = (
    await model.fit([
      { a: 0, b: 1 },
      { a: 1, b: 0 },
      { a: 1, b: 1 },
    ])
  ).toJSON();
  expect(fit.starts.degenerate).toBe(0);
  const { degenerate: _, ...older } = fit.starts;
  expect(() => checkFitDocument(JSON.parse(JSON.stringify({ ...fit, starts: older })))).not.toThrow();
  expect(() => checkFitDocument(JSON.parse(JSON.stringify({ ...fit, starts: { ...older, degenerate: -1 } })))).toThrow(
    expect.objectContaining({ code: 'SCHEMA' }),
  );
});

test.each([
  [
    'two features',
    [
      { name: 'x', family: 'gaussian' },
      { name: 'xy', family: 'gaussian', columns: ['x', 'y'] },
    ],
  ],
  ['the latent variable and a block', [{ name: 'xy', family: 'gaussian', columns: ['x', 'class'] }]],
])('a column that is read by %s is refused', (_, features) => {
  const document = { format: 'latent-model', version: 1, kind: 'mixture', latent: sound.latent, features };
  expect(thrown(document)).toMatchObject({ code: 'DUPLICATE_NAME' });
});
