import { assertCliquesFit } from '../../engine/index.ts';
import { exp } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import { markBarren, type Network } from '../../models/index.ts';
import { addScaled } from '../vectors.ts';
import { createMessages, type SlopedClique } from './messages.ts';

/** The derivatives of one row's probability by the entries of all tables. */
export interface NetworkSlopes {
  /** Takes over parameters: any numbers, also ones outside of the simplexes. */
  load(parameters: Parameters): void;
  /** Takes a row: by node a level from 1, 0 where it is not observed. */
  observe(cell: Uint32Array): RowSlopes;
}

/** All numbers have one factor, e to the `logFactor`, left out. */
export interface RowSlopes {
  readonly logFactor: number;
  readonly probability: number;
  /** By parameter; those of barren nodes, whose rows sum to one, are left out. */
  readonly slopes: Float64Array;
  /** Entries of the tables that are multiplied in the row. */
  readonly entries: number;
}

/**
 * Differentiates the polynomial P(row) = Σ Π θ on the clique tree: messages up are its factors, messages down the derivatives by them
 * (Darwiche 2003, §5). Products leave a factor out instead of dividing by it: where a probability is zero the derivative by it is right,
 * as expected counts over probabilities are not. Messages are scaled, so that long products neither vanish nor overflow.
 *
 * @throws LatentError CLIQUE_TOO_LARGE
 */
export function createSlopes(network: Network): NetworkSlopes {
  assertCliquesFit(network);
  const { cliques, enter, send, differentiate } = createMessages(network);
  const roots = cliques.filter(({ parent }) => parent < 0);
  const slopes = new Float64Array(network.parameters.size);
  let parameters: Parameters = slopes;
  return {
    load(given) {
      parameters = given;
    },
    observe(cell) {
      enter(parameters, markBarren(network, cell));
      let logFactor = 0;
      for (const clique of cliques) {
        send(clique);
        logFactor += clique.logScale;
      }
      for (const root of roots) {
        root.logFactor = -root.logScale;
        root.marginal[0] = roots.reduce(
          (product, other) => (other === root ? product : product * (other.message[0] as number)),
          1,
        );
      }
      for (let c = cliques.length - 1; c >= 0; c--) differentiate(cliques[c] as SlopedClique);
      const largest = cliques.reduce(
        (most, { own, logFactor: left }) =>
          own.some((table) => table.some((slope) => slope !== 0)) ? Math.max(most, left) : most,
        Number.NEGATIVE_INFINITY,
      );
      const shift = largest === Number.NEGATIVE_INFINITY ? 0 : largest;
      slopes.fill(0);
      let entries = 0;
      for (const { families, counts, own, logFactor: left } of cliques)
        families.forEach(({ probabilities: { offset, size } }, f) => {
          if (!counts[f]) return;
          entries += size;
          addScaled(slopes.subarray(offset, offset + size), own[f] as Float64Array, exp(left - shift), 0, size);
        });
      const whole = roots.reduce((product, { message }) => product * (message[0] as number), 1);
      const probability = whole === 0 ? 0 : exp(-shift) * whole;
      return { logFactor: logFactor + shift, probability, slopes, entries };
    },
  };
}
