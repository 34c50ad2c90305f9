import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';
import { Strip } from './Strip.tsx';

export interface CoinRowsProps {
  /** Heads of every row. */
  readonly heads: readonly number[];
  readonly flips: number;
  /** The share of coin A in every row; undefined where nobody has one yet. */
  readonly q: readonly number[] | undefined;
  /** p(coin A | heads) of every row, marked on the strips. */
  readonly posterior?: readonly number[] | undefined;
  readonly onChange?: ((q: readonly number[]) => void) | undefined;
}

const [ROW, TOP, COUNT, GAP] = [36, 30, 62, 14];

/** Rows of coin flips, heads filled, and beside each how it is shared out between the two coins. */
export function CoinRows({ heads, ...rest }: CoinRowsProps): ReactNode {
  return (
    <Picture label="Rows of flips and q of each row" height={() => TOP + ROW * heads.length + 4}>
      {(width) => <Rows {...rest} heads={heads} width={width} />}
    </Picture>
  );
}

function Rows({ heads, flips, q, posterior, onChange, width }: CoinRowsProps & { readonly width: number }): ReactNode {
  const pitch = width < 420 ? 9 : 15;
  const left = flips * pitch + COUNT + GAP;
  const strip = { x: left, width: width - left - 8 };
  const x = scaleLinear([0, 1], [strip.x, strip.x + strip.width]);
  return (
    <>
      <text className="quiet" x={0} y={14}>
        heads of {flips} flips
      </text>
      <text className="quiet" x={strip.x} y={14}>
        {posterior ? 'q, and ▾ the posterior' : 'q: coin A or coin B'}
      </text>
      {heads.map((count, row) => {
        const y = TOP + row * ROW;
        const share = q?.[row];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be equal
          <g key={row}>
            <Flips {...{ count, flips, pitch }} y={y + 12} />
            <text x={flips * pitch + 6} y={y + 16}>
              {count} heads
            </text>
            {share === undefined ? (
              <g>
                <rect className="unknown" x={strip.x} y={y} width={strip.width} height={24} />
                <text className="quiet" x={strip.x + strip.width / 2} y={y + 17} textAnchor="middle">
                  ?
                </text>
              </g>
            ) : (
              <Strip
                {...strip}
                y={y}
                height={24}
                shares={[share, 1 - share]}
                names={[`A ${share.toFixed(2)}`, `B ${(1 - share).toFixed(2)}`]}
                label={() => `q(coin A) of row ${row + 1}`}
                onChange={
                  onChange && (([next = share]) => onChange(q?.map((old, i) => (i === row ? next : old)) ?? []))
                }
              />
            )}
            {posterior && <path className="fill-ink" d={`M${x(posterior[row] as number)} ${y + 1}l-5 -8h10z`} />}
          </g>
        );
      })}
    </>
  );
}

interface FlipsProps {
  readonly count: number;
  readonly flips: number;
  readonly pitch: number;
  readonly y: number;
}

function Flips({ count, flips, pitch, y }: FlipsProps): ReactNode {
  return Array.from({ length: flips }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: flips are alike
    <circle key={i} className={i < count ? 'fill-ink' : 'tail'} cx={(i + 0.5) * pitch} cy={y} r={pitch * 0.36} />
  ));
}
