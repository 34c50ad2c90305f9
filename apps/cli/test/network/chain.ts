/** A hidden node above a chain, small enough for sums by hand: H → A → B. */
const H = [0.6, 0.4] as const;
const A = [
  [0.8, 0.2],
  [0.3, 0.7],
] as const;
const B = [
  [0.5, 0.3, 0.2],
  [0.1, 0.2, 0.7],
] as const;

export const CHAIN = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'H', levels: ['x', 'y'], latent: true },
    { name: 'A', levels: ['n', 'y'], parents: ['H'] },
    { name: 'B', levels: ['p', 'q', 'r'], parents: ['A'] },
  ],
  parameters: { H, A, B },
};

/** `A = n` never goes with `B = r`. */
export const CHAIN_WITH_ZERO = { ...CHAIN, parameters: { H, A, B: [[0.6, 0.4, 0], B[1]] } };

export interface Cells {
  readonly H?: string | null;
  readonly A?: string | null;
  readonly B?: string | null;
}

/** p(cells) by adding up the joint probabilities; what is null or absent is summed out. */
export function p(cells: Cells): number {
  let sum = 0;
  for (const [h, H_] of ['x', 'y'].entries())
    for (const [a, A_] of ['n', 'y'].entries())
      for (const [b, B_] of ['p', 'q', 'r'].entries()) {
        const matches = (cells.H ?? H_) === H_ && (cells.A ?? A_) === A_ && (cells.B ?? B_) === B_;
        if (matches) sum += (H[h] as number) * (A[h]?.[a] as number) * (B[a]?.[b] as number);
      }
  return sum;
}

/** The lecture's words and thoughts as a network; thoughts good = .3, word yes = .9 where good, .2 where bad. */
export const WORDS_AND_THOUGHTS = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
    { name: 'Words', levels: ['no', 'yes'], parents: ['Thoughts'] },
  ],
  parameters: {
    Thoughts: [0.7, 0.3],
    Words: [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
  },
};

/** 37 yes and 63 no. */
export const WORDS = `Words\n${'yes\n'.repeat(37)}${'no\n'.repeat(63)}`;
