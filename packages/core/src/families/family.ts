import type { ColumnNeed, Feature } from '../encode/index.ts';
import type { ColumnSummary } from '../patterns/index.ts';
import type { Random } from '../random/index.ts';
import type { BlockSpec } from '../statistics/index.ts';

/**
 * What a family declares for one feature in K classes; shared code obeys and never asks which family it has.
 * Vectors are this feature's own parts of the flat parameters and statistics: its blocks one behind the other.
 */
export interface Emission {
  readonly name: string;
  /** Columns of the data that it reads. */
  readonly columns: number;
  readonly freeParameters: number;
  // parameters: blocks in document order; a block that is not indexed by class is `shared`
  readonly parameters: readonly BlockSpec[];
  // statistics
  readonly statistics: readonly BlockSpec[];
  // density
  readonly block: EmissionBlock;
  /** Finite mixtures of the family by itself determine their components. */
  readonly identifiable?: boolean;
  /** One M-step is not the maximum, even for one class without missing cells. */
  readonly iterative?: boolean;
  // fit
  /** Random parameters inside their constraints, classes different, at the scale of the data. */
  start(random: Random, margin: Margin, out: Float64Array): void;
  /** The M-step (MAP where there is a prior). An empty class keeps `previous`; so does everything where the feature is fixed. */
  maximize(statistics: Float64Array, previous: Float64Array, out: Float64Array): void;
  logPrior(parameters: Float64Array): number;
  /** Q at `parameters` of statistics that were taken at `at` (Gaussian sums are about the class means there). */
  expectedLogJoint(parameters: Float64Array, statistics: Float64Array, at: Float64Array): number;
  /** ∂Q/∂parameters at `parameters`, of statistics taken there. */
  scores(parameters: Float64Array, statistics: Float64Array, out: Float64Array): void;
  /** A natural unit of each parameter at these values, to compare and step by: 1 for a probability, a standard deviation for a mean, … */
  units(parameters: Float64Array, out: Float64Array): void;
  /** The class whose component has collapsed (unbounded likelihood), if one has; −1 otherwise. Absent: it cannot happen. */
  collapsed?(parameters: Float64Array): number;
  // sample and fill in; `cells` are the feature's columns of one row, NaN = missing; a categorical cell is the level's number from 1
  /** Draws the missing cells given the class and the cells that are there. */
  draw(random: Random, parameters: Float64Array, latent: number, cells: Float64Array): void;
  /** Fills in the missing cells by their most probable value (numbers of a continuous column: their mean), or by their mean. */
  complete(how: 'mode' | 'mean', parameters: Float64Array, responsibilities: Float64Array, cells: Float64Array): void;
}

/** What a start may know of a feature's data. Absent data (a model before its data): nothing observed. */
export interface Margin {
  /** Coded features: weighted counts of the levels (or of the support). */
  readonly counts: Float64Array;
  /** Features of numbers: one entry a column. */
  readonly columns: readonly ColumnSummary[];
}

/** A family by its name in model documents: what it reads, and how it makes an emission of a feature. */
export interface Family {
  /** What the feature's columns must hold. */
  readonly columns: (feature: FeatureSpec, names: readonly string[]) => readonly ColumnNeed[];
  readonly coding: Feature['coding'];
  /** What is wrong with a row's cells together. */
  readonly check?: Feature['check'];
  readonly emission: (spec: EmissionSpec) => Emission;
}

/** How the density is computed; see the four kinds. Arrays are this feature's own. */
export type EmissionBlock = TableForm | MomentsForm | CellsForm | GaussianForm;

/** K × levels log-probabilities in, expected counts out; level-major: entry level · classes + class. */
export interface TableForm {
  readonly kind: 'table';
  readonly levels: number;
  /** The levels are all that there can be, not just those that the data have. */
  readonly closed?: boolean;
  /** Where the logarithms are of numbers at hand: these, so that the kernel takes all logarithms at once. */
  probabilities?(parameters: Float64Array, out: Float64Array): void;
  logProbabilities(parameters: Float64Array, out: Float64Array): void;
  /** Adds expected counts to the statistics. */
  fold(counts: Float64Array, statistics: Float64Array): void;
}

/** log p(x | k) = Σ_s η_ks T_s(x); arrays term-major: entry term · classes + class. A term of 0 adds nothing, whatever its coefficient. */
export interface MomentsForm {
  readonly kind: 'moments';
  /** Columns of numbers that it reads. */
  readonly columns: number;
  readonly terms: number;
  /** T(x) of one row's cells; all 0 where a cell is NaN. */
  moments(cells: Float64Array, out: Float64Array): void;
  coefficients(parameters: Float64Array, out: Float64Array): void;
  fold(sums: Float64Array, statistics: Float64Array): void;
}

/** Independent Gaussian cells. Arrays [class][column]. */
export interface CellsForm {
  readonly kind: 'cells';
  readonly columns: number;
  /** Means and standard deviations; NaN where a component has collapsed. */
  load(parameters: Float64Array, means: Float64Array, deviations: Float64Array): void;
  /** Weights, sums and sums of squares about the class means, [3][class][column]. */
  fold(sums: Float64Array, statistics: Float64Array): void;
}

/** A Gaussian block with correlations. */
export interface GaussianForm {
  readonly kind: 'gaussian';
  readonly columns: number;
  /** Means [class][column], covariances [class][column][column]; NaN where a component has collapsed. */
  load(parameters: Float64Array, means: Float64Array, covariances: Float64Array): void;
  /** Weights [class], sums [class][d] and products [class][d][d] about the class means, then one entry: the expected entropy of the missing cells. */
  fold(sums: Float64Array, statistics: Float64Array): void;
}

/** What every family is told. */
export interface EmissionSpec {
  readonly name: string;
  readonly classes: number;
  readonly fixed: boolean;
  /** Names of the feature's columns, in order. */
  readonly columns: readonly string[];
  /** Dirichlet pseudo-count of the whole model. */
  readonly pseudoCount: number;
  /** The feature of the model document: levels, trials, covariance, prior. */
  readonly feature: FeatureSpec;
  /** The distinct values of the data (row-major distinct × columns, ascending), where the feature is coded by them. */
  readonly support?: Float64Array | undefined;
  /** Rows of the data have some of the feature's columns and not the others. */
  readonly partial?: boolean | undefined;
}

/** The parts of a model document's feature that families look at. */
export interface FeatureSpec {
  readonly columns?: readonly string[] | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly trials?: number | string | undefined;
  readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical' | undefined;
  readonly prior?: FeaturePrior | undefined;
}

export interface FeaturePrior {
  readonly pseudoCounts?: readonly number[] | undefined;
  readonly mean?: readonly number[] | undefined;
  readonly shrinkage?: number | undefined;
  readonly degreesOfFreedom?: number | undefined;
  readonly scale?: readonly (readonly number[])[] | undefined;
}
