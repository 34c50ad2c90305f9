import { BottomAxis, LeftAxis } from '@latent/charts';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type ReactNode, useId } from 'react';
import { Picture } from '../ui/Picture.tsx';

/** One axis of a plot. */
export interface PlotAxis {
  readonly domain: readonly [number, number];
  /** What it shows, with its unit. */
  readonly title: string;
  /** About how many ticks; default 5. */
  readonly ticks?: number;
}

/** What is needed to draw in a plot: scales from values to pixels, and its frame. */
export interface PlotScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The `clipPath` of what must not leave the frame. */
  readonly clip: string;
}

export interface PlotProps {
  /** What the plot is, for those who hear it. */
  readonly label: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** Height in pixels, axes and titles included; default 0.7 of the width, 260 to 400. */
  readonly height?: (width: number) => number;
  /** No wider than this; default 640. */
  readonly most?: number;
  /** Pixels beside the frame: at least so much room on its right; default 16. */
  readonly right?: number;
  /** Pixels above the frame for what stands there beside the title; default 0. */
  readonly above?: number;
  readonly children: (scales: PlotScales) => ReactNode;
}

/**
 * A plane with two axes that pictures draw in.
 *
 * @example
 * <Plot label="log" x={{ domain: [0, 5], title: 'x' }} y={{ domain: [-2, 2], title: 'log x (nats)' }}>
 *   {(plot) => <Curve plot={plot} points={points} className="ink" />}
 * </Plot>
 */
export function Plot({ label, height = usual, most = 640, ...rest }: PlotProps): ReactNode {
  return (
    <Picture label={label} most={most} height={height}>
      {(width) => <Frame {...rest} width={width} height={height(width)} />}
    </Picture>
  );
}

const usual = (width: number): number => Math.round(Math.min(400, Math.max(260, 0.7 * width)));

const [LEFT, TOP, BOTTOM] = [58, 30, 44];

type FrameProps = Omit<PlotProps, 'label' | 'height' | 'most'> & { readonly width: number; readonly height: number };

function Frame({ x, y, right = 16, above = 0, width, height, children }: FrameProps): ReactNode {
  const id = useId();
  const frame = { left: leftOf(y), right: width - right, top: TOP + above, bottom: height - BOTTOM };
  const plot: PlotScales = {
    ...frame,
    x: scaleLinear(x.domain, [frame.left, frame.right]),
    y: scaleLinear(y.domain, [frame.bottom, frame.top]),
    clip: `url(#${id})`,
  };
  const ticks = x.ticks ?? (width < 420 ? 4 : 5);
  return (
    <>
      <clipPath id={id}>
        <rect
          x={frame.left}
          y={frame.top}
          width={Math.max(0, frame.right - frame.left)}
          height={Math.max(0, frame.bottom - frame.top)}
        />
      </clipPath>
      <BottomAxis scale={plot.x} at={frame.bottom} ticks={ticks} title={x.title} />
      <LeftAxis scale={plot.y} at={frame.left} grid={frame.right - frame.left} ticks={y.ticks ?? 5} title={y.title} />
      {children(plot)}
    </>
  );
}

/** Room for the numbers of the left axis: at least so much, so that pictures below each other begin at one place. */
function leftOf({ domain, ticks = 5 }: PlotAxis): number {
  const scale = scaleLinear(domain, [0, 1]);
  const longest = Math.max(...scale.ticks(ticks).map((tick) => scale.tickFormat(ticks)(tick).length));
  return Math.max(LEFT, Math.ceil(LETTER * longest) + 12);
}

/** About how wide a digit is in pictures. */
const LETTER = 8.3;
