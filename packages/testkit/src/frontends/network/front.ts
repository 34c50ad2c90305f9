import type { FitDocument, NetworkDocument } from 'latent';
import type { Data, Problem } from '../../problem.ts';
import type { FrontEndName } from '../front.ts';

export type NetworkFit = FitDocument<NetworkDocument>;

/** What is known of every row. */
export interface NetworkRowAnswers {
  /** By latent node, in the document's order: the probabilities of its levels in every row. */
  readonly posteriors: readonly (readonly (readonly number[])[])[];
  /** Log-likelihood of every row without its weight, in nats. */
  readonly logLikelihoods: readonly number[];
}

export interface NetworkAnswer extends NetworkRowAnswers {
  readonly document: NetworkFit;
}

export interface NetworkCompletions {
  readonly rows: readonly (readonly (string | null)[])[];
  /** log p of each completed row, in nats. */
  readonly logProbabilities: readonly number[];
}

/** One way to the library's networks, in documents and rows: what a user of it can ask for. */
export interface NetworkFrontEnd {
  readonly name: FrontEndName;
  /** How many random instances a law tries: processes and browsers take longer than calls. */
  readonly runs: number;
  /** Rejects with an error that has a `code` where the problem cannot be fitted. */
  fit(problem: Problem<NetworkDocument>): Promise<NetworkAnswer>;
  apply(fit: NetworkFit, data: Data): Promise<NetworkRowAnswers>;
  /** Total log-likelihood of rows under a fit. */
  score(fit: NetworkFit, data: Data): Promise<number>;
  /** Rows drawn from a fit: all nodes, in order. */
  sample(fit: NetworkFit, rows: number, seed: number): Promise<readonly (readonly (string | null)[])[]>;
  /** P(targets | evidence), the last target's levels fastest. */
  query(
    fit: NetworkFit,
    targets: readonly string[],
    evidence: Readonly<Record<string, string>>,
  ): Promise<readonly number[]>;
  /** The most probable explanation of every row: a level of all nodes, in order. */
  mostProbable(fit: NetworkFit, data: Data): Promise<NetworkCompletions>;
  /** Every row with open nodes filled in, all nodes in order; null where the front end does not show a node. */
  impute(fit: NetworkFit, data: Data, how: 'mode' | 'draw', seed: number): Promise<NetworkCompletions['rows']>;
  /** Begins a fit that would not end, ends it, and gives what is left. */
  interrupt(problem: Problem<NetworkDocument>): Promise<NetworkFit>;
}
