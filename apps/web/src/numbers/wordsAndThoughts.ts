import {
  applyNetwork,
  describeUndetermined,
  type ExplainedNetworkIteration,
  type ExplainedNetworkRow,
  explainNetworkIteration,
  explainNetworkRow,
  type NetworkDocument,
  type NodeDocument,
  networkModelFromJSON,
  totalLogLikelihood,
} from 'latent';
import { labelTable } from './table.ts';

/** The lecture's parameters: p(thought is good), and p(word is good) after a good and after a bad thought. */
export interface Theta {
  readonly pi: number;
  readonly t1: number;
  readonly t0: number;
}

/** A row of the lecture's data: 1 = good, 0 = bad, null = not seen. */
export interface ThoughtAndWord {
  readonly thought: 0 | 1 | null;
  readonly word: 0 | 1 | null;
}

/** Thoughts → Words with these parameters; thoughts may be hidden. */
export function wordsAndThoughts({ pi, t1, t0 }: Theta): NetworkDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'Thoughts', levels: ['0', '1'], latent: true },
      { name: 'Words', levels: ['0', '1'], parents: ['Thoughts'], latent: true },
    ],
    parameters: {
      Thoughts: [1 - pi, pi],
      Words: [
        [1 - t0, t0],
        [1 - t1, t1],
      ],
    },
  };
}

/** The parameters in such a document. */
export function thetaOf({ parameters }: NetworkDocument): Theta {
  const { Thoughts, Words } = parameters as { Thoughts: [number, number]; Words: [[number, number], [number, number]] };
  return { pi: Thoughts[1], t1: Words[1][1], t0: Words[0][1] };
}

const tableOf = (rows: readonly ThoughtAndWord[]) =>
  labelTable(
    ['Thoughts', 'Words'],
    rows.map(({ thought, word }) => [textOf(thought), textOf(word)]),
  );

const textOf = (value: 0 | 1 | null): string | null => (value === null ? null : String(value));

/** One EM iteration with all its arithmetic. */
export function iteration(
  theta: Theta,
  rows: readonly ThoughtAndWord[],
  weights?: readonly number[],
): Promise<ExplainedNetworkIteration> {
  return explainNetworkIteration(wordsAndThoughts(theta), tableOf(rows), weights && Float64Array.from(weights));
}

/** How the likelihood of one row comes about, factor by factor. */
export const explainedRow = (theta: Theta, row: ThoughtAndWord): ExplainedNetworkRow =>
  explainNetworkRow(wordsAndThoughts(theta), tableOf([row]), 0);

/** log p of every row, in nats. */
export function rowLogLikelihoods(theta: Theta, rows: readonly ThoughtAndWord[]): Float64Array {
  return applyNetwork(wordsAndThoughts(theta)).apply(tableOf(rows)).logLikelihoods;
}

/** log p of all rows, each as often as its weight says, in nats. */
export const logLikelihood = (theta: Theta, rows: readonly ThoughtAndWord[], weights: readonly number[]): number =>
  totalLogLikelihood(rowLogLikelihoods(theta, rows), Float64Array.from(weights)).logLikelihood;

/** What words alone leave open about the parameters. */
export function undetermined(theta: Theta): {
  readonly rank: number;
  readonly freeParameters: number;
  readonly sentences: readonly string[];
} {
  const [thoughts, words] = wordsAndThoughts(theta).nodes as [NodeDocument, NodeDocument];
  const document = { ...wordsAndThoughts(theta), nodes: [thoughts, { ...words, latent: false }] };
  const found = networkModelFromJSON(document).identifiability();
  return {
    rank: found.rank,
    freeParameters: found.freeParameters,
    sentences: describeUndetermined(document, found),
  };
}
