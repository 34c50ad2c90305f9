import type { NetworkSpec } from './spec.ts';

const binary = ['no', 'yes'];
const three = ['a', 'b', 'c'];
const four = ['p', 'q', 'r', 's'];

const plain = {
  anyGraph: false,
  seen: {},
  missing: 0,
  empty: false,
  weighted: false,
  rows: [12, 40],
} as const;

const word = { levels: three, parents: ['thought'], tied: 'word1' } as const;
const later = { levels: binary, latent: true, tied: 'state2' } as const;
const seenLater = { levels: three, tied: 'sign1' } as const;

/** The networks that the laws run on. Their tables are a truth that the data determine. */
export const networkModels = {
  'words-and-thoughts': {
    ...plain,
    says: 'a thought that some rows show, and its word, sometimes missing: thoughts are barren there',
    model: {
      nodes: [
        { name: 'thought', levels: ['bad', 'good'], latent: true },
        { name: 'word', levels: ['bad', 'good'], parents: ['thought'] },
      ],
      parameters: {
        thought: [0.7, 0.3],
        word: [
          [0.8, 0.2],
          [0.1, 0.9],
        ],
      },
    },
    seen: { thought: 0.4 },
    missing: 0.1,
  },
  'five-nodes': {
    ...plain,
    says: 'a root without a column, a node that half of the rows show, two parents, 25 % missing; children stand before parents',
    model: {
      nodes: [
        { name: 'B', levels: binary, parents: ['C', 'H'] },
        { name: 'H', levels: three, parents: ['R'], latent: true },
        { name: 'A', levels: three, parents: ['R'] },
        { name: 'C', levels: binary, parents: ['R'] },
        { name: 'R', levels: binary, latent: true },
      ],
      parameters: {
        R: [0.6, 0.4],
        H: [
          [0.7, 0.2, 0.1],
          [0.1, 0.3, 0.6],
        ],
        A: [
          [0.2, 0.7, 0.1],
          [0.6, 0.1, 0.3],
        ],
        C: [
          [0.85, 0.15],
          [0.2, 0.8],
        ],
        B: [
          [
            [0.9, 0.1],
            [0.4, 0.6],
            [0.3, 0.7],
          ],
          [
            [0.2, 0.8],
            [0.5, 0.5],
            [0.75, 0.25],
          ],
        ],
      },
    },
    seen: { R: 0, H: 0.5 },
    missing: 0.25,
  },
  star: {
    ...plain,
    says: 'a hidden root and four leaves: latent class analysis as a network, missing cells',
    model: {
      nodes: [
        { name: 'class', levels: three, latent: true },
        { name: 'w', levels: binary, parents: ['class'] },
        { name: 'x', levels: three, parents: ['class'] },
        { name: 'y', levels: four, parents: ['class'] },
        { name: 'z', levels: binary, parents: ['class'] },
      ],
      parameters: {
        class: [0.45, 0.33, 0.22],
        w: [
          [0.85, 0.15],
          [0.4, 0.6],
          [0.1, 0.9],
        ],
        x: [
          [0.7, 0.2, 0.1],
          [0.15, 0.7, 0.15],
          [0.2, 0.15, 0.65],
        ],
        y: [
          [0.6, 0.2, 0.1, 0.1],
          [0.1, 0.6, 0.2, 0.1],
          [0.1, 0.1, 0.2, 0.6],
        ],
        z: [
          [0.9, 0.1],
          [0.25, 0.75],
          [0.65, 0.35],
        ],
      },
    },
    seen: { class: 0 },
    missing: 0.15,
  },
  'tied-words': {
    ...plain,
    says: 'three words of a hidden thought that share one table, missing cells',
    model: {
      nodes: [
        { name: 'thought', levels: binary, latent: true },
        { name: 'word1', levels: three, parents: ['thought'] },
        { name: 'word2', ...word },
        { name: 'word3', ...word },
      ],
      parameters: {
        thought: [0.65, 0.35],
        word1: [
          [0.7, 0.2, 0.1],
          [0.1, 0.3, 0.6],
        ],
      },
    },
    seen: { thought: 0 },
    missing: 0.15,
  },
  'fixed-tables': {
    ...plain,
    says: 'a hidden root, one of its children and a grandchild with fixed tables, missing cells',
    model: {
      nodes: [
        { name: 'H', levels: binary, latent: true },
        { name: 'A', levels: binary, parents: ['H'] },
        { name: 'B', levels: three, parents: ['H'] },
        { name: 'D', levels: binary, parents: ['A', 'B'] },
      ],
      parameters: {
        H: [0.55, 0.45],
        A: [
          [0.9, 0.1],
          [0.15, 0.85],
        ],
        B: [
          [0.6, 0.3, 0.1],
          [0.1, 0.2, 0.7],
        ],
        D: [
          [
            [0.8, 0.2],
            [0.6, 0.4],
            [0.3, 0.7],
          ],
          [
            [0.5, 0.5],
            [0.2, 0.8],
            [0.1, 0.9],
          ],
        ],
      },
      fixed: ['A', 'D'],
    },
    seen: { H: 0 },
    missing: 0.15,
  },
  priors: {
    ...plain,
    says: 'a loop under a prior, an equivalent sample size or a pseudo-count; its root seen in some rows, missing cells',
    model: {
      nodes: [
        { name: 'A', levels: binary, latent: true },
        { name: 'B', levels: three, parents: ['A'] },
        { name: 'C', levels: binary, parents: ['A'] },
        { name: 'D', levels: binary, parents: ['B', 'C'] },
      ],
      parameters: {
        A: [0.6, 0.4],
        B: [
          [0.7, 0.2, 0.1],
          [0.2, 0.2, 0.6],
        ],
        C: [
          [0.8, 0.2],
          [0.3, 0.7],
        ],
        D: [
          [
            [0.8, 0.2],
            [0.4, 0.6],
          ],
          [
            [0.6, 0.4],
            [0.3, 0.7],
          ],
          [
            [0.5, 0.5],
            [0.1, 0.9],
          ],
        ],
      },
      prior: { equivalentSampleSize: 5 },
    },
    otherPrior: { pseudoCount: 0.7 },
    seen: { A: 0.3 },
    missing: 0.15,
  },
  weighted: {
    ...plain,
    says: 'weights, fractions and 0 among them, rows without a cell, a cause that some rows show',
    model: {
      nodes: [
        { name: 'A', levels: binary },
        { name: 'B', levels: binary, latent: true },
        { name: 'C', levels: three, parents: ['A', 'B'] },
        { name: 'D', levels: binary, parents: ['C'] },
        { name: 'E', levels: three, parents: ['C'] },
      ],
      parameters: {
        A: [0.4, 0.6],
        B: [0.7, 0.3],
        C: [
          [
            [0.7, 0.2, 0.1],
            [0.2, 0.6, 0.2],
          ],
          [
            [0.3, 0.4, 0.3],
            [0.1, 0.2, 0.7],
          ],
        ],
        D: [
          [0.9, 0.1],
          [0.5, 0.5],
          [0.2, 0.8],
        ],
        E: [
          [0.7, 0.2, 0.1],
          [0.2, 0.7, 0.1],
          [0.1, 0.2, 0.7],
        ],
      },
    },
    seen: { B: 0.4 },
    missing: 0.2,
    empty: true,
    weighted: true,
  },
  'hidden-chain': {
    ...plain,
    says: 'four hidden states in a chain, tied transitions, tied signs, missing cells: a hidden Markov model as a network',
    model: {
      nodes: [
        { name: 'state1', levels: binary, latent: true },
        { name: 'state2', levels: binary, parents: ['state1'], latent: true },
        { name: 'state3', ...later, parents: ['state2'] },
        { name: 'state4', ...later, parents: ['state3'] },
        { name: 'sign1', levels: three, parents: ['state1'] },
        { name: 'sign2', ...seenLater, parents: ['state2'] },
        { name: 'sign3', ...seenLater, parents: ['state3'] },
        { name: 'sign4', ...seenLater, parents: ['state4'] },
      ],
      parameters: {
        state1: [0.7, 0.3],
        state2: [
          [0.85, 0.15],
          [0.2, 0.8],
        ],
        sign1: [
          [0.8, 0.15, 0.05],
          [0.1, 0.2, 0.7],
        ],
      },
    },
    seen: { state1: 0, state2: 0, state3: 0, state4: 0 },
    missing: 0.1,
  },
  complete: {
    ...plain,
    says: 'nothing is hidden and no cell is missing: the counts are those of the rows, and one M-step is the maximum',
    model: {
      nodes: [
        { name: 'A', levels: three },
        { name: 'B', levels: binary, parents: ['A'] },
        { name: 'C', levels: binary, parents: ['B', 'A'] },
      ],
      parameters: {
        A: [0.5, 0.3, 0.2],
        B: [
          [0.8, 0.2],
          [0.5, 0.5],
          [0.3, 0.7],
        ],
        C: [
          [
            [0.9, 0.1],
            [0.6, 0.4],
            [0.2, 0.8],
          ],
          [
            [0.3, 0.7],
            [0.4, 0.6],
            [0.75, 0.25],
          ],
        ],
      },
    },
  },
  'any-graph': {
    ...plain,
    says: 'random graphs of two to seven nodes: ties, fixed tables, priors, probabilities of 0, weights, rows without a cell, levels without company',
    model: {
      nodes: [
        { name: 'X', levels: binary, latent: true },
        { name: 'Y', levels: three, parents: ['X'] },
      ],
      parameters: {
        X: [0.6, 0.4],
        Y: [
          [0.7, 0.2, 0.1],
          [0.1, 0.3, 0.6],
        ],
      },
    },
    anyGraph: true,
    seen: { X: 0.5 },
    missing: 0.1,
    weighted: true,
  },
} as const satisfies Record<string, NetworkSpec>;

export type NetworkName = keyof typeof networkModels;

export const networkNames = Object.keys(networkModels) as NetworkName[];
