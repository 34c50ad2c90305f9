import type { ModelDocument } from 'latent';
import type { Observed } from './data.ts';
import { posterior } from './enumerate.ts';
import { familyOf, type Values } from './families/index.ts';
import { type Feature, featuresOf } from './feature.ts';
import { type Direction, directions, move } from './gradient.ts';
import { invert } from './linear.ts';
import { at } from './nested.ts';
import { flatten, type Parameters } from './numbers.ts';

/** Standard errors of the free parameters, from the summed outer products of the scores of single rows. */
export function standardErrors(
  document: ModelDocument,
  parameters: Parameters,
  data: Observed,
): { along: readonly Direction[]; errors: number[] } {
  const along = directions(document);
  const scores = rowScores(document, parameters, data, along);
  const information = along.map((_, r) =>
    along.map((_, c) => data.weights.reduce((sum, weight, i) => sum + weight * at(scores, r, i) * at(scores, c, i), 0)),
  );
  return { along, errors: invert(information).map((line, i) => Math.sqrt(line[i] as number)) };
}

/** ∂ log p(row) along every direction, [direction][row]: Fisher's identity row by row, densities differentiated numerically. */
export function rowScores(
  document: ModelDocument,
  parameters: Parameters,
  data: Observed,
  along: readonly Direction[],
): number[][] {
  const q = posterior(document, parameters, data);
  const flat = flatten(parameters);
  const features = featuresOf(document);
  return along.map((direction) => {
    if (direction.feature < 0)
      return q.map((shares) =>
        direction.entries.reduce((sum, { index, by }) => sum + (by * at(shares, index)) / at(flat, index), 0),
      );
    const h = direction.step(flat, 1e-4);
    const [up, down] = [h, -h].map((by) => move(parameters, direction, by).features[direction.feature] as Values);
    const feature = features[direction.feature] as Feature;
    const { logDensity } = familyOf(feature);
    const touched = direction.latent === undefined ? parameters.sizes.map((_, k) => k) : [direction.latent];
    return data.cells.map((row, i) => {
      const cells = row[direction.feature] as readonly number[];
      return touched.reduce((sum, k) => {
        const difference = logDensity(feature, up as Values, k, cells) - logDensity(feature, down as Values, k, cells);
        return sum + (at(q, i, k) * difference) / (2 * h);
      }, 0);
    });
  });
}
