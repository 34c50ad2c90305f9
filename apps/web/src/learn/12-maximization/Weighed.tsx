import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Picture } from '../../ui/Picture.tsx';
import type { Best, Family } from './family.ts';

export interface WeighedProps {
  readonly family: Family;
  readonly shares: readonly number[];
  readonly best: Best;
}

const [LEFT, RIGHT] = [58, 60];

/** The rows by their shares: pieces laid end to end for each level, or dots as large as their shares on a line of numbers. */
export function Weighed(props: WeighedProps): ReactNode {
  return props.family.levels ? <Pieces {...props} levels={props.family.levels} /> : <Dots {...props} />;
}

function Pieces({ family, shares, levels }: WeighedProps & { readonly levels: readonly string[] }): ReactNode {
  return (
    <Picture label="Expected counts: the shares of the rows by level" height={() => 30 * levels.length + 22}>
      {(width) => {
        const x = scaleLinear([0, 4.5], [LEFT, width - RIGHT]);
        return (
          <>
            {levels.map((level, l) => {
              let end = 0;
              const pieces = shares.flatMap((share, i) => {
                if (family.cells[i] !== level) return [];
                end += share;
                return [{ row: i + 1, from: end - share, share }];
              });
              return (
                <g key={level} transform={`translate(0 ${30 * l})`}>
                  <text x={LEFT - 8} y={19} textAnchor="end">
                    {level}
                  </text>
                  {pieces.map(({ row, from, share }) => (
                    <rect key={row} className="piece" x={x(from)} y={3} width={x(share) - x(0)} height={24}>
                      <title>{`row ${row}: ${share}`}</title>
                    </rect>
                  ))}
                  <text x={x(end) + 8} y={19}>
                    {end.toFixed(2)}
                  </text>
                </g>
              );
            })}
            <text className="quiet" x={LEFT} y={30 * levels.length + 16}>
              expected counts; a piece is a row’s share
            </text>
          </>
        );
      }}
    </Picture>
  );
}

function Dots({ family, shares, best }: WeighedProps): ReactNode {
  const values = family.cells.map(Number);
  const isMean = family.id !== 'own';
  return (
    <Picture label="The rows, as large as their shares" height={() => 84}>
      {(width) => {
        const ticks = width < 420 ? 4 : 6;
        const x = scaleLinear([Math.min(0, ...values) - 0.5, Math.max(...values) + 0.5], [LEFT, width - 16]);
        return (
          <>
            <path className="axis" d={`M${LEFT} 36H${width - 16}`} />
            {values.map((value, i) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their places
                key={i}
                className="weight"
                cx={x(value)}
                cy={36}
                r={15 * Math.sqrt(shares[i] as number)}
              >
                <title>{`row ${i + 1}: x = ${value}, share ${shares[i]}`}</title>
              </circle>
            ))}
            {x.ticks(ticks).map((tick) => (
              <text key={tick} className="quiet" x={x(tick)} y={66} textAnchor="middle">
                {x.tickFormat(ticks)(tick)}
              </text>
            ))}
            {isMean && <path className="new" d={`M${x(best.theta)} 18V54`} />}
            <text className="quiet" x={(LEFT + width - 16) / 2} y={82} textAnchor="middle">
              x; size: the row’s share{isMean ? '; line: the balance' : ''}
            </text>
          </>
        );
      }}
    </Picture>
  );
}
