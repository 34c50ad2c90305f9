import { createPosterior, type Decomposition, type MixtureDocument, modelFromJSON, type Table } from 'latent';

/**
 * log-likelihood = ELBO + KL of rows at a document's parameters, for any responsibilities q.
 *
 * @param q one row a row of the table, one number a class
 * @param weights of the rows; 1 where absent
 * @example
 * const { elbo, kl } = await decomposed(coinsDocument(coins), table, [[0.5, 0.5]]);
 */
export async function decomposed(
  document: MixtureDocument,
  table: Table,
  q: readonly (readonly number[])[],
  weights?: readonly number[],
): Promise<Decomposition> {
  const fit = modelFromJSON(document).fit(table, { ...NO_STEP, start: document, weights });
  const posterior = createPosterior(document.latent.levels.length, Float64Array.from(q.flat()));
  for await (const step of fit) return await step.decompose(posterior);
  throw new TypeError('a fit has a step before its first');
}

const NO_STEP = { maxIterations: 0, tolerance: 0, acceleration: 'none', engine: 'reference', threads: 1 } as const;
