/** A small network: parents stand before their children; tables by node, [configuration of the parents, the last fastest][level]. */
export interface SmallNetwork {
  readonly sizes: readonly number[];
  readonly parents: readonly (readonly number[])[];
  readonly tables: readonly (readonly (readonly number[])[])[];
}

/** What one EM iteration gives. */
export interface Enumerated {
  readonly logLikelihood: number;
  /** The tables after the M-step. */
  readonly tables: readonly (readonly (readonly number[])[])[];
}

/**
 * One EM iteration from the definition: every way to fill in the open cells of every row, multiplied out. Nodes without an observed
 * descendant are left out of a row, as latent does.
 *
 * @param rows levels from 0, null where a cell is missing
 */
export function enumerate(network: SmallNetwork, rows: readonly (readonly (number | null)[])[]): Enumerated {
  const { sizes, parents, tables } = network;
  const counts = tables.map((table) => table.map((row) => row.map(() => 0)));
  let logLikelihood = 0;
  for (const row of rows) {
    const isIn = relevant(network, row);
    const completions = sizes.reduce<number[][]>(
      (before, size, node) => {
        const cell = row[node] ?? null;
        const levels = cell !== null ? [cell] : isIn[node] ? Array.from({ length: size }, (_, level) => level) : [0];
        return before.flatMap((states) => levels.map((level) => [...states, level]));
      },
      [[]],
    );
    const placeOf = (node: number, states: readonly number[]): number =>
      (parents[node] ?? []).reduce((at, parent) => at * (sizes[parent] as number) + (states[parent] as number), 0);
    const joint = completions.map((states) =>
      states.reduce(
        (product, level, node) =>
          isIn[node] ? product * (tables[node]?.[placeOf(node, states)]?.[level] as number) : product,
        1,
      ),
    );
    const marginal = joint.reduce((a, b) => a + b, 0);
    logLikelihood += Math.log(marginal);
    for (const [i, states] of completions.entries())
      for (const [node, level] of states.entries()) {
        const cells = counts[node]?.[placeOf(node, states)];
        if (isIn[node] && cells) cells[level] = (cells[level] as number) + (joint[i] as number) / marginal;
      }
  }
  return {
    logLikelihood,
    tables: counts.map((table, node) =>
      table.map((cells, place) => {
        const total = cells.reduce((a, b) => a + b, 0);
        return total > 0 ? cells.map((cell) => cell / total) : (tables[node]?.[place] as readonly number[]);
      }),
    ),
  };
}

/** Nodes that are observed, or have an observed descendant. */
function relevant({ sizes, parents }: SmallNetwork, row: readonly (number | null)[]): boolean[] {
  const isIn = sizes.map((_, node) => (row[node] ?? null) !== null);
  for (let node = sizes.length - 1; node >= 0; node--)
    if (isIn[node]) for (const parent of parents[node] ?? []) isIn[parent] = true;
  return isIn;
}
