import { levelsOf, type OracleNetwork, ownersOf, type Tables } from './network.ts';

/** A free direction: one cell of a table row is raised, the largest of the row lowered. */
export interface Direction {
  /** The owner of the table. */
  readonly node: number;
  readonly raised: number;
  readonly lowered: number;
}

/** One direction for every free parameter: of each row of each table that is not fixed, all cells but the largest. */
export function directions(network: OracleNetwork, tables: Tables): Direction[] {
  return ownersOf(network)
    .filter((node) => !network.fixed?.includes(node))
    .flatMap((node) => {
      const width = levelsOf(network, node);
      const table = tables[node] as readonly number[];
      return table.flatMap((_, raised) => {
        const first = raised - (raised % width);
        const row = table.slice(first, first + width);
        const lowered = first + row.indexOf(Math.max(...row));
        return raised === lowered ? [] : [{ node, raised, lowered }];
      });
    });
}

/** The tables moved along a direction. */
export const moveAlong = (tables: Tables, { node, raised, lowered }: Direction, by: number): number[][] =>
  move(tables, node, { [raised]: by, [lowered]: -by });

/**
 * The derivative of f by one cell of one table, the others held (no row adds up to one on the way), by central differences,
 * extrapolated once (Richardson 1911); at a cell that is 0 it has none.
 */
export function derivative(f: (tables: Tables) => number, tables: Tables, node: number, cell: number): number {
  const h = 2e-3 * (tables[node]?.[cell] as number);
  const central = (by: number): number =>
    (f(move(tables, node, { [cell]: by })) - f(move(tables, node, { [cell]: -by }))) / (2 * by);
  return (4 * central(h / 2) - central(h)) / 3;
}

/** What a gradient by the cells says along a direction. */
export const along = (gradient: Tables, { node, raised, lowered }: Direction): number =>
  (gradient[node]?.[raised] as number) - (gradient[node]?.[lowered] as number);

/** The tables with amounts added to single cells. */
function move(tables: Tables, node: number, amounts: Readonly<Record<number, number>>): number[][] {
  return tables.map((own, other) => own.map((value, cell) => (other === node ? value + (amounts[cell] ?? 0) : value)));
}
