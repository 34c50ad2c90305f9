import { LatentError, type NestedNumbers } from 'latent';

/** Parameters by class: vectors and numbers in the columns' order, or means and covariances of a Gaussian mixture. */
export interface FileParameters {
  readonly weights: readonly number[];
  readonly params?: readonly (readonly (number | readonly number[])[])[];
  readonly means?: readonly (readonly number[])[];
  readonly covariances?: NestedNumbers;
}

/** What a result of a mixture is about. */
export interface MixtureFile {
  /** A file of the folder `data`; null where the rows stand in the file itself. */
  readonly dataset: string | null;
  readonly sha256: string | null;
  readonly columns: readonly string[];
  /** The families of the columns; where absent, `model` says whether they are Poisson or categorical. */
  readonly variables?: readonly (readonly [string, ...unknown[]])[];
  readonly model: string;
  /** Of Gaussian mixtures. */
  readonly covariance_type?: 'full' | 'tied' | 'diag' | 'spherical';
  readonly data_divided_by?: number;
  readonly rows?: readonly (readonly number[])[];
  readonly row_weights?: readonly number[];
}

/** EM step by step from a start. */
export interface StepsFile extends MixtureFile {
  readonly start: FileParameters;
  readonly resp_first_rows: readonly (readonly number[])[];
  readonly iter1: FileParameters;
  readonly iter10: FileParameters;
  readonly loglik: readonly number[];
}

/** Where EM converges: from a start, or at best from many. */
export interface FitFigures {
  readonly loglik: number;
  readonly AIC: number;
  readonly BIC: number;
  readonly free_parameters: number;
}

export interface ConvergedFile extends MixtureFile, FitFigures {
  readonly start: FileParameters;
  readonly mclust_model?: string;
}

export interface BestFile extends MixtureFile, FitFigures, FileParameters {
  readonly K: number;
  readonly engine: string;
}

/** Tables by node. */
export type FileTables = Readonly<Record<string, NestedNumbers>>;

/** EM step by step on a network; the configurations of all parents are one index. */
export interface NetworkStepsFile {
  /** Name, number of levels, parents. */
  readonly network: readonly (readonly [string, number, readonly string[]])[];
  readonly rows: readonly (readonly (number | null)[])[];
  readonly start: FileTables;
  readonly pruned: { readonly iter1: FileTables; readonly iter10: FileTables; readonly loglik: readonly number[] };
}

/** A published network and one step from its own tables. */
export interface NetworkFile {
  readonly bif: string;
  readonly dataset: string;
  readonly sha256: string;
  readonly hidden_nodes: readonly string[];
  readonly nodes: readonly string[];
  readonly loglik_true: number;
  readonly pruned?: { readonly loglik_iter1: number; readonly cpt_iter1: FileTables };
}

/** One word a thought: where EM stops, in closed form. */
export interface WordsFile {
  readonly W: readonly number[];
  readonly cases: readonly {
    /** P(T = 1), P(W = 1 | T = 1), P(W = 1 | T = 0). */
    readonly start: readonly [number, number, number];
    readonly end_closed_form: readonly number[];
    readonly analytic_max: number;
  }[];
}

/** A file of results by its kind. */
export type ResultFile =
  | { readonly kind: 'steps'; readonly content: StepsFile }
  | { readonly kind: 'converged'; readonly content: ConvergedFile }
  | { readonly kind: 'best'; readonly content: BestFile }
  | { readonly kind: 'network-steps'; readonly content: NetworkStepsFile }
  | { readonly kind: 'network'; readonly content: NetworkFile }
  | { readonly kind: 'words'; readonly content: WordsFile }
  | { readonly kind: 'not-available'; readonly reason: string };

/**
 * What a file of results is, by what it says of itself.
 *
 * @throws LatentError SCHEMA where a part is missing that its kind has
 */
export function resultFile(value: unknown, file: string): ResultFile {
  const content = objectOf(value);
  if (content['model'] === 'hmm') return { kind: 'not-available', reason: 'hidden Markov models come later' };
  const found = KINDS.find(({ says, model }) => content['kind'] === says && (!model || content['model'] === model));
  if (found === undefined)
    return { kind: 'not-available', reason: `its kind ${JSON.stringify(content['kind'])} is not known` };
  const lacking = found.parts.find((part) => content[part] === undefined || content[part] === null);
  if (lacking !== undefined)
    throw new LatentError(
      'SCHEMA',
      `a file of results of the kind "${found.says}" has "${lacking}", and this one has not`,
      'Take the files as they were published.',
      { file },
    );
  return { kind: found.kind, content: value } as ResultFile;
}

/** Kinds as files name them, the special ones first, and parts that all of a kind have. */
const KINDS: readonly {
  readonly kind: Exclude<ResultFile['kind'], 'not-available'>;
  readonly says: string;
  readonly model?: string;
  readonly parts: readonly string[];
}[] = [
  { kind: 'network-steps', says: 'em-steps', model: 'bn', parts: ['network', 'rows', 'start', 'pruned'] },
  { kind: 'steps', says: 'em-steps', parts: ['columns', 'start', 'iter1', 'iter10', 'loglik', 'resp_first_rows'] },
  { kind: 'converged', says: 'converged-from-start', parts: ['dataset', 'columns', 'start', 'loglik', 'AIC', 'BIC'] },
  { kind: 'best', says: 'best-of-restarts', parts: ['dataset', 'columns', 'K', 'loglik', 'AIC', 'BIC', 'weights'] },
  { kind: 'network', says: 'bn-em-step', parts: ['bif', 'dataset', 'nodes', 'hidden_nodes', 'loglik_true'] },
  { kind: 'words', says: 'property', parts: ['W', 'cases'] },
];

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
