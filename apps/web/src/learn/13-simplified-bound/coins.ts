import { applyDocument, exp, explainIteration, log, type MixtureDocument, type Posterior } from 'latent';
import { topOf } from '../../numbers/maximum.ts';
import { entropyOf, type Sample, tableOf } from '../../numbers/sample.ts';

/** Five rows of ten flips; which of two coins was flipped is hidden. */
export const coins: Sample = {
  columns: ['heads'],
  reading: 'numbers',
  rows: [['5'], ['9'], ['8'], ['4'], ['7']],
};

/** Both coins are equally frequent, and coin B stands at 0.46: the picture moves coin A. */
export const withA = (a: number): MixtureDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'coin', levels: ['A', 'B'] },
  features: [{ name: 'heads', family: 'binomial', trials: 10 }],
  parameters: { coin: [0.5, 0.5], heads: { probability: [a, 0.46] } },
});

/** The heights over one value of p(heads | A), in nats. */
export interface Heights {
  readonly a: number;
  readonly logLikelihood: number;
  /** Q(θ; θ_k). */
  readonly q: number;
  /** Q + H(q). */
  readonly elbo: number;
  /** log p(coin A, heads) and log p(coin B, heads) of every row. */
  readonly logJoints: readonly (readonly [number, number])[];
}

/** The curves of one q. */
export interface Curves {
  readonly entropy: number;
  /** q(A) of every row. */
  readonly shares: readonly number[];
  readonly heights: readonly Heights[];
  /** Where the bound is highest, and where Q is, each found by itself. */
  readonly tops: { readonly elbo: number; readonly q: number };
}

const { table } = tableOf(coins);
export const HEADS = coins.rows.map(([heads]) => Number(heads));
const PLACES = Array.from({ length: 97 }, (_, i) => (i + 2) / 100);

/** The responsibilities at an old p(heads | A). */
const responsibilities = (old: number): Posterior => applyDocument(withA(old)).apply(table).posterior;

/** What of log p(coin, heads) does not depend on p(heads | A), row by row: all of it for coin B. Asked of the library once. */
const fixed = explainIteration(withA(0.5), table).then(({ patterns }) =>
  patterns.map(({ terms: [a, b] }) => [log(a?.product ?? 0) - 10 * log(0.5), log(b?.product ?? 0)] as const),
);

/** Heights over p(heads | A) with the responsibilities of an old one, in closed form: a curve that is dragged has hundreds of them. */
export async function heightsFor(old: number): Promise<(a: number) => Heights> {
  const q = responsibilities(old);
  const entropy = entropyOf(coins, q);
  const rows = await fixed;
  return (a) => {
    let [expected, logLikelihood] = [0, 0];
    const logJoints: [number, number][] = [];
    rows.forEach(([restA, inB], i) => {
      const heads = HEADS[i] as number;
      const inA = restA + heads * log(a) + (10 - heads) * log(1 - a);
      logJoints.push([inA, inB]);
      const [shareA = 0, shareB = 0] = q.row(i);
      expected += shareA * inA + shareB * inB;
      logLikelihood += log(exp(inA) + exp(inB));
    });
    return { a, logLikelihood, q: expected, elbo: expected + entropy, logJoints };
  };
}

export async function curvesOf(old: number): Promise<Curves> {
  const heightsAt = await heightsFor(old);
  const [elbo, ofQ] = await Promise.all([
    topOf((a) => heightsAt(a).elbo, [0.02, 0.98]),
    topOf((a) => heightsAt(a).q, [0.02, 0.98]),
  ]);
  const q = responsibilities(old);
  return {
    entropy: entropyOf(coins, q),
    shares: HEADS.map((_, row) => q.row(row)[0] as number),
    heights: PLACES.map(heightsAt),
    tops: { elbo, q: ofQ },
  };
}
