import type { Emission } from '../../families/index.ts';
import type { FeatureBlock } from '../../model/index.ts';

/** A feature's own part of a flat vector. */
type Cut = (vector: Float64Array, feature: number) => Float64Array;

/** The blocks of the features, each told which coded feature or which columns of numbers it reads: these stand in the features' order. */
export function placeBlocks(
  emissions: readonly Emission[],
  parametersOf: Cut,
  statisticsOf: Cut,
): readonly FeatureBlock[] {
  let item = 0;
  let column = 0;
  return emissions.map(({ name, block }, feature): FeatureBlock => {
    const fold = (sums: Float64Array, vector: Float64Array) => block.fold(sums, statisticsOf(vector, feature));
    const own = (vector: Float64Array) => parametersOf(vector, feature);
    if (block.kind === 'table') {
      const { probabilities } = block;
      return {
        ...(probabilities && { probabilities: (vector, out) => probabilities(own(vector), out) }),
        kind: 'table',
        name,
        item: item++,
        levels: block.levels,
        closed: block.closed === true,
        logProbabilities: (vector, out) => block.logProbabilities(own(vector), out),
        fold,
      };
    }
    const { columns } = block;
    const place = { name, column, columns, fold };
    column += columns;
    if (block.kind === 'moments')
      return {
        ...place,
        kind: 'moments',
        terms: block.terms,
        moments: (cells, out) => block.moments(cells, out),
        coefficients: (vector, out) => block.coefficients(own(vector), out),
      };
    const load = (vector: Float64Array, means: Float64Array, spreads: Float64Array) =>
      block.load(own(vector), means, spreads);
    return block.kind === 'cells' ? { ...place, kind: 'cells', load } : { ...place, kind: 'gaussian', load };
  });
}
