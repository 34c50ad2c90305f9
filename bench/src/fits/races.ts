import type { MixtureDocument } from 'latent';
import type { Absent, Contestant } from '../contestant.ts';
import type { Race } from '../race.ts';
import { type Asked, npmFit, ourFit, pythonFit, rFit } from './contestants.ts';
import { type ReferenceData, referenceData } from './data.ts';

/** A whole fit of a reference data set. */
interface FitProblem {
  readonly name: string;
  readonly data: string;
  readonly columns: readonly string[];
  readonly starts: number;
  readonly title: string;
  /** How many times faster than `against` it must be. */
  readonly faster: number;
  readonly against: string;
  document(data: ReferenceData): MixtureDocument;
  others(data: ReferenceData, asked: Asked): Promise<readonly (Contestant | Absent)[]>;
}

const CLASSES = 3;
const TOLERANCE = 1e-10;
const POLCA: Absent = { name: 'poLCA (R)', why: 'neither in Debian nor on this machine' };

const stepmix = async (data: ReferenceData, asked: Asked) => [
  await pythonFit('StepMix', 'stepmix_fit.py', data, asked),
  POLCA,
];
const gaussians = (init: string) => async (data: ReferenceData, asked: Asked) => [
  await pythonFit('scikit-learn', 'sklearn_fit.py', data, asked, [init]),
  await rFit('mclust', data, asked),
  await rFit('flexmix', data, asked),
  await npmFit(data, asked),
];

const problems: readonly FitProblem[] = [
  {
    name: 'fit-gss82',
    data: 'gss82',
    columns: ['PURPOSE', 'ACCURACY', 'UNDERSTA', 'COOPERAT'],
    starts: 10,
    title: 'gss82, three classes',
    faster: 100,
    against: 'StepMix',
    document: latentClasses,
    others: stepmix,
  },
  {
    name: 'fit-election',
    data: 'election',
    columns: ['G', 'B'].flatMap((who) =>
      ['MORAL', 'CARES', 'KNOW', 'LEAD', 'DISHON', 'INTEL'].map((trait) => `${trait}${who}`),
    ),
    starts: 5,
    title: 'election, 12 items, missing cells, three classes',
    faster: 20,
    against: 'StepMix',
    document: latentClasses,
    others: stepmix,
  },
  // scikit-learn reaches the best optimum of iris from k-means, and that of faithful from k-means++ alone.
  {
    name: 'fit-iris',
    data: 'iris',
    columns: ['Sepal.Length', 'Sepal.Width', 'Petal.Length', 'Petal.Width'],
    starts: 10,
    title: 'iris, three components with full covariances',
    faster: 10,
    against: 'scikit-learn',
    document: components,
    others: gaussians('kmeans'),
  },
  {
    name: 'fit-faithful',
    data: 'faithful',
    columns: ['eruptions', 'waiting'],
    starts: 10,
    title: 'faithful, three components with full covariances',
    faster: 10,
    against: 'scikit-learn',
    document: components,
    others: gaussians('k-means++'),
  },
];

/** Races of whole fits; everybody draws starts of their own, so that the best log-likelihoods agree to 1e-6. */
export const fitRaces: readonly Race[] = problems.map((problem) => ({
  name: problem.name,
  title: `${problem.title}, ${problem.starts} starts`,
  unit: `whole fit, tolerance ${TOLERANCE} (ours of the total log-likelihood still to come, others of its last change, StepMix and scikit-learn of the mean)`,
  bars: [{ who: 'latent (WASM)', against: problem.against, most: 1 / problem.faster }],
  agreement: 1e-6,
  async enter() {
    const data = referenceData(problem.data, problem.columns);
    if (!data) return [{ name: 'everybody', why: 'the references are not beside the checkout' }];
    const asked = { classes: CLASSES, starts: problem.starts, tolerance: TOLERANCE };
    const [document, others] = [problem.document(data), await problem.others(data, asked)];
    return [ourFit(document, data, asked), ourFit(document, data, asked, 'auto'), ...others];
  },
}));

const base = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: Array.from({ length: CLASSES }, (_, k) => String(k + 1)) },
} as const;

function latentClasses({ columns }: ReferenceData): MixtureDocument {
  const levelsOf = (cells: readonly (string | null)[]): string[] =>
    [...new Set(cells.filter((cell) => cell !== null))].sort();
  const features = Object.entries(columns).map(([name, cells]) => ({
    name,
    family: 'categorical',
    levels: levelsOf(cells),
  }));
  return { ...base, features };
}

function components({ columns }: ReferenceData): MixtureDocument {
  return { ...base, features: [{ name: 'x', family: 'gaussian', columns: Object.keys(columns), covariance: 'full' }] };
}
