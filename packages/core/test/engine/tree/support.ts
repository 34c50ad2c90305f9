import { compileKernel, decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import { log } from '../../../src/math/index.ts';
import type { Network } from '../../../src/models/index.ts';
import { enumerated } from '../../identify/networkSupport.ts';

export const kernelModule = compileKernel(decodeBase64(kernelBase64));

/** p of a row of codes (0 = open), by enumeration. */
export const probabilityOf = (network: Network, point: Float64Array, row: ArrayLike<number>): number =>
  enumerated(network, point, row, { zero: 0, one: 1, add: (a, b) => a + b, multiply: (a, b) => a * b }).probability;

export const logProbabilityOf = (network: Network, point: Float64Array, row: ArrayLike<number>): number =>
  log(probabilityOf(network, point, row));

/** All ways to fill in a row of codes. */
export function completionsOf({ nodes }: Network, row: readonly number[]): number[][] {
  return nodes.reduce<number[][]>(
    (rows, { levels }, node) =>
      rows.flatMap((before) =>
        row[node] === 0 ? levels.map((_, level) => [...before, level + 1]) : [[...before, row[node] as number]],
      ),
    [[]],
  );
}

/** A chain of so many nodes with the same table from one to the next, as its layout wants it: the first node's vector, then the table. */
export const chainPoint = (first: readonly number[], table: readonly number[]): Float64Array =>
  Float64Array.from([...first, ...table]);
