import { expect, test } from 'vitest';
import { checkModelDocument } from '../../src/document/index.ts';

const documentOf = (...features: object[]) => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features,
});
const prior = { mean: [0, 1], shrinkage: 0.01, degreesOfFreedom: 4, scale: [[2, 1], [1, 2]] }; // biome-ignore format: a matrix
const block = { name: 'yz', family: 'gaussian', columns: ['y', 'z'], covariance: 'full' };
const levels = ['a', 'b'];

test('every family, with its own keys and priors, is a sound document', () => {
  const document = documentOf(
    { name: 'd', family: 'categorical', levels, prior: { pseudoCounts: [0, 1.5] } },
    { name: 'n', family: 'poisson' },
    { name: 'h', family: 'binomial', trials: 10 },
    { name: 'i', family: 'binomial', trials: 't' },
    { name: 'w', family: 'exponential' },
    { name: 'v', family: 'negative-binomial' },
    { name: 'x', family: 'gaussian' },
    { ...block, prior },
  );
  expect(checkModelDocument(document)).toBe(document);
});

test.each([
  ['a binomial without trials', { name: 'h', family: 'binomial' }, '/features/0'],
  ['a Poisson with trials', { name: 'n', family: 'poisson', trials: 3 }, '/features/0/trials'],
  ['a categorical without levels', { name: 'd', family: 'categorical' }, '/features/0'],
  ['a Gaussian with levels', { name: 'x', family: 'gaussian', levels }, '/features/0/levels'],
  [
    'a categorical with a covariance',
    { name: 'd', family: 'categorical', levels, covariance: 'full' },
    '/features/0/covariance',
  ],
  ['an exponential with columns', { name: 'w', family: 'exponential', columns: ['w'] }, '/features/0/columns'],
  ['a Poisson with a prior', { name: 'n', family: 'poisson', prior }, '/features/0/prior'],
  ['a categorical with a Gaussian prior', { name: 'd', family: 'categorical', levels, prior }, '/features/0/prior'],
  ['a Gaussian with half a prior', { ...block, prior: { mean: [0, 1] } }, '/features/0/prior'],
  ['an unknown family', { name: 'x', family: 'weibull' }, '/features/0/family'],
])('%s breaks the schema', (_, feature, path) => {
  expect(() => checkModelDocument(documentOf(feature))).toThrow(
    expect.objectContaining({
      code: 'SCHEMA',
      where: expect.objectContaining({ path: expect.stringContaining(path) }),
    }),
  );
});

test.each([
  [
    'a pseudo-count too few',
    { name: 'd', family: 'categorical', levels, prior: { pseudoCounts: [1] } },
    'BAD_SHAPE',
    'pseudoCounts',
  ],
  ['a mean too many', { ...block, prior: { ...prior, mean: [0, 1, 2] } }, 'BAD_SHAPE', 'mean'],
  ['a scale of another size', { ...block, prior: { ...prior, scale: [[1]] } }, 'BAD_SHAPE', 'scale'],
  [
    'a scale that is not symmetric',
    {
      ...block,
      prior: {
        ...prior,
        scale: [
          [2, 1],
          [0, 2],
        ],
      },
    },
    'BAD_COVARIANCE',
    'scale',
  ],
  [
    'a negative scale',
    {
      ...block,
      prior: {
        ...prior,
        scale: [
          [-2, 0],
          [0, 2],
        ],
      },
    },
    'BAD_COVARIANCE',
    'scale',
  ],
  [
    'a correlation above 1',
    {
      ...block,
      prior: {
        ...prior,
        scale: [
          [1, 2],
          [2, 1],
        ],
      },
    },
    'BAD_COVARIANCE',
    'scale',
  ],
])('%s is refused', (_, feature, code, key) => {
  expect(() => checkModelDocument(documentOf(feature))).toThrow(
    expect.objectContaining({
      code,
      where: expect.objectContaining({ path: expect.stringContaining(`/features/0/prior/${key}`) }),
    }),
  );
});
