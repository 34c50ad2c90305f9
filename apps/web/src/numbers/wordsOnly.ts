import { applyDocument, type Decomposition, log, type MixtureDocument } from 'latent';
import { decomposed } from './decomposed.ts';
import { labelTable } from './table.ts';
import type { Theta } from './wordsAndThoughts.ts';

/** A hundred words of which no thought is known. */
export const GOOD_WORDS = 37;
export const BAD_WORDS = 63;

/** q: the share of the good thought behind a good word, and behind a bad word. */
export type Shares = readonly [good: number, bad: number];

/** p(thought is good | word) for both words: the E-step. */
export function posteriorOfThoughts(theta: Theta): Shares {
  const { posterior } = applyDocument(documentOf(theta)).apply(words);
  return [posterior.row(0)[1] as number, posterior.row(1)[1] as number];
}

/** log-likelihood = ELBO + KL of the hundred words, for any q. */
export const wordsDecomposition = (theta: Theta, [good, bad]: Shares): Promise<Decomposition> =>
  decomposed(
    documentOf(theta),
    words,
    [
      [1 - good, good],
      [1 - bad, bad],
    ],
    [GOOD_WORDS, BAD_WORDS],
  );

/** The log-likelihood in closed form, for curves of many points. */
export function wordsCurve({ pi, t1, t0 }: Theta): number {
  const good = pi * t1 + (1 - pi) * t0;
  return GOOD_WORDS * log(good) + BAD_WORDS * log(1 - good);
}

/** The bound in closed form, for curves of many points. */
export function wordsBoundCurve({ pi, t1, t0 }: Theta, [good, bad]: Shares): number {
  const ofGood = term(good, pi * t1) + term(1 - good, (1 - pi) * t0);
  const ofBad = term(bad, pi * (1 - t1)) + term(1 - bad, (1 - pi) * (1 - t0));
  return GOOD_WORDS * ofGood + BAD_WORDS * ofBad;
}

/** q log (p/q), 0 where q is. */
const term = (q: number, joint: number): number => (q === 0 ? 0 : q * log(joint / q));

/** Thoughts as the hidden class of a mixture. */
const documentOf = ({ pi, t1, t0 }: Theta): MixtureDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'Thoughts', levels: ['0', '1'] },
  features: [{ name: 'Words', family: 'categorical', levels: ['0', '1'] }],
  parameters: {
    Thoughts: [1 - pi, pi],
    Words: [
      [1 - t0, t0],
      [1 - t1, t1],
    ],
  },
});

const words = labelTable(['Words'], [['1'], ['0']]);
