import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

export interface WaterfallProps {
  /** The class that is spoken for, and the one against it. */
  readonly classes: readonly [string, string];
  /** log(size of the first / size of the second), in nats. */
  readonly prior: number;
  readonly items: readonly {
    readonly name: string;
    /** Null where nothing was observed: it adds 0. */
    readonly cell: string | null;
    /** What it adds, in nats. */
    readonly logOdds: number;
  }[];
}

const [RIGHT, TOP, BOTTOM] = [20, 26, 46];

/** Names stand beside their bars, or above them where that leaves too little room. */
const layoutOf = (width: number) =>
  width < 440 ? { isAbove: true, left: 12, line: 42, bar: 22 } : { isAbove: false, left: 180, line: 24, bar: 4 };

/** The log-odds of two classes as a sum: the prior odds, then a bar an item, each beginning where the last one ended. */
export function Waterfall({ classes: [first, second], prior, items }: WaterfallProps): ReactNode {
  const bars = barsOf(prior, items);
  return (
    <Picture
      label={`Log-odds of ${first} against ${second}, item by item`}
      height={(width) => TOP + layoutOf(width).line * bars.length + BOTTOM}
    >
      {(width) => <Bars {...{ bars, first, second, width }} />}
    </Picture>
  );
}

interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'prior' | 'item' | 'missing' | 'sum';
}

/** Bars reach no further than this: an impossible answer has no end. */
const MOST = 60;

function barsOf(prior: number, items: WaterfallProps['items']): Bar[] {
  let at = prior;
  const bars = items.map(({ name, cell, logOdds }): Bar => {
    const from = at;
    at += logOdds;
    return { name: `${name} = ${cell ?? '?'}`, from, to: at, kind: cell === null ? 'missing' : 'item' };
  });
  return [
    { name: 'class sizes', from: 0, to: prior, kind: 'prior' },
    ...bars,
    { name: 'sum', from: 0, to: at, kind: 'sum' },
  ];
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly first: string;
  readonly second: string;
  readonly width: number;
}

function Bars({ bars, first, second, width }: BarsProps): ReactNode {
  const { isAbove, left, line, bar } = layoutOf(width);
  const shown = (value: number): number => Math.max(-MOST, Math.min(MOST, value));
  const ends = bars.flatMap(({ from, to }) => [shown(from), shown(to)]);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [left, width - RIGHT - 44]).nice(4);
  const bottom = TOP + line * bars.length;
  return (
    <>
      <text className="quiet" x={left} y={14}>
        → for {first}, ← for {second}
      </text>
      {x.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <path className="grid" d={`M0 ${TOP}V${bottom}`} />
          <text className="quiet" y={bottom + 16} textAnchor="middle">
            {x.tickFormat(4)(tick)}
          </text>
        </g>
      ))}
      <path className="axis" d={`M${x(0)} ${TOP}V${bottom}`} />
      <text className="quiet" x={(left + width) / 2} y={bottom + 38} textAnchor="middle">
        log-odds (nats)
      </text>
      {bars.map(({ name, from, to, kind }, i) => {
        const [a, b] = [x(shown(from)), x(shown(to))];
        const y = TOP + line * i;
        return (
          <g key={name} data-name={name}>
            <title>{`${name}: ${signed(to - from)}`}</title>
            <text
              className={kind === 'missing' ? 'quiet' : undefined}
              x={isAbove ? left : left - 8}
              y={y + 16}
              textAnchor={isAbove ? 'start' : 'end'}
            >
              {cut(name, isAbove ? width : left)}
            </text>
            <rect
              className={`waterfall ${kind}`}
              x={Math.min(a, b)}
              y={y + bar}
              width={Math.max(1, Math.abs(b - a))}
              height={16}
            />
            <text x={Math.max(a, b) + 5} y={y + bar + 12}>
              {signed(to - from)}
            </text>
          </g>
        );
      })}
    </>
  );
}

const signed = (value: number): string =>
  Number.isFinite(value) ? `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}` : value > 0 ? '+∞' : '−∞';

const cut = (name: string, width: number): string => {
  const most = Math.floor((width - 12) / 7);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
};
