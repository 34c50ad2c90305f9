import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

export interface SheetProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** What the cells hold, hidden or not. */
  readonly rows: readonly (readonly string[])[];
  readonly isHidden: (row: number, column: number) => boolean;
  readonly onCell: (row: number, column: number) => void;
  /** Hides a whole column, or reveals it where all of it is hidden. */
  readonly onColumn: (column: number) => void;
  /** How many rows stand below each other before a new block begins beside them. */
  readonly tall: number;
}

/** A table of data whose cells can be hidden one by one, or by their column's head. To Tab its cells are one stop; arrows go between them. */
export function Sheet({ label, columns, rows, isHidden, onCell, onColumn, tall }: SheetProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  const [at, setAt] = useState('0 0');
  const blocks = Math.ceil(rows.length / tall);

  function move(event: KeyboardEvent, row: number, column: number): void {
    const [down, right] = MOVES[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const next = `${row + down} ${column + right}`;
    const button = place.current?.querySelector<HTMLButtonElement>(`[data-cell="${next}"]`);
    if (!button) return;
    setAt(next);
    button.focus();
  }

  return (
    <section ref={place} className="sheet" aria-label={label}>
      {Array.from({ length: blocks }, (_, block) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are known by their place
        <table key={block}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">row</span>
              </th>
              {columns.map((name, column) => (
                <th key={name} scope="col">
                  <button type="button" className="plain" onClick={() => onColumn(column)}>
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(block * tall, (block + 1) * tall).map((cells, i) => {
              const row = block * tall + i;
              return (
                <tr key={row}>
                  <th scope="row" className="quiet">
                    {row + 1}
                  </th>
                  {cells.map((cell, column) => {
                    const isAway = isHidden(row, column);
                    const name = columns[column] as string;
                    return (
                      <td key={name}>
                        <button
                          type="button"
                          className={isAway ? 'cell-button away' : 'cell-button'}
                          data-name={`row ${row + 1}`}
                          data-cell={`${row} ${column}`}
                          tabIndex={at === `${row} ${column}` ? 0 : -1}
                          aria-label={`Row ${row + 1}, ${name}: ${isAway ? 'hidden' : cell}`}
                          onClick={() => {
                            setAt(`${row} ${column}`);
                            onCell(row, column);
                          }}
                          onKeyDown={(event) => move(event, row, column)}
                        >
                          {isAway ? '?' : cell}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </section>
  );
}

const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
