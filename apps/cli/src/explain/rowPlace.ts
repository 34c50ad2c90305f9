/** `row 3 (data.csv:4), id`. */
export function rowPlace(
  { row, line, id }: { readonly row: number; readonly line: number | null; readonly id?: string | undefined },
  file: string | undefined,
): string {
  return `row ${row}${file === undefined || line === null ? '' : ` (${file}:${line})`}${id === undefined ? '' : `, ${id}`}`;
}
