import type { ReactNode } from 'react';

/** A table as data: the twin of a picture, or a table in its own right. */
export interface TableData {
  readonly caption: string;
  readonly head: readonly string[];
  /** Texts as they are shown. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns, from the left, are words; the others are numbers. Default 1. */
  readonly words?: number;
}

export interface DataTableProps extends Omit<TableData, 'caption'> {
  readonly caption?: string | undefined;
  /** False where what stands around the table says its caption. */
  readonly titled?: boolean;
  /** How a cell is drawn; default: its text. */
  readonly cell?: (text: string, row: number, column: number) => ReactNode;
}

/** A table that scrolls where it is too wide for its place. */
export function DataTable({ caption, head, rows, words = 1, titled = true, cell }: DataTableProps): ReactNode {
  const side = (i: number): string | undefined => (i < words ? undefined : 'number');
  return (
    <section
      className="scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={caption ?? head.filter((name) => name !== '').join(', ')}
    >
      <table>
        {titled && caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={i} scope="col" className={side(i)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal
            <tr key={r}>
              {row.map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells may be equal
                <td key={i} className={side(i)}>
                  {cell ? cell(text, r, i) : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
