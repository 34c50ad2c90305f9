import { invert } from '../linear.ts';
import { add } from '../nested.ts';
import { logProbability } from './enumerate.ts';
import { along, type Direction, directions } from './gradient.ts';
import type { NetworkRows, OracleNetwork, Tables } from './network.ts';
import { probabilityGradient } from './rank.ts';

/** Standard errors of the free parameters, from the summed outer products of the scores of single rows. */
export function standardErrors(
  network: OracleNetwork,
  tables: Tables,
  { rows, weights }: NetworkRows,
): { free: readonly Direction[]; errors: number[] } {
  const free = directions(network, tables);
  const scores = rows.map((row) => {
    const gradient = probabilityGradient(network, tables, row);
    const p = Math.exp(logProbability(network, tables, row));
    return free.map((direction) => along(gradient, direction) / p);
  });
  const information = free.map((_, r) =>
    free.map((__, c) => add(scores.map((own, i) => (weights[i] as number) * (own[r] as number) * (own[c] as number)))),
  );
  return { free, errors: invert(information).map((line, i) => Math.sqrt(line[i] as number)) };
}
