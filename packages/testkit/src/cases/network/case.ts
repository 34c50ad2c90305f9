import type { NetworkDocument } from 'latent';
import type { NetworkFrontEnd } from '../../frontends/network/front.ts';
import type { NetworkInstance } from '../../network/build.ts';
import { instanceOf } from '../../network/build.ts';
import type { NetworkProblem } from '../../oracle/network/network.ts';
import type { PublishedName, PublishedNetwork } from '../../oracle/network/published.ts';
import type { EngineName } from '../../problem.ts';

/** What one cell of the table runs on. */
export interface NetworkCaseRunner {
  readonly front: NetworkFrontEnd;
  readonly engine: EngineName;
  /** Present wherever `needsReferences` is true. */
  readonly published: Readonly<Record<PublishedName, PublishedNetwork>> | undefined;
}

/** Known numbers for known data on a network, through a front end on an engine. */
export interface NetworkCase {
  readonly says: string;
  readonly needsReferences?: true;
  check(runner: NetworkCaseRunner): Promise<void>;
}

/** A problem of the oracle as a front end takes it: nodes that no row shows have no column. */
export function asInstance({ network, start, data }: NetworkProblem): NetworkInstance {
  const hidden = network.nodes.flatMap((_, node) => (data.rows.some((row) => row[node] !== null) ? [] : [node]));
  return instanceOf(network, start, { data, hidden });
}

/** Words and thoughts: θ = P(T = 1), a = P(W = 1 | T = 1), b = P(W = 1 | T = 0). */
export type Theta = readonly [theta: number, a: number, b: number];

export const wordsAndThoughts: NetworkDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'T', levels: ['0', '1'], latent: true },
    { name: 'W', levels: ['0', '1'], parents: ['T'] },
  ],
};

export const startAt = ([theta, a, b]: Theta): NetworkDocument => ({
  ...wordsAndThoughts,
  parameters: {
    T: [1 - theta, theta],
    W: [
      [1 - b, b],
      [1 - a, a],
    ],
  },
});
