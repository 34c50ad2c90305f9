import { dot, orthonormal } from '../../identify/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';

/** What the null space of a network falls into: each part can be moved by itself. */
export interface NullParts {
  /** Rows of tables that can be anything. */
  readonly rows: readonly TableRow[];
  /** Sets of tables that trade off, the owners' positions ascending. */
  readonly trades: readonly (readonly number[])[];
  /** By table: something of it moves. */
  moves(table: number): boolean;
}

export interface TableRow {
  readonly table: number;
  readonly row: number;
}

/** Squares of lengths of projections below this are zero. */
const ZERO = 1e-9;

/**
 * Splits a null space by its orthogonal projector, which is one block a part: a row of a table is free where the projector holds all its
 * directions, and tables belong together where the projector links them.
 */
export function nullParts({ nodes }: Network, directions: readonly (readonly number[])[]): NullParts {
  const basis = orthonormal(directions);
  const rows: TableRow[] = [];
  const tables = nodes.flatMap((node, at) => (node.table === at ? [at] : []));
  /** By table: products of the basis vectors over its entries, free rows left out. */
  const products = new Map<number, Float64Array>();
  const moving = new Set<number>();
  for (const table of tables) {
    const { probabilities, levels } = nodes[table] as NetworkNode;
    const width = levels.length;
    const own = new Float64Array(basis.length * basis.length);
    for (let row = 0; row < probabilities.size / width; row++) {
      const first = probabilities.offset + row * width;
      const parts = basis.map((vector) => vector.subarray(first, first + width));
      const trace = parts.reduce((sum, part) => sum + inner(part, part), 0);
      if (trace > ZERO) moving.add(table);
      if (width > 1 && trace > width - 1 - ZERO) rows.push({ table, row });
      else
        for (const [i, a] of parts.entries())
          for (const [j, b] of parts.entries())
            own[i * basis.length + j] = (own[i * basis.length + j] as number) + inner(a, b);
    }
    if (inner(own, own) > ZERO * ZERO) products.set(table, own);
  }
  const left = new Set(products.keys());
  const trades: number[][] = [];
  for (const first of left) {
    const part = new Set([first]);
    left.delete(first);
    for (const a of part)
      for (const b of left)
        if (inner(products.get(a) as Float64Array, products.get(b) as Float64Array) > ZERO) {
          part.add(b);
          left.delete(b);
        }
    trades.push([...part].sort((a, b) => a - b));
  }
  return { rows, trades, moves: (table) => moving.has(table) };
}

const inner = (a: Float64Array, b: Float64Array): number => dot(a, b, 0, a.length);
