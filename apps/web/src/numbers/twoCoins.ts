import {
  applyDocument,
  createTextTable,
  type Decomposition,
  exp,
  explainIteration,
  log,
  type MixtureDocument,
  modelFromJSON,
  type Table,
  totalLogLikelihood,
} from 'latent';
import { decomposed } from './decomposed.ts';

/** Two coins: p(the hidden coin is A), and p(heads) of coin A and of coin B. */
export interface Coins {
  readonly size: number;
  readonly a: number;
  readonly b: number;
}

/** Five times a coin was drawn and flipped ten times: how often it fell heads. Which coin it was, nobody wrote down. */
export const HEADS = [5, 9, 8, 4, 7] as const;
export const FLIPS = 10;

/** The coins as a model document. */
export function coinsDocument({ size, a, b }: Coins): MixtureDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'coin', levels: ['A', 'B'] },
    features: [{ name: 'heads', family: 'binomial', trials: FLIPS }],
    parameters: { coin: [size, rest(size)], heads: { probability: [a, b] } },
  };
}

/** The coins in such a document. */
function coinsOf({ parameters }: MixtureDocument): Coins {
  const { coin, heads } = parameters as { coin: [number, number]; heads: { probability: [number, number] } };
  return { size: coin[0], a: heads.probability[0], b: heads.probability[1] };
}

/** p(coin A | heads) of every row: the E-step. */
export function posteriorOfA(coins: Coins): number[] {
  const { posterior } = applyDocument(coinsDocument(coins)).apply(hidden);
  return HEADS.map((_, row) => posterior.row(row)[0] as number);
}

/**
 * The M-step from any q: one EM iteration of completed rows, each row once as coin A with weight q and once as coin B with the rest.
 *
 * @param q the share of coin A in every row
 */
export async function maximizedCoins(q: readonly number[]): Promise<Coins> {
  const weights = Float64Array.from([...q, ...q.map(rest)]);
  return coinsOf((await explainIteration(coinsDocument(SOME), completed, weights)).after.document);
}

/** log-likelihood = ELBO + KL at these coins for any q, without the binomial constant. */
export async function coinsDecomposition(coins: Coins, q: readonly number[]): Promise<Decomposition> {
  const found = await decomposed(
    coinsDocument(coins),
    hidden,
    q.map((share) => [share, rest(share)]),
  );
  const without = (value: number): number => value - constant;
  return { ...found, logLikelihood: without(found.logLikelihood), elbo: without(found.elbo), q: without(found.q) };
}

/** The log-likelihood of the five rows in nats, without the binomial constant. */
export function coinsLogLikelihood(coins: Coins): number {
  const { logLikelihoods } = applyDocument(coinsDocument(coins)).apply(hidden);
  return totalLogLikelihood(logLikelihoods).logLikelihood - constant;
}

/** The log-likelihood after 0, 1, 2, … EM steps from these coins, until it stands still. */
export async function coinsRun(start: Coins): Promise<readonly number[]> {
  const model = modelFromJSON(coinsDocument(start));
  const { info } = await model.fit(hidden, { start: coinsDocument(start), ...PLAIN });
  return info.trace.map((height) => height - constant);
}

/** The same in closed form, for curves of many points. */
export function coinsCurve(coins: Coins): number {
  let sum = 0;
  for (const heads of HEADS) {
    const [inA, inB] = logJoints(coins, heads);
    sum += log(exp(inA) + exp(inB));
  }
  return sum;
}

/** The bound in closed form, for curves of many points. */
export function coinsBoundCurve(coins: Coins, q: readonly number[]): number {
  let sum = 0;
  HEADS.forEach((heads, row) => {
    const share = q[row] as number;
    const [inA, inB] = logJoints(coins, heads);
    sum += term(share, inA) + term(rest(share), inB);
  });
  return sum;
}

/** The posterior in closed form, for curves of many points. */
export const posteriorCurve = (coins: Coins): number[] =>
  HEADS.map((heads) => {
    const [inA, inB] = logJoints(coins, heads);
    return exp(inA) / (exp(inA) + exp(inB));
  });

const rest = (share: number): number => 1 - share;

/** q (log p − log q), 0 where q is. */
const term = (q: number, logJoint: number): number => (q === 0 ? 0 : q * (logJoint - log(q)));

/** log p(coin, heads) of both coins. */
function logJoints({ size, a, b }: Coins, heads: number): readonly [number, number] {
  const tails = FLIPS - heads;
  return [log(size) + heads * log(a) + tails * log(rest(a)), log(rest(size)) + heads * log(b) + tails * log(rest(b))];
}

function tableOf(rows: readonly (readonly [coin: string, heads: number])[]): Table {
  const columns = new Map([
    ['coin', 'labels'],
    ['heads', 'numbers'],
  ] as const);
  const builder = createTextTable(['coin', 'heads'], { columns, missing: '', expectedRows: rows.length });
  for (const [coin, heads] of rows) builder.add([coin, String(heads)]);
  return builder.finish();
}

const rowsOf = (coin: string) => HEADS.map((heads) => [coin, heads] as const);
const hidden = tableOf(rowsOf(''));
const completed = tableOf([...rowsOf('A'), ...rowsOf('B')]);
const PLAIN = { tolerance: 1e-9, maxIterations: 2000, acceleration: 'none', engine: 'reference' } as const;
/** Complete rows leave nothing of the parameters before them. */
const SOME: Coins = { size: 0.5, a: 0.5, b: 0.5 };
/** Σ log (10 over heads): by the library at fair coins, where all else is log 0.5 a flip. */
const constant =
  totalLogLikelihood(applyDocument(coinsDocument(SOME)).apply(hidden).logLikelihoods).logLikelihood -
  HEADS.length * FLIPS * log(0.5);
