import { probability } from '@latent/charts/number';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { FittedRow, RowSlice } from '../../compute/lab.ts';
import { Mark } from '../../pictures/Mark.tsx';
import { ShareBar } from '../../pictures/ShareBar.tsx';
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

const ROW = 36;

/** Every row of the data in a place that scrolls; only those that can be seen are drawn. */
export function RowTable({
  classes,
  idName,
  slice,
  from,
  chosen,
  onChoose,
  onWindow,
}: RowTableProps): ReactNode {
  const total = slice?.total ?? 0;
  const { place, onScroll, first, count, height, top, reveal } = useWindow(total, ROW);
  useEffect(() => onWindow(first, count), [first, count, onWindow]);
  const rows = Array.from({ length: Math.max(0, Math.min(count, total - first)) }, (_, i) => first + i);

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
    <div className="rows" role="table" aria-label="Rows and their classes" aria-rowcount={total + 1}>
      <div className="line head" role="row" aria-rowindex={1}>
        {[idName ?? 'row', 'class', 'posterior', 'largest', 'entropy'].map((title) => (
          <span key={title} role="columnheader" className={NUMBERS.has(title) ? 'number' : undefined}>
            {title}
          </span>
        ))}
      </div>
      <div
        className="window"
        role="rowgroup"
        ref={place}
        onScroll={onScroll}
        onKeyDown={step}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <div style={{ height }}>
          <div style={{ transform: `translateY(${top}px)` }}>
            {rows.map((index) => (
              <Line
                key={index}
                {...{ index, classes, chosen, onChoose }}
                row={slice?.rows[index - from]}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

const NUMBERS = new Set(['largest', 'entropy']);

interface LineProps extends Pick<RowTableProps, 'classes' | 'chosen' | 'onChoose'> {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: FittedRow | undefined;
}

function Line({ index, row, classes, chosen, onChoose }: LineProps): ReactNode {
  if (!row) return <div className="line" role="row" aria-rowindex={index + 2} />;
  const { responsibilities, isEmpty, entropy } = row;
  const largest = Math.max(...responsibilities);
  const isPossible = Number.isFinite(row.logLikelihood);
  const k = responsibilities.indexOf(largest);
  const name = row.id ?? String(row.row + 1);
  const isChosen = row.row === chosen;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button in the line is the way of the keyboard
    <div
      className={isChosen ? 'line chosen' : 'line'}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      onClick={() => onChoose(row.row)}
    >
      <span role="rowheader">
        <button type="button" className="plain" aria-pressed={isChosen} title={name}>
          {name}
        </button>
      </span>
      <span role="cell" title={isPossible ? classes[k] : undefined}>
        {isPossible ? (
          <>
            <Mark k={k} /> {classes[k]}
          </>
        ) : (
          'impossible'
        )}
      </span>
      <span role="cell">
        {isPossible && <ShareBar names={classes} shares={responsibilities} />}
        {isEmpty && <span className="quiet small"> all missing: the class sizes</span>}
      </span>
      <span role="cell" className="number">
        {isPossible ? probability(largest) : '-'}
      </span>
      <span role="cell" className="number">
        {isPossible ? probability(entropy) : '-'}
      </span>
    </div>
  );
}
