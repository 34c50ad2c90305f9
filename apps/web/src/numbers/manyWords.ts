import {
  applyNetwork,
  exp,
  fitNetworkTable,
  type NetworkDocument,
  type NetworkIdentifiability,
  networkModelFromJSON,
  type Table,
} from 'latent';
import { labelTable } from './table.ts';
import type { Theta } from './wordsAndThoughts.ts';

/** Several words for each thought, and what else is known. */
export interface ManyWords {
  /** Words for each thought. */
  readonly words: number;
  /** Share of rows whose thought was seen together with its words. */
  readonly labelled: number;
  /** The prior's pseudo-count in every cell; 0 = none. */
  readonly pseudoCount: number;
}

/** p(thought is good), and for each word p(word is good) after a good and after a bad thought. */
export interface WordsTheta {
  readonly pi: number;
  readonly words: readonly Pick<Theta, 't1' | 't0'>[];
}

/** Rows with how often each is there; a weight need not be a whole number. */
export interface WeightedRows {
  readonly names: readonly string[];
  /** null is a missing cell. */
  readonly cells: readonly (readonly (string | null)[])[];
  /** The same cells as a table. */
  readonly table: Table;
  readonly weights: Float64Array;
}

/** Thoughts → W1, W2, … */
export function wordsNetwork({ pi, words }: WordsTheta, pseudoCount = 0): NetworkDocument {
  const levels = ['0', '1'];
  const tables = words.map(({ t1, t0 }, i): [string, number[][]] => [
    `W${i + 1}`,
    [
      [1 - t0, t0],
      [1 - t1, t1],
    ],
  ]);
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'Thoughts', levels, latent: true },
      ...tables.map(([name]) => ({ name, levels, parents: ['Thoughts'] })),
    ],
    parameters: { Thoughts: [1 - pi, pi], ...Object.fromEntries(tables) },
    ...(pseudoCount > 0 && { prior: { pseudoCount } }),
  };
}

/** The same parameters for every word. */
export const alike = ({ pi, t1, t0 }: Theta, words: number): WordsTheta => ({
  pi,
  words: Array.from({ length: words }, () => ({ t1, t0 })),
});

/**
 * Exactly as many rows of each kind as a truth leads one to expect: all words seen, and the thoughts of a share of the rows.
 *
 * @param rows how many in all
 */
export function expectedRows(truth: WordsTheta, labelled: number, rows: number): WeightedRows {
  const names = ['Thoughts', ...truth.words.map((_, i) => `W${i + 1}`)];
  const kinds = [
    { thoughts: [null], share: 1 - labelled },
    { thoughts: ['0', '1'], share: labelled },
  ].filter(({ share }) => share > 0);
  const said = sentences(truth.words.length);
  const all = kinds.flatMap(({ thoughts, share }) =>
    thoughts.flatMap((thought) => said.map((words) => ({ cells: [thought, ...words], share }))),
  );
  const cells = all.map((row) => row.cells);
  const table = labelTable(names, cells);
  const { logLikelihoods } = applyNetwork(wordsNetwork(truth)).apply(table);
  const weights = Float64Array.from(all, ({ share }, i) => rows * share * exp(logLikelihoods[i] as number));
  return { names, cells, table, weights };
}

/** All sequences of so many words. */
function sentences(words: number): string[][] {
  return words === 0
    ? [[]]
    : sentences(words - 1).flatMap((before) => [
        [...before, '1'],
        [...before, '0'],
      ]);
}

/** Whether rows determine the parameters: a prior has no part in it. */
export function determined(words: number, { table }: WeightedRows): NetworkIdentifiability {
  return networkModelFromJSON(wordsNetwork(alike({ pi: 0.5, t1: 0.5, t0: 0.5 }, words))).identifiability(table);
}

/** Where plain EM went. */
export interface Trail {
  /** Parameters of the first word, from the start on. */
  readonly points: readonly Theta[];
  readonly logLikelihood: number;
}

/** Plain EM from a start until it converges. */
export async function trail(start: WordsTheta, pseudoCount: number, { table, weights }: WeightedRows): Promise<Trail> {
  const document = wordsNetwork(start, pseudoCount);
  const points: Theta[] = [];
  const { signal } = new AbortController();
  const { info } = await fitNetworkTable(
    document,
    table,
    { start: document, starts: 1, weights, acceleration: 'none' },
    // in the order of the tables: 1 − pi, pi, 1 − t0, t0, 1 − t1, t1, …
    { signal, report: ({ parameters: [, pi = 0, , t0 = 0, , t1 = 0] }) => points.push({ pi, t1, t0 }) },
  );
  return { points, logLikelihood: info.logLikelihood };
}

/** Seeded starts, spread evenly over the cube: every probability is one of 0.01, 0.02, …, 0.99. */
export function seededStarts(words: number, count: number, seed: number): WordsTheta[] {
  const levels = Array.from({ length: 99 }, (_, i) => String(i + 1));
  const nodes = Array.from({ length: 1 + 2 * words }, (_, i) => ({ name: `p${i}`, levels }));
  const even = Array.from(levels, () => 1 / levels.length);
  const dice: NetworkDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes,
    parameters: Object.fromEntries(nodes.map(({ name }) => [name, even])),
  };
  return Array.from(applyNetwork(dice).sample(count, { seed }), ([pi = 0, ...rest]) => ({
    pi: pi / 100,
    words: Array.from({ length: words }, (_, i) => ({
      t1: (rest[2 * i] as number) / 100,
      t0: (rest[2 * i + 1] as number) / 100,
    })),
  }));
}
