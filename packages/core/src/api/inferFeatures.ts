import type { FeatureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { InferredColumn } from '../table/index.ts';
import type { Covariance } from './blocks.ts';

/** The covariance of the Gaussian columns, and why. */
export interface InferredCovariance {
  readonly kind: Covariance;
  readonly reason: string;
}

const COVARIANCES: readonly string[] = ['full', 'tied', 'diagonal', 'spherical'] satisfies Covariance[];

/** Block names of more columns than this would be too long to read. */
const MOST_JOINED = 3;

/**
 * The features of inferred columns, in their order; Gaussian columns with a covariance of their own make one block, at the place of the first.
 *
 * @throws LatentError BAD_OPTION where a covariance is asked for and no column is Gaussian
 */
export function inferFeatures(
  columns: readonly InferredColumn[],
  trials: ReadonlyMap<string, number | string>,
  asked: Covariance | undefined,
  latent: string,
): { readonly features: readonly FeatureDocument[]; readonly covariance: InferredCovariance | undefined } {
  const gaussian = columns.filter(({ family }) => family === 'gaussian').map(({ name }) => name);
  const covariance = covarianceOf(columns.length, gaussian.length, asked);
  const isBlock = covariance !== undefined && needsBlock(covariance.kind, gaussian.length);
  const taken = new Set([latent, ...columns.map(({ name }) => name), ...[...trials.values()].map(String)]);
  const features = columns.flatMap(({ name, family, levels }): FeatureDocument[] => {
    if (family === 'categorical' || family === 'bernoulli') return [{ name, family: 'categorical', levels }];
    if (family === 'gaussian' && isBlock)
      return name === gaussian[0]
        ? [{ name: blockName(gaussian, taken), family, columns: gaussian, covariance: covariance.kind }]
        : [];
    const own = trials.get(name);
    return [{ name, family, ...(family === 'binomial' && own !== undefined ? { trials: own } : {}) }];
  });
  return { features, covariance };
}

function covarianceOf(items: number, gaussian: number, asked: Covariance | undefined): InferredCovariance | undefined {
  if (asked !== undefined && !COVARIANCES.includes(asked))
    throw new LatentError('BAD_OPTION', `covariance is ${String(asked)}`, `Choose from: ${COVARIANCES.join(', ')}.`, {
      option: 'covariance',
    });
  if (gaussian === 0) {
    if (asked === undefined) return undefined;
    throw new LatentError(
      'BAD_OPTION',
      `covariance is ${asked}, and no column is gaussian`,
      'Leave --covariance out, or declare columns gaussian: --columns "x:gaussian,y:gaussian".',
      { option: 'covariance' },
    );
  }
  if (asked !== undefined) return { kind: asked, reason: 'as asked for' };
  if (items === 1) return { kind: 'diagonal', reason: 'one column' };
  if (gaussian === items) return { kind: 'full', reason: 'all columns gaussian' };
  return { kind: 'diagonal', reason: 'a variance per column beside other families' };
}

/** A variance a column needs no block; of one column only `tied` is something else. */
const needsBlock = (kind: Covariance, columns: number): boolean =>
  kind !== 'diagonal' && (columns > 1 || kind === 'tied');

/** The name of a block of columns: theirs joined, or `gaussian` where they are many; another where that is taken. */
export function blockName(columns: readonly string[], taken: ReadonlySet<string>): string {
  if (columns.length === 1) return columns[0] as string;
  const wanted = columns.length > MOST_JOINED ? 'gaussian' : columns.join('+');
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted} ${i}`;
  return name;
}
