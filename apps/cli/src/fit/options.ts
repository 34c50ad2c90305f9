import type { Covariance } from 'latent';
import type { EngineName } from '../context.ts';

/** The options of `latent fit`, as the command line gives them. */
export interface FitOptions {
  readonly classes?: number | undefined;
  readonly graph?: string | undefined;
  readonly model?: string | undefined;
  readonly columns?: string | undefined;
  readonly known?: string | undefined;
  readonly weights?: string | undefined;
  readonly id?: string | undefined;
  readonly latent?: string | undefined;
  readonly labels?: string | undefined;
  readonly missing?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly starts?: number | 'auto' | undefined;
  readonly start?: string | undefined;
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
  readonly prior?: number | undefined;
  readonly equivalentSampleSize?: number | undefined;
  readonly priorCentre?: 'uniform' | 'margins' | undefined;
  readonly covariance?: Covariance | undefined;
  readonly covariancePrior?: number | undefined;
  readonly accelerate?: 'none' | 'squarem' | undefined;
  readonly startMethod?: 'auto' | 'random' | 'k-means++' | undefined;
  readonly threads?: number | 'auto' | undefined;
  readonly engine?: EngineName | undefined;
  readonly output?: string | undefined;
  readonly rows?: string | undefined;
  readonly repeat?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** What may stand beside `--repeat`: everything else is as in the record. */
export const BESIDE_REPEAT: ReadonlySet<string> = new Set(['repeat', 'output', 'rows', 'strict', 'threads', 'engine']);
