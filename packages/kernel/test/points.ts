import { randomFrom } from './kernel.ts';

const HIGHEST = 709.782712893384;

/** Arguments for exp with a normal result: the whole range, tiny ones, and those where the argument reduction turns over. */
export function expPoints(n: number): Float64Array {
  const random = randomFrom(1);
  const kinds = [
    () => -708 + random() * (708 + HIGHEST),
    () => -40 * random(),
    () => 2 * random() - 1,
    () => (random() < 0.5 ? -1 : 1) * 2 ** (-60 * random()),
    () => (Math.floor(random() * 2040) - 1020.5) * Math.LN2 + (random() - 0.5) * 1e-6,
    () => -708 + random() * 1e-3,
    () => HIGHEST - random() * 1e-3,
  ];
  const points = Float64Array.from({ length: n }, (_, i) => (kinds[i % kinds.length] as () => number)());
  points.set([-708, HIGHEST, 0, -0, 1, -1]);
  return points;
}

/** Arguments for log: every binade of normal numbers, subnormal ones, near 1, and near √½·2^k where the exponent turns over. */
export function logPoints(n: number): Float64Array {
  const random = randomFrom(2);
  const kinds = [
    () => (1 + random()) * 2 ** (Math.floor(random() * 2046) - 1022),
    () => random(),
    () => 1 + 16 * random(),
    () => Math.max(Math.floor(2 ** (52 * random())), 1) * Number.MIN_VALUE,
    () => 1 + 2 ** (-1 - 51 * random()),
    () => 1 - 2 ** (-1 - 52 * random()),
    () => Math.SQRT1_2 * 2 ** (Math.floor(random() * 40) - 20) * (1 + (random() - 0.5) * 1e-6),
  ];
  const points = Float64Array.from({ length: n }, (_, i) => (kinds[i % kinds.length] as () => number)());
  points.set([1, 2, Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE, Math.SQRT1_2, 1 + 2 ** -52, 1 - 2 ** -53]);
  return points;
}
