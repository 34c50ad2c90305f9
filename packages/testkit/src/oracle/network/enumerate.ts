import { logSum } from '../enumerate.ts';
import { add } from '../nested.ts';
import {
  cellOf,
  combinations,
  levelsOf,
  type NetworkRows,
  type OracleNetwork,
  type Row,
  type Tables,
  tableOf,
} from './network.ts';

// Brute force over all completions of a row with Math.log and Math.exp: nothing here is shared with the library.

/** Positions of the nodes that a row does not show. */
export const hiddenOf = (row: Row): number[] => row.flatMap((level, node) => (level === null ? [node] : []));

/** All ways to fill in a row, the last hidden node fastest. */
export function completions(network: OracleNetwork, row: Row): number[][] {
  const hidden = hiddenOf(row);
  return combinations(hidden.map((node) => levelsOf(network, node))).map((levels) =>
    row.map((level, node) => level ?? (levels[hidden.indexOf(node)] as number)),
  );
}

/** log p of all nodes at these levels: Σ log θ. */
export function logJoint(network: OracleNetwork, tables: Tables, levels: readonly number[]): number {
  return add(
    network.nodes.map((_, node) => Math.log(tableOf(network, tables, node)[cellOf(network, node, levels)] as number)),
  );
}

/** log p(completion) of every completion of a row. */
export const logJoints = (network: OracleNetwork, tables: Tables, row: Row): number[] =>
  completions(network, row).map((levels) => logJoint(network, tables, levels));

/** log p(observed cells); −∞ where they are impossible. */
export const logProbability = (network: OracleNetwork, tables: Tables, row: Row): number =>
  logSum(logJoints(network, tables, row));

/** log p of every row. */
export const logLikelihoods = (network: OracleNetwork, tables: Tables, { rows }: Pick<NetworkRows, 'rows'>): number[] =>
  rows.map((row) => logProbability(network, tables, row));

/** Σ w log p(row); a row of weight 0 says nothing. */
export function logLikelihood(network: OracleNetwork, tables: Tables, data: NetworkRows): number {
  const own = logLikelihoods(network, tables, data);
  return weighted(own, data.weights);
}

/** Σ w x, where 0 · −∞ = 0. */
export const weighted = (values: readonly number[], weights: readonly number[]): number =>
  add(values.map((value, i) => (weights[i] === 0 ? 0 : (weights[i] as number) * value)));

/** p(completion | row) of every completion. */
export function posterior(network: OracleNetwork, tables: Tables, row: Row): number[] {
  const terms = logJoints(network, tables, row);
  const largest = Math.max(...terms);
  if (largest === Number.NEGATIVE_INFINITY) throw new Error(`the row ${JSON.stringify(row)} is impossible`);
  const shares = terms.map((term) => Math.exp(term - largest));
  const total = add(shares);
  return shares.map((share) => share / total);
}
