import type { NetworkDocument } from 'latent';
import { applyNetwork } from 'latent';
import { createRandom } from '../random.ts';

/** Columns of level numbers from 0, NaN = missing; hidden nodes have none. */
export interface NetworkData {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Float32Array>>;
}

/** Rows drawn from a network, with a share of the cells of the nodes that are not hidden left out. */
export function drawData(document: NetworkDocument, rows: number, missingFraction: number, seed: number): NetworkData {
  const shown = document.nodes.map(({ latent }, node) => ({ latent, node })).filter(({ latent }) => latent !== true);
  const columns = shown.map(() => new Float32Array(rows));
  let row = 0;
  for (const levels of applyNetwork(document).sample(rows, { seed, missingFraction })) {
    shown.forEach(({ node }, j) => {
      (columns[j] as Float32Array)[row] = (levels[node] as number) - 1;
    });
    row++;
  }
  return {
    rows,
    columns: Object.fromEntries(shown.map(({ node }, j) => [document.nodes[node]?.name, columns[j] as Float32Array])),
  };
}

/** The network with its tables moved a tenth of the way to random ones: a start with a way to go, and without zeros. */
export function movedStart(document: NetworkDocument, seed: number): NetworkDocument {
  const random = createRandom(seed);
  const moved = (table: unknown): unknown => {
    if (!Array.isArray(table)) return table;
    if (Array.isArray(table[0])) return table.map(moved);
    const drawn = table.map(() => 0.1 - Math.log(1 - random()));
    const total = drawn.reduce((sum, value) => sum + value, 0);
    return table.map((value: number, i) => 0.9 * value + (0.1 * (drawn[i] as number)) / total);
  };
  const tables = Object.entries(document.parameters ?? {}).map(([name, table]) => [name, moved(table)] as const);
  return { ...document, parameters: Object.fromEntries(tables) as NonNullable<NetworkDocument['parameters']> };
}
