import { rest } from '../../numbers/shown.ts';
import bernoulli from './bernoulli.tex';
import categorical from './categorical.tex';
import type { Family } from './family.ts';
import { heightTexts } from './heights.ts';
import { libraryFamily } from './library.ts';
import mean from './mean.tex';
import { geometric } from './own.ts';

const probability = { domain: [0, 1] } as const;
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const words = libraryFamily({
  id: 'bernoulli',
  name: 'Bernoulli',
  story: 'Eight words, good (1) or bad (0).',
  parameter: 'p(good)',
  axis: { ...probability, title: 'p(good)' },
  first: 0.3,
  cells: ['1', '0', '1', '1', '1', '0', '0', '0'],
  levels: ['0', '1'],
  formula: bernoulli,
  feature: { family: 'categorical', levels: ['0', '1'] },
  reading: 'labels',
  parameters: (theta) => [[rest(theta), theta]],
  read: (own) => ({ theta: (own as number[][])[0]?.[1] as number, others: [] }),
  ratio: ({ features: [[counts = []] = []] }) => ({ top: counts[1] as number, bottom: sumOf(counts) }),
  column: { ts: 'bernoulli()', cli: 'bernoulli' },
  heightText: heightTexts.bernoulli,
});

const moods = libraryFamily({
  id: 'categorical',
  name: 'Categorical',
  story: 'Eight words, good, plain or bad. The picture moves p(good); the others share the rest as they are best.',
  parameter: 'p(good)',
  axis: { ...probability, title: 'p(good)' },
  first: 0.2,
  cells: ['good', 'plain', 'good', 'bad', 'plain', 'bad', 'good', 'plain'],
  levels: ['good', 'plain', 'bad'],
  formula: categorical,
  feature: { family: 'categorical', levels: ['good', 'plain', 'bad'] },
  reading: 'labels',
  parameters: (theta, [plain = 1, bad = 1]) => {
    const plainShare = (rest(theta) * plain) / (plain + bad);
    return [[theta, plainShare, 1 - theta - plainShare]];
  },
  read: (own) => {
    const [good = 0, ...others] = (own as number[][])[0] ?? [];
    return { theta: good, others };
  },
  ratio: ({ features: [[counts = []] = []] }) => ({ top: counts[0] as number, bottom: sumOf(counts) }),
  column: { ts: "categorical(['good', 'plain', 'bad'])", cli: 'categorical' },
  heightText: heightTexts.categorical,
});

const counts = libraryFamily({
  id: 'poisson',
  name: 'Poisson',
  story: 'How many words each of eight thoughts had.',
  parameter: 'rate',
  axis: { domain: [0, 6], title: 'rate (words per thought)' },
  first: 1.2,
  cells: ['4', '1', '3', '2', '5', '0', '2', '1'],
  formula: mean,
  feature: { family: 'poisson' },
  reading: 'numbers',
  parameters: (theta) => ({ rate: [theta] }),
  read: (own) => ({ theta: (own as { rate: number[] }).rate[0] as number, others: [] }),
  ratio: ({ sums: [all] }) => ({ top: all?.sums[0]?.[0] as number, bottom: all?.weights[0]?.[0] as number }),
  column: { ts: 'poisson()', cli: 'poisson' },
  heightText: heightTexts.poisson,
});

const lengths = libraryFamily({
  id: 'gaussian',
  name: 'Gaussian',
  story: 'Eight measurements. The picture moves the mean; the variance stands where it is best.',
  parameter: 'mean',
  axis: { domain: [-2, 3], title: 'mean' },
  first: -0.5,
  cells: ['2.1', '-0.4', '1.2', '0.3', '1.8', '-1', '0.9', '-0.2'],
  formula: mean,
  feature: { family: 'gaussian' },
  reading: 'numbers',
  parameters: (theta, [variance = 1]) => ({ mean: [[theta]], variance: [[variance]] }),
  read: (own) => {
    const { mean: [[theta = 0] = []] = [], variance: [others = []] = [] } = own as Record<
      'mean' | 'variance',
      number[][]
    >;
    return { theta, others };
  },
  ratio: ({ sums: [all] }) => ({ top: all?.sums[0]?.[0] as number, bottom: all?.weights[0]?.[0] as number }),
  column: { ts: 'gaussian()', cli: 'gaussian' },
  heightText: heightTexts.gaussian,
});

/** What a column can be, the simplest first. */
export const families: readonly [Family, ...Family[]] = [words, moods, counts, lengths, geometric];
