import { BottomAxis } from '@latent/charts';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Picture } from '../ui/Picture.tsx';

/** A bar of the chain: the whole of it is shared out between two levels, and one of them goes on. */
export interface Link {
  /** What its parts are, such as "p(thought)". */
  readonly title: string;
  readonly names: readonly [string, string];
  /** The share of the second level. */
  readonly share: number;
  /** The level that the row has. */
  readonly level: 0 | 1;
  /** What the handle moves, for those who hear it. */
  readonly name: string;
  readonly onChange: (share: number) => void;
}

export interface ChainProps {
  readonly label: string;
  readonly links: readonly Link[];
  /** What is left at the end. */
  readonly title: string;
}

const [LEFT, RIGHT, TOP, BAR, GAP, BOTTOM] = [12, 12, 22, 34, 40, 46];

/** A product of probabilities as parts of parts: each bar is as long as the part of the bar above that the row takes. */
export function Chain({ label, links, title }: ChainProps): ReactNode {
  const height = TOP + (links.length + 1) * (BAR + GAP) + BOTTOM - GAP;
  return (
    <Picture label={label} most={560} height={() => height}>
      {(width) => <Bars links={links} title={title} width={width} height={height} />}
    </Picture>
  );
}

function Bars({
  links,
  title,
  width,
  height,
}: Omit<ChainProps, 'label'> & { width: number; height: number }): ReactNode {
  const x = scaleLinear([0, 1], [LEFT, width - RIGHT]);
  const spans = spansOf(links);
  const [from, to] = spans.at(-1) ?? [0, 1];
  const last = TOP + links.length * (BAR + GAP);
  return (
    <>
      {links.map((link, i) => (
        <Bar
          key={link.title}
          link={link}
          span={spans[i] ?? [0, 1]}
          next={spans[i + 1] ?? [0, 1]}
          x={x}
          y={TOP + i * (BAR + GAP)}
        />
      ))}
      <text className="halo" x={LEFT} y={last - 6}>
        {title} = {(to - from).toFixed(4)}
      </text>
      <rect className="fill-ink" x={x(from)} y={last} width={Math.max(1, x(to) - x(from))} height={BAR} />
      <BottomAxis scale={x} at={height - BOTTOM + 4} ticks={5} title="probability" />
    </>
  );
}

type Span = readonly [from: number, to: number];

interface BarProps {
  readonly link: Link;
  /** Where the bar lies, and where the part of it that goes on. */
  readonly span: Span;
  readonly next: Span;
  readonly x: ReturnType<typeof scaleLinear<number, number>>;
  readonly y: number;
}

function Bar({ link, span, next, x, y }: BarProps): ReactNode {
  const [from, to] = span;
  const border = to - (to - from) * link.share;
  const parts = [
    { name: link.names[0], part: [from, border], share: 1 - link.share },
    { name: link.names[1], part: [border, to], share: link.share },
  ] as const;
  return (
    <g>
      <text className="halo" x={LEFT} y={y - 6}>
        {link.title}
      </text>
      {parts.map(({ name, part: [start, end], share }, level) => (
        <g key={name}>
          <rect
            className={level === link.level ? 'cell picked' : 'cell other'}
            x={x(start)}
            y={y}
            width={x(end) - x(start)}
            height={BAR}
          />
          <text
            x={x((start + end) / 2)}
            y={y + BAR / 2 + 4}
            textAnchor="middle"
            className={level === link.level ? '' : 'quiet'}
          >
            {x(end) - x(start) > 78 ? `${name} ${share.toFixed(2)}` : x(end) - x(start) > 34 ? share.toFixed(2) : ''}
          </text>
        </g>
      ))}
      {next.map((end) => (
        <path key={end} className="old thin dashed" d={`M${x(end)} ${y + BAR}V${y + BAR + GAP}`} />
      ))}
      <Handle
        label={link.name}
        x={x(border)}
        y={y + BAR}
        horizontal={{ value: link.share, min: 0.01, max: 0.99, at: (place) => (to - x.invert(place)) / (to - from) }}
        onChange={({ horizontal }) => horizontal !== undefined && link.onChange(horizontal)}
      >
        <circle r={7} className="fill-new" />
      </Handle>
    </g>
  );
}

/** Where each bar lies, from the whole unit to what is left at the end. */
function spansOf(links: readonly Link[]): readonly Span[] {
  const spans: Span[] = [[0, 1]];
  for (const { share, level } of links) {
    const [from, to] = spans.at(-1) as Span;
    const border = to - (to - from) * share;
    spans.push(level === 1 ? [border, to] : [from, border]);
  }
  return spans;
}
