import type { MixtureDocument } from 'latent';
import type { Observed } from './data.ts';
import { posterior } from './enumerate.ts';
import { familyOf, type Values } from './families/index.ts';
import { type Feature, featuresOf } from './feature.ts';
import { type Direction, directions, move } from './gradient.ts';
import { invert } from './linear.ts';
import { add, at } from './nested.ts';
import { flatten, type Parameters } from './numbers.ts';

/** Standard errors of the free parameters, from the summed outer products of the scores of single rows. */
export function standardErrors(
  document: MixtureDocument,
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
  document: MixtureDocument,
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
    const feature = features[direction.feature] as Feature;
    const touched = direction.latent === undefined ? parameters.sizes.map((_, k) => k) : [direction.latent];
    const central = (by: number): number[] => {
      const [up, down] = [by, -by].map(
        (step) => move(parameters, direction, step).features[direction.feature] as Values,
      );
      const density = (values: Values | undefined, k: number, cells: readonly number[]): number =>
        familyOf(feature).logDensity(feature, values as Values, k, cells);
      return data.cells.map((row, i) => {
        const cells = row[direction.feature] as readonly number[];
        return add(touched.map((k) => (at(q, i, k) * (density(up, k, cells) - density(down, k, cells))) / (2 * by)));
      });
    };
    const h = direction.step(flat, 5e-4);
    const [coarse, fine] = [central(h), central(h / 2)];
    return fine.map((value, i) => (4 * value - at(coarse, i)) / 3); // as in `derivative`
  });
}
