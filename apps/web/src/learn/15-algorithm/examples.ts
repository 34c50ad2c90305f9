import {
  applyDocument,
  bernoulli,
  binomial,
  gaussian,
  gaussianMixture,
  lca,
  type MixtureDocument,
  mixture,
} from 'latent';
import type { Sample } from '../../numbers/sample.ts';
import type { PlotAxis } from '../../pictures/Plot.tsx';

/** A model and its data, to run EM on. */
export interface Example {
  readonly id: string;
  readonly name: string;
  /** What the data are, in a sentence. */
  readonly story: string;
  /** Without parameters. */
  readonly model: MixtureDocument;
  readonly sample: Sample;
  /** A spot of the picture is a column by its two classes, or a class by its two means. */
  readonly spots: 'columns' | 'means';
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** What a row is called below the strip of responsibilities. */
  readonly rowName: (cells: readonly (string | null)[], row: number) => string;
  /** The model in the command line's words. */
  readonly options: string;
  /** The model in TypeScript. */
  readonly ts: string;
}

const probability = { domain: [0, 1], ticks: 5 } as const;

const threeWords: Example = {
  id: 'words3',
  name: 'Three words',
  story: '100 thoughts, three words heard of each (1 = good).',
  model: lca({
    classes: ['bad', 'good'],
    latent: 'thought',
    columns: { first: bernoulli(), second: bernoulli(), third: bernoulli() },
  }).toJSON(),
  sample: {
    columns: ['first', 'second', 'third'],
    reading: 'labels',
    rows: ['000', '001', '010', '011', '100', '101', '110', '111'].map((words) => [...words]),
    weights: [32, 11, 7, 5, 7, 10, 8, 20],
  },
  spots: 'columns',
  x: { ...probability, title: 'p(good word | thought “bad”)' },
  y: { ...probability, title: 'p(good word | thought “good”)' },
  rowName: (cells) => cells.join(''),
  options: '--columns first:bernoulli,second:bernoulli,third:bernoulli -k 2 --weights n',
  ts: 'lca({ classes: 2, columns: { first: bernoulli(), second: bernoulli(), third: bernoulli() } })',
};

const oneWord: Example = {
  id: 'words1',
  name: 'One word',
  story: '100 thoughts, one word heard of each: 37 good, 63 bad.',
  model: lca({ classes: ['bad', 'good'], latent: 'thought', columns: { word: bernoulli() } }).toJSON(),
  sample: { columns: ['word'], reading: 'labels', rows: [['0'], ['1']], weights: [63, 37] },
  spots: 'columns',
  x: { ...probability, title: 'p(good word | thought “bad”)' },
  y: { ...probability, title: 'p(good word | thought “good”)' },
  rowName: ([word]) => (word === '1' ? 'good' : 'bad'),
  options: '--columns word:bernoulli -k 2 --weights n',
  ts: 'lca({ classes: 2, columns: { word: bernoulli() } })',
};

const twoCoins: Example = {
  id: 'coins',
  name: 'Two coins',
  story: 'Five rows of ten flips; which coin was flipped is hidden.',
  model: mixture({ classes: ['A', 'B'], latent: 'coin', columns: { heads: binomial({ trials: 10 }) } }).toJSON(),
  sample: { columns: ['heads'], reading: 'numbers', rows: [['5'], ['9'], ['8'], ['4'], ['7']] },
  spots: 'columns',
  x: { ...probability, title: 'p(heads | coin A)' },
  y: { ...probability, title: 'p(heads | coin B)' },
  rowName: ([heads]) => heads ?? '',
  options: "--columns 'heads:binomial(10)' -k 2",
  ts: 'mixture({ classes: 2, columns: { heads: binomial({ trials: 10 }) } })',
};

const gaussians = gaussianMixture({
  components: ['1', '2', '3'],
  latent: 'cluster',
  columns: { x: gaussian(), y: gaussian() },
  covariance: 'tied',
}).toJSON();

/** Drawn from three Gaussians of different shapes, so that one shape for all has more than one way to fit. */
function cloud(): Sample {
  const { features, ...model } = gaussians;
  const truth: MixtureDocument = {
    ...model,
    features: features.map((feature) => ({ ...feature, covariance: 'full' })),
    parameters: {
      cluster: [0.4, 0.35, 0.25],
      'x+y': {
        mean: [
          [-1.5, -1],
          [1.5, -0.8],
          [0, 1.4],
        ],
        covariance: [
          [
            [0.35, 0.15],
            [0.15, 0.3],
          ],
          [
            [0.4, -0.15],
            [-0.15, 0.35],
          ],
          [
            [0.5, 0],
            [0, 0.25],
          ],
        ],
      },
    },
  };
  const rows = [...applyDocument(truth).sample(60, { seed: 3 })];
  return {
    columns: ['x', 'y'],
    reading: 'numbers',
    rows: rows.map(({ cells }) => [...cells].map((cell) => cell.toFixed(2))),
  };
}

const gaussianCloud: Example = {
  id: 'gaussian',
  name: 'Gaussians',
  story: '60 points from three clusters; which cluster is hidden. One covariance matrix for all.',
  model: gaussians,
  sample: cloud(),
  spots: 'means',
  x: { domain: [-3.4, 3.4], title: 'x' },
  y: { domain: [-3.4, 3.4], title: 'y' },
  rowName: (_, row) => String(row + 1),
  options: '--columns x,y -k 3 --covariance tied',
  ts: "gaussianMixture({ components: 3, columns: { x: gaussian(), y: gaussian() }, covariance: 'tied' })",
};

/** The models of lesson 15, the telling one first. */
export const examples: readonly [Example, ...Example[]] = [threeWords, twoCoins, oneWord, gaussianCloud];
