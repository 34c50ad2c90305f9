import type { Parameters } from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { createRandom } from '../../random/index.ts';
import { checkSampling, type SampleOptions } from '../sample.ts';

/** Rows drawn from a network, one by one, parents before children; the options are checked at once. */
export function sampleNetwork(
  network: Network,
  parameters: Parameters,
  rows: number,
  options: SampleOptions = {},
): Generator<Float64Array> {
  const { seed, missingFraction } = checkSampling(rows, options);
  return draw(network, parameters, rows, seed, missingFraction);
}

function* draw(
  { nodes, order }: Network,
  parameters: Parameters,
  rows: number,
  seed: number,
  missingFraction: number,
): Generator<Float64Array> {
  const random = createRandom(seed, 2);
  const holes = createRandom(seed, 3);
  for (let row = 0; row < rows; row++) {
    const levels = new Float64Array(nodes.length);
    for (const node of order) {
      const { parents, levels: own, probabilities } = nodes[node] as NetworkNode;
      const configuration = parents.reduce(
        (at, parent) => at * (nodes[parent]?.levels.length as number) + (levels[parent] as number) - 1,
        0,
      );
      const first = probabilities.offset + configuration * own.length;
      levels[node] = random.index(parameters.subarray(first, first + own.length)) + 1;
    }
    if (missingFraction > 0)
      for (let node = 0; node < levels.length; node++) if (holes.uniform() < missingFraction) levels[node] = Number.NaN;
    yield levels;
  }
}
