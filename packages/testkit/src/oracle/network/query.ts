import { add } from '../nested.ts';
import { completions, logJoints, posterior } from './enumerate.ts';
import { combinations, levelsOf, type OracleNetwork, type Row, type Tables } from './network.ts';

/** p(targets | evidence), row-major over the levels of the targets; a target may be part of the evidence. */
export function query(network: OracleNetwork, tables: Tables, targets: readonly number[], evidence: Row): number[] {
  const all = completions(network, evidence);
  const q = posterior(network, tables, evidence);
  return combinations(targets.map((node) => levelsOf(network, node))).map((levels) =>
    add(q.filter((_, i) => targets.every((node, t) => all[i]?.[node] === levels[t]))),
  );
}

/** p(node | row). */
export const marginal = (network: OracleNetwork, tables: Tables, node: number, row: Row): number[] =>
  query(network, tables, [node], row);

/** p(node | row) of every node, [node][level]. */
export function marginals(network: OracleNetwork, tables: Tables, row: Row): number[][] {
  const shares = network.nodes.map(({ levels }) => new Array<number>(levels.length).fill(0));
  const q = posterior(network, tables, row);
  completions(network, row).forEach((levels, c) => {
    levels.forEach((level, node) => {
      const own = shares[node] as number[];
      own[level] = (own[level] as number) + (q[c] as number);
    });
  });
  return shares;
}

/** The most probable completion of a row, the first among equals, and log p of it together with the row. */
export function mostProbable(network: OracleNetwork, tables: Tables, row: Row): { levels: number[]; logJoint: number } {
  const terms = logJoints(network, tables, row);
  const logJoint = Math.max(...terms);
  return { levels: completions(network, row)[terms.indexOf(logJoint)] as number[], logJoint };
}

/** The entropy of p(hidden nodes | row), in nats. */
export const entropy = (network: OracleNetwork, tables: Tables, row: Row): number =>
  add(posterior(network, tables, row).map((share) => (share === 0 ? 0 : -share * Math.log(share))));
