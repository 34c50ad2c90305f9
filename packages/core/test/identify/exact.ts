import { closedTables } from '../../src/identify/slopes.ts';
import type { Mixture } from '../../src/models/index.ts';
import type { Block } from '../../src/statistics/index.ts';

/** The largest prime below 2²⁶: products of two residues are exact in float64. */
const PRIME = 67108859;

/**
 * The rank of the Jacobian of cell probabilities, by the definition and without rounding: derivatives by all parameters, minus that
 * by the vector's entry to drop, eliminated modulo a prime.
 *
 * @param counts the parameters, each vector times the sum of its counts
 */
export function exactRank(model: Mixture, counts: readonly number[], cells: Iterable<ArrayLike<number>>): number {
  const point = residues(model.parameters.blocks, counts);
  return rankModulo(model.parameters.blocks, gradients());

  function* gradients() {
    for (const cell of cells) yield gradientOf(model, point, cell);
  }
}

const vectorsOf = (blocks: readonly Block[]) =>
  blocks.flatMap(({ offset, size, shape, fixed }) => {
    const width = shape.at(-1) as number;
    return Array.from({ length: size / width }, (_, i) => ({ first: offset + i * width, width, fixed }));
  });

/** Probability vectors as residues, from vectors of counts. */
export function residues(blocks: readonly Block[], counts: readonly number[]): number[] {
  const point = counts.slice();
  for (const { first, width } of vectorsOf(blocks)) {
    const total = inverse(counts.slice(first, first + width).reduce((sum, count) => sum + count, 0));
    for (let i = first; i < first + width; i++) point[i] = multiply(counts[i] as number, total);
  }
  return point;
}

/** The rank of derivatives by all parameters, given as residues, once each vector's first entry gives way to the others. */
export function rankModulo(blocks: readonly Block[], gradients: Iterable<readonly number[]>): number {
  const vectors = vectorsOf(blocks);
  const basis = new Map<number, number[]>();
  for (const gradient of gradients) {
    let row = vectors.flatMap(({ first, width, fixed }) =>
      fixed ? [] : gradient.slice(first + 1, first + width).map((value) => subtract(value, gradient[first] as number)),
    );
    for (;;) {
      const lead = row.findIndex((value) => value !== 0);
      if (lead < 0) break;
      const other = basis.get(lead);
      if (!other) {
        const scale = inverse(row[lead] as number);
        basis.set(
          lead,
          row.map((value) => multiply(value, scale)),
        );
        break;
      }
      const factor = row[lead] as number;
      row = row.map((value, i) => subtract(value, multiply(factor, other[i] as number)));
    }
  }
  return basis.size;
}

function gradientOf(model: Mixture, point: readonly number[], cell: ArrayLike<number>): number[] {
  const gradient = new Array<number>(point.length).fill(0);
  const known = cell[model.blocks.length] as number;
  for (let k = 0; k < model.classes; k++) {
    if (known > 0 && known !== k + 1) continue;
    const factors = [k];
    closedTables(model).forEach(({ levels }, j) => {
      const offset = model.parameters.blocks[j + 1]?.offset as number;
      if ((cell[j] as number) > 0) factors.push(offset + k * levels + (cell[j] as number) - 1);
    });
    for (const own of factors)
      gradient[own] = factors.reduce((product, i) => (i === own ? product : multiply(product, point[i] as number)), 1);
  }
  return gradient;
}

export const multiply = (a: number, b: number): number => (a * b) % PRIME;
const subtract = (a: number, b: number): number => (a - b + PRIME) % PRIME;

function inverse(a: number): number {
  let [result, base] = [1, a % PRIME];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}
