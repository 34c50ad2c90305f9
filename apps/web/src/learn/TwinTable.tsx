import { DataTable } from '@latent/charts';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useExplain } from '../ui/explanation.ts';
import { cellName, type Twin } from './line.ts';

/** A lesson's table. Of the numbers that can be asked about one is a stop to Tab; arrows go between them. */
export function TwinTable({ name, ...table }: Twin): ReactNode {
  const explain = useExplain();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const known = (row: number, column: number): boolean =>
    explain(name?.(row, column) ?? cellName(row, column)) !== undefined;
  const first = table.rows.flatMap((cells, row) =>
    cells.flatMap((_, column) => (known(row, column) ? [`${row} ${column}`] : [])),
  );
  const stop = at !== undefined && first.includes(at) ? at : first[0];

  function move(event: KeyboardEvent, row: number, column: number): void {
    const [down, right] = MOVES[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const cells = [...(place.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])];
    const ahead = cells.filter(({ dataset }) => {
      const [r = 0, c = 0] = (dataset['at'] ?? '').split(' ').map(Number);
      return down === 0 ? r === row && (c - column) * right > 0 : c === column && (r - row) * down > 0;
    });
    (down + right > 0 ? ahead[0] : ahead.at(-1))?.focus();
  }

  return (
    <div ref={place}>
      <DataTable
        {...table}
        cell={(text, row, column) => {
          if (text === '') return text;
          const place = `${row} ${column}`;
          const isKnown = known(row, column);
          return (
            <span
              data-name={name?.(row, column) ?? cellName(row, column)}
              {...(isKnown && {
                className: 'asks',
                role: 'button',
                'data-at': place,
                tabIndex: place === stop ? 0 : -1,
                onFocus: () => setAt(place),
                onKeyDown: (event: KeyboardEvent) => move(event, row, column),
              })}
            >
              {text}
            </span>
          );
        }}
      />
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
