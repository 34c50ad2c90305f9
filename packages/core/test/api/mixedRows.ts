import {
  bernoulli,
  binomial,
  categorical,
  exponential,
  gaussian,
  negativeBinomial,
  poisson,
  trials,
} from '../../src/index.ts';
import { createRandom, normal } from '../../src/random/index.ts';

/** A column of every kind. */
export const everyColumn = {
  sex: categorical(['f', 'm']),
  smokes: bernoulli(),
  visits: poisson(),
  right: binomial({ trials: 10 }),
  hits: binomial({ trials: 'shots' }),
  shots: trials(),
  wait: exponential(),
  words: negativeBinomial(),
  x: gaussian(),
  y: gaussian(),
  z: gaussian(),
};

/** Rows of two classes with some missing cells, a cell for every column. */
export function createMixedRows(count: number, seed = 3) {
  const random = createRandom(seed);
  const upTo = (n: number): number => Math.floor(random.uniform() * (n + 1));
  const orMissing = <T>(cell: T): T | null => (random.uniform() < 0.05 ? null : cell);
  return Array.from({ length: count }, () => {
    const high = random.uniform() < 0.6 ? 1 : 0;
    const shots = 1 + upTo(6);
    const y = 3 * high + normal(random);
    const hits = orMissing(high ? upTo(shots) : upTo(Math.floor(shots / 2)));
    return {
      sex: orMissing((['f', 'm'] as const)[upTo(1)] as 'f' | 'm'),
      smokes: orMissing<0 | 1>(random.uniform() < 0.2 + 0.6 * high ? 1 : 0),
      visits: orMissing(upTo(3 + 6 * high)),
      right: orMissing(high ? 10 - upTo(4) : upTo(6)),
      hits,
      shots: hits === null ? orMissing(shots) : shots,
      wait: orMissing(random.uniform() * (1 + 4 * high)),
      words: orMissing(upTo(5) * upTo(4 + 8 * high)),
      x: orMissing(normal(random) - 2 * high),
      y: orMissing(y),
      z: orMissing(0.5 * y + normal(random)),
    };
  });
}
