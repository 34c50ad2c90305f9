import type { FitDocument, MixtureDocument } from 'latent';
import type { Answer, Data, EngineName, Problem, RowAnswers } from '../problem.ts';

/** The ways that lead to a fit. */
export type FrontEndName = 'node' | 'chromium' | 'cli';

/** One way to the library, in documents and rows: what a user of it can ask for. */
export interface FrontEnd {
  readonly name: FrontEndName;
  /** How many random instances a law tries: processes and browsers take longer than calls. */
  readonly runs: number;
  /** Rejects with an error that has a `code` where the problem cannot be fitted. */
  fit(problem: Problem): Promise<Answer>;
  /** Posterior and log-likelihoods of rows under a fit. */
  apply(fit: FitDocument, data: Data, engine: EngineName): Promise<RowAnswers>;
  /** Total log-likelihood of rows under a fit. */
  score(fit: FitDocument, data: Data): Promise<number>;
  /** Rows drawn from a fit: the columns of its features, in order. */
  sample(fit: FitDocument, rows: number, seed: number): Promise<readonly (readonly (string | null)[])[]>;
  /** One EM iteration, explained: the log-likelihood before, and its parts after with the old responsibilities. */
  explain(problem: Instance): Promise<Explained>;
  /** Begins a fit that would not end, ends it, and gives what is left. */
  interrupt(problem: Problem): Promise<FitDocument>;
}

export interface Explained {
  readonly before: number;
  readonly after: number;
  readonly decomposition: { readonly elbo: number; readonly kl: number; readonly q: number; readonly entropy: number };
  readonly document: MixtureDocument;
}

type Instance = Data & { readonly document: MixtureDocument; readonly start: MixtureDocument };
