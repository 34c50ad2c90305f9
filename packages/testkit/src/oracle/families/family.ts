import type { Dice } from '../../random.ts';
import type { Feature } from '../feature.ts';
import type { Nested } from '../nested.ts';

/** The parameters of one feature by the keys of the document, in its order; a categorical table has the key `table`. */
export type Values = Readonly<Record<string, Nested>>;

/** One key of a feature's parameters. */
export interface Block {
  readonly key: string;
  /** The first axis is the class, unless all classes share the block. */
  readonly shape: readonly number[];
  readonly kind: 'simplex' | 'positive' | 'free' | 'covariance';
  readonly shared?: true;
  /** The M-step has no closed form: it is only required to raise Q. */
  readonly improvedOnly?: true;
}

/** What the M-step of a feature is made from: the rows themselves. */
export interface Task {
  readonly feature: Feature;
  readonly classes: number;
  /** The cells of the feature of every row; NaN = missing. */
  readonly rows: readonly (readonly number[])[];
  /** Weight × responsibility, [row][class]. */
  readonly shares: readonly (readonly number[])[];
  readonly previous: Values;
  /** Dirichlet pseudo-count of the whole model. */
  readonly pseudoCount: number;
}

/** Mean and covariance of a feature's columns in one class; of a categorical: of the indicators of its levels. */
export interface Moments {
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** What the oracle knows of a family: its own formulas, nothing of them shared with the library. */
export interface FamilyOracle {
  blocks(feature: Feature, classes: number): readonly Block[];
  /** The columns of the data that the feature reads; one of its own name unless said otherwise. */
  readonly columns?: (feature: Feature) => readonly string[];
  /** log p(the observed cells | class); 0 where all are missing. */
  logDensity(feature: Feature, values: Values, latent: number, cells: readonly number[]): number;
  maximize(task: Task): Values;
  /** Up to a constant. */
  readonly logPrior?: (feature: Feature, values: Values, pseudoCount: number) => number;
  /** Cells of one row, complete. */
  draw(feature: Feature, values: Values, latent: number, dice: Dice): number[];
  /** Random parameters, the classes well apart. */
  drawValues(feature: Feature, classes: number, dice: Dice): Values;
  /** Parameters to start from, not far from given ones. */
  nearby(feature: Feature, values: Values, dice: Dice): Values;
  moments(feature: Feature, values: Values, latent: number): Moments;
  /** Do rows of known class with these missing cells leave more than one M-step to do? */
  readonly iterates?: (rows: readonly (readonly number[])[]) => boolean;
}
