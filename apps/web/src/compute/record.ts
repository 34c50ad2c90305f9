import type { FitDocument, NetworkDocument } from 'latent';

export type AnyFit = FitDocument | FitDocument<NetworkDocument>;

export type Covariance = 'full' | 'tied' | 'diagonal' | 'spherical';

/** An item of a mixture, with the family that was given to it. */
export interface ItemChoice {
  readonly name: string;
  readonly family?: string | undefined;
  /** Binomial: the number of trials, or the column that holds it. */
  readonly trials?: number | string | undefined;
}

/** What a person chose. */
export type ModelChoice =
  | {
      readonly kind: 'mixture';
      readonly classes: number;
      /** In order. */
      readonly columns: readonly ItemChoice[];
      /** The column that holds known classes. */
      readonly known?: string | undefined;
      readonly covariance?: Covariance | undefined;
      readonly pseudoCount?: number | undefined;
    }
  | {
      readonly kind: 'network';
      /** As the command line's `--graph`: hidden nodes bear a star. */
      readonly graph: string;
      readonly pseudoCount?: number | undefined;
    };

export interface FitSettings {
  readonly seed: number;
  readonly starts: number | 'auto';
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
}

export interface FitTask {
  readonly data: string;
  readonly choice: ModelChoice;
  readonly settings: FitSettings;
}

/** A fit that the session keeps. */
export interface FitRecord extends FitTask {
  readonly id: string;
  readonly fit: AnyFit;
  /** Milliseconds that it took. */
  readonly took: number;
  /** How a person ordered and named the classes, where one did: `fit` has them so. */
  readonly arrangement?: Arrangement | undefined;
}

export interface Arrangement {
  /** By position: which class of the fit, as it came, stands there. */
  readonly order: readonly number[];
  /** By position. */
  readonly names: readonly string[];
}
