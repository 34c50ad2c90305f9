import type { PlainCode } from '../Codes.tsx';
import { inPython, inR } from '../plain.ts';
import type { Family } from './family.ts';

/** The ratio that the M-step is, by hand. */
export function plainOf(
  { id, parameter, cells, levels }: Pick<Family, 'id' | 'parameter' | 'cells' | 'levels'>,
  shares: readonly number[],
): PlainCode {
  const isWords = levels?.includes('good') === true;
  const words = `"${cells.join('", "')}"`;
  const values = cells.map(Number);
  const [python, r] = RATIOS[id === 'own' ? 'geometric' : isWords ? 'level' : 'mean'];
  return {
    python: `x = ${isWords ? `[${words}]` : inPython(values)}
r = ${inPython(shares)}  # the share of the class in every row
print(${python})  # ${parameter}`,
    r: `x <- ${isWords ? `c(${words})` : inR(values)}
r <- ${inR(shares)}  # the share of the class in every row
print(${r}, digits = 15)  # ${parameter}`,
  };
}

const RATIOS = {
  mean: ['sum(a * b for a, b in zip(r, x)) / sum(r)', 'sum(r * x) / sum(r)'],
  level: ['sum(a for a, b in zip(r, x) if b == "good") / sum(r)', 'sum(r[x == "good"]) / sum(r)'],
  geometric: ['sum(r) / sum(a * (1 + b) for a, b in zip(r, x))', 'sum(r) / sum(r * (1 + x))'],
} as const;
