/** `row 3 (data.csv:4), id`. */
export function rowPlace(
  { row, line, id }: { readonly row: number; readonly line: number | null; readonly id?: string | undefined },
  file: string | undefined,
): string {
  return `row ${row}${file === undefined || line === null ? '' : ` (${file}:${line})`}${id === undefined ? '' : `, ${id}`}`;
}

/** Positions of the two largest responsibilities; −1 where there is one class. */
export function twoLargest(values: readonly number[]): [number, number] {
  const order = values.map((_, k) => k).sort((i, j) => (values[j] as number) - (values[i] as number) || i - j);
  return [order[0] ?? -1, order[1] ?? -1];
}
