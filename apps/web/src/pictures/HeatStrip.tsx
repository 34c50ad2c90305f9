import { markOf } from '@latent/charts';
import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

export interface HeatStripProps {
  readonly label: string;
  readonly classes: readonly string[];
  /** The responsibilities of the classes for each row; undefined: not known yet. */
  readonly rows: readonly (readonly number[] | undefined)[];
  /** What a row is called, from its position. */
  readonly nameOf: (row: number) => string;
  /** The row that is looked at. */
  readonly chosen?: number;
  readonly onChoose?: (row: number) => void;
  readonly most?: number;
}

const [LEFT, TOP, HEIGHT, FOOT] = [92, 6, 22, 22];

/** Responsibilities as a strip: a column a row of the data, a line a class; the darker, the surer. */
export function HeatStrip({ label, classes, rows, most = 720, ...rest }: HeatStripProps): ReactNode {
  const height = TOP + classes.length * HEIGHT + FOOT;
  return (
    <Picture label={label} most={most} height={() => height}>
      {(width) => (
        <>
          {classes.map((name, k) => (
            <g key={name} transform={`translate(0 ${TOP + (k + 0.5) * HEIGHT})`}>
              <path d={markOf(k).path} fill={markOf(k).colour} transform="translate(8 0)" />
              <text x={20} y={4}>
                {name}
              </text>
            </g>
          ))}
          <Cells rows={rows} classes={classes.length} {...rest} each={Math.min(48, (width - LEFT - 2) / rows.length)} />
        </>
      )}
    </Picture>
  );
}

type CellsProps = Pick<HeatStripProps, 'rows' | 'nameOf' | 'chosen' | 'onChoose'> & {
  readonly classes: number;
  readonly each: number;
};

function Cells({ rows, nameOf, chosen, onChoose, classes, each }: CellsProps): ReactNode {
  const tall = classes * HEIGHT;
  const sparse = Math.ceil(Math.max(...rows.map((_, i) => nameOf(i).length * 8 + 6)) / each);
  return (
    <g transform={`translate(${LEFT} ${TOP})`}>
      <text className="quiet" x={-8} y={tall + 16} textAnchor="end">
        row
      </text>
      {rows.map((shares, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their places
        // biome-ignore lint/a11y/noStaticElementInteractions: a slider does the same by keyboard
        <g key={i} transform={`translate(${i * each} 0)`} onClick={onChoose && (() => onChoose(i))}>
          {Array.from({ length: classes }, (_, k) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: classes are known by their places
              key={k}
              className={shares ? 'share' : 'share unknown'}
              y={k * HEIGHT}
              width={each}
              height={HEIGHT}
              fillOpacity={shares?.[k] ?? 0}
            >
              <title>{`${nameOf(i)}: ${shares?.[k]?.toFixed(4) ?? 'no responsibilities yet'}`}</title>
            </rect>
          ))}
          {i % sparse === 0 && (
            <text className="quiet" x={each / 2} y={tall + 16} textAnchor="middle">
              {nameOf(i)}
            </text>
          )}
        </g>
      ))}
      {chosen !== undefined && <rect className="chosen" x={chosen * each} y={-1} width={each} height={tall + 2} />}
    </g>
  );
}
