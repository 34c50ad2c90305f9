import type { ReactNode } from 'react';
import { type Coins, HEADS } from '../../numbers/twoCoins.ts';
import { Picture } from '../../ui/Picture.tsx';
import { Lock } from './Lock.tsx';
import { Value } from './Value.tsx';

export interface LoopProps {
  /** Undefined where they are not known yet. */
  readonly coins: Coins | undefined;
  readonly q: readonly number[] | undefined;
  /** Where the parameters may be moved by hand. */
  readonly onCoins?: ((coins: Coins) => void) | undefined;
}

const [HEIGHT, TOP, ROW] = [214, 40, 32];

/** Two boxes, each of which needs what the other holds, and the two half-steps between them. */
export function Loop(props: LoopProps): ReactNode {
  return (
    <Picture label="Parameters and responsibilities, and the half-steps between them" height={() => HEIGHT + 14}>
      {(width) => <Boxes {...props} width={width} />}
    </Picture>
  );
}

const parameters = [
  { key: 'size', label: 'p(coin A)' },
  { key: 'a', label: 'p(heads) of coin A' },
  { key: 'b', label: 'p(heads) of coin B' },
] as const;

function Boxes({ coins, q, onCoins, width }: LoopProps & { readonly width: number }): ReactNode {
  const box = Math.min(250, (width - 72) / 2);
  const right = width - 2 - box;
  return (
    <>
      <Box x={2} width={box} title="parameters" isOpen={coins !== undefined}>
        {parameters.map(({ key, label }, i) => (
          <Value
            key={key}
            x={12}
            y={TOP + 16 + i * (ROW + 16)}
            width={box - 20}
            name={label}
            value={coins?.[key]}
            label={label}
            tone="new"
            onChange={onCoins && coins && ((value) => onCoins({ ...coins, [key]: value }))}
          />
        ))}
      </Box>
      <Box x={right} width={box} title={box < 190 ? 'shares of A' : 'responsibilities of A'} isOpen={q !== undefined}>
        {HEADS.map((heads, row) => (
          <g key={heads}>
            <text x={right + 10} y={TOP + 18 + row * ROW}>
              {heads}
            </text>
            <Value
              x={right + 24}
              y={TOP + 2 + row * ROW}
              width={box - 32}
              value={q?.[row]}
              label={`responsibility of coin A in row ${row + 1}`}
            />
          </g>
        ))}
      </Box>
      <Arrow from={box + 6} to={right - 4} y={70} name="E" isNext={q === undefined} />
      <Arrow from={right - 4} to={box + 6} y={150} name="M" isNext={q !== undefined} />
    </>
  );
}

interface BoxProps {
  readonly x: number;
  readonly width: number;
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

function Box({ x, width, title, isOpen, children }: BoxProps): ReactNode {
  return (
    <g>
      <rect className={isOpen ? 'box' : 'box dashed'} x={x} y={2} width={width} height={HEIGHT - 4} rx={6} />
      <text className="strong" x={x + 10} y={24}>
        {title}
      </text>
      <Lock x={x + width - 18} y={18} isOpen={isOpen} />
      {children}
    </g>
  );
}

interface ArrowProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly name: string;
  readonly isNext: boolean;
}

function Arrow({ from, to, y, name, isNext }: ArrowProps): ReactNode {
  const back = to > from ? -8 : 8;
  return (
    <g>
      <path className={isNext ? 'new' : 'quiet-line'} d={`M${from} ${y}H${to}m${back} -6l${-back} 6l${back} 6`} />
      <text className={isNext ? 'strong' : 'quiet'} x={(from + to) / 2} y={y - 12} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}
