import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { RowSlice } from '../../compute/lab.ts';
import { RowLine } from './RowLine.tsx';
import { useWindow } from './useWindow.ts';

export interface RowTableProps {
  readonly classes: readonly string[];
  /** What names the rows; without a column of ids they are numbered from 1. */
  readonly idName: string | undefined;
  /** What was asked for last; its rows begin at `from`. */
  readonly slice: RowSlice | undefined;
  readonly from: number;
  /** The row whose explanation is shown, from 0. */
  readonly chosen: number | undefined;
  readonly onChoose: (row: number) => void;
  /** Other rows can be seen now, by their place in the order. */
  readonly onWindow: (first: number, count: number) => void;
}

/** Height of a line in pixels; the style sheet has the same. */
const ROW = 36;

/** Every row of the data in a place that scrolls; only those that can be seen are drawn. */
export function RowTable({ classes, idName, slice, from, chosen, onChoose, onWindow }: RowTableProps): ReactNode {
  const total = slice?.total ?? 0;
  const { place, onScroll, first, count, height, top, reveal } = useWindow(total, ROW);
  useEffect(() => onWindow(first, count), [first, count, onWindow]);
  const shown = Array.from({ length: Math.max(0, Math.min(count, total - first)) }, (_, i) => first + i);

  function step(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = slice?.rows.findIndex(({ row }) => row === chosen) ?? -1;
    const next = at < 0 ? undefined : slice?.rows[at + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    reveal(from + at + by);
    onChoose(next.row);
  }

  return (
    <section
      className="rows scroll"
      aria-label="Rows and their classes"
      ref={place}
      onScroll={onScroll}
      onKeyDown={step}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col">{idName ?? 'row'}</th>
            <th scope="col">class</th>
            <th scope="col">posterior</th>
            <th scope="col" className="number">
              largest
            </th>
            <th scope="col" className="number">
              entropy
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={top} />
          {shown.map((index) => (
            <RowLine key={index} {...{ index, classes, chosen, onChoose }} row={slice?.rows[index - from]} />
          ))}
          <Gap height={Math.max(0, height - top - shown.length * ROW)} />
        </tbody>
      </table>
    </section>
  );
}

/** The room of the rows that are not drawn. */
function Gap({ height }: { readonly height: number }): ReactNode {
  return height > 0 && <tr className="gap" style={{ height }} />;
}
