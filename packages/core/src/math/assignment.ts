/**
 * The cheapest assignment of rows to columns by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987): each to at most one, and
 * as many pairs as the shorter side has. O(n²·m).
 *
 * @param cost finite numbers, [row][column]
 * @returns the column of each row; −1 where there are more rows than columns and the row is left over
 * @example assign([[4, 1], [2, 3]]) // [1, 0]
 */
export function assign(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  if (rows <= columns) return assignRows(rows, columns, (row, column) => (cost[row] as number[])[column] as number);
  const rowOf = assignRows(columns, rows, (column, row) => (cost[row] as number[])[column] as number);
  const match = new Array<number>(rows).fill(-1);
  rowOf.forEach((row, column) => {
    match[row] = column;
  });
  return match;
}

/** The same where there are at most as many rows as columns. */
function assignRows(rows: number, columns: number, costOf: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1); // column → row, both from 1; 0 = free
  for (let row = 1; row <= rows; row++) {
    const reached = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const cameFrom = new Int32Array(columns + 1);
    const done = new Uint8Array(columns + 1);
    let column = 0;
    rowOf[0] = row;
    do {
      done[column] = 1;
      const current = rowOf[column] as number;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (done[j]) continue;
        const reduced = costOf(current - 1, j - 1) - (rowPotential[current] as number) - (columnPotential[j] as number);
        if (reduced < (reached[j] as number)) {
          reached[j] = reduced;
          cameFrom[j] = column;
        }
        if ((reached[j] as number) < step) {
          step = reached[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j]) {
          const owner = rowOf[j] as number;
          rowPotential[owner] = (rowPotential[owner] as number) + step;
          columnPotential[j] = (columnPotential[j] as number) - step;
        } else reached[j] = (reached[j] as number) - step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] as number;
      rowOf[column] = rowOf[before] as number;
      column = before;
    }
  }
  const match = new Array<number>(rows);
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) match[(rowOf[j] as number) - 1] = j - 1;
  return match;
}
