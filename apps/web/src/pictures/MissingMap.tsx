import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

export interface MissingMapProps {
  readonly columns: readonly string[];
  /** Which columns are missing, and in how many rows; the most frequent first. */
  readonly patterns: readonly { readonly missing: readonly boolean[]; readonly rows: number }[];
}

const [LEFT, TOP, LINE, BOTTOM, BARS] = [4, 96, 18, 26, 150];
const NAMED = 26;

/** A line for every pattern of missing cells, a column for every column; beside it in how many rows it comes. */
export function MissingMap({ columns, patterns }: MissingMapProps): ReactNode {
  const top = columns.length <= NAMED ? TOP : 12;
  const total = patterns.reduce((sum, { rows }) => sum + rows, 0);
  const most = Math.max(1, ...patterns.map(({ rows }) => rows));
  return (
    <Picture label="Patterns of missing cells" most={720} height={() => top + patterns.length * LINE + BOTTOM}>
      {(width) => {
        const each = Math.min(44, (width - LEFT - BARS) / Math.max(1, columns.length));
        const right = LEFT + each * columns.length + 12;
        return (
          <>
            {columns.length <= NAMED &&
              columns.map((name, i) => (
                <text key={name} transform={`translate(${LEFT + (i + 0.5) * each + 4} ${top - 8}) rotate(-55)`}>
                  {name.length > 14 ? `${name.slice(0, 13)}…` : name}
                </text>
              ))}
            {patterns.map(({ missing, rows }, p) => (
              <g key={missing.map(Number).join('')} transform={`translate(0 ${top + p * LINE})`}>
                {missing.map((isMissing, i) => (
                  <rect
                    key={columns[i]}
                    className={isMissing ? 'hole' : 'seen'}
                    x={LEFT + i * each}
                    width={Math.max(1, each - 2)}
                    height={LINE - 3}
                  />
                ))}
                <rect className="count" x={right} width={(64 * rows) / most} height={LINE - 3} />
                <text x={right + 70} y={LINE - 6}>
                  {rows.toLocaleString('en')}
                  <tspan className="quiet"> {percent(rows / total)}</tspan>
                </text>
              </g>
            ))}
            <text className="quiet" x={LEFT} y={top + patterns.length * LINE + 18}>
              filled: seen · empty: missing
            </text>
            <text className="quiet" x={right} y={top + patterns.length * LINE + 18}>
              rows
            </text>
          </>
        );
      }}
    </Picture>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;
