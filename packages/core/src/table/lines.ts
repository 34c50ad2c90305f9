/** Remembers the line of each row in a few numbers: only where the distance between row and line changes. */
export interface LineIndex {
  add(row: number, line: number): void;
  lineOf(row: number): number | undefined;
}

export function createLineIndex(): LineIndex {
  const rows: number[] = [];
  const distances: number[] = [];
  return {
    add(row, line) {
      if (line - row === distances[distances.length - 1]) return;
      rows.push(row);
      distances.push(line - row);
    },
    lineOf(row) {
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rows[middle] as number) <= row) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? undefined : row + (distances[low - 1] as number);
    },
  };
}
