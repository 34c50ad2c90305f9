/** Two classes and two items, small enough to be worked out with Math.log. */
export const SIZES = [0.6, 0.4] as const;
/** P(A = y | class) and P(B = p, q, r | class). */
export const A_YES = [0.8, 0.3] as const;
const B = [
  [0.5, 0.3, 0.2],
  [0.1, 0.2, 0.7],
] as const;

export const TWO_ITEMS = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'group', levels: ['one', 'two'] },
  features: [
    { name: 'A', family: 'categorical', levels: ['n', 'y'] },
    { name: 'B', family: 'categorical', levels: ['p', 'q', 'r'] },
  ],
  parameters: { group: SIZES, A: A_YES.map((yes) => [1 - yes, yes]), B },
};

/** p(class, row) by hand; null is a missing cell. */
export function joint(a: string | null, b: string | null): [number, number] {
  const of = (k: 0 | 1): number =>
    SIZES[k] *
    (a === null ? 1 : a === 'y' ? A_YES[k] : 1 - A_YES[k]) *
    (b === null ? 1 : (B[k]['pqr'.indexOf(b)] as number));
  return [of(0), of(1)];
}

/** The lecture's words and thoughts; thoughts good = .3, word yes = .9 where good, .2 where bad. */
export const WORDS_AND_THOUGHTS = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'thoughts', levels: ['bad', 'good'] },
  features: [{ name: 'word', family: 'categorical', levels: ['no', 'yes'] }],
  parameters: {
    thoughts: [0.7, 0.3],
    word: [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
  },
};

/** 37 yes and 63 no. */
export const WORDS = `word\n${'yes\n'.repeat(37)}${'no\n'.repeat(63)}`;

/** In class `one` A is always y, in class `two` B is never r: "n, r" is impossible. */
export const WITH_ZEROS = {
  ...TWO_ITEMS,
  parameters: {
    group: SIZES,
    A: [
      [0, 1],
      [0.5, 0.5],
    ],
    B: [
      [0.5, 0.3, 0.2],
      [0.4, 0.6, 0],
    ],
  },
};
