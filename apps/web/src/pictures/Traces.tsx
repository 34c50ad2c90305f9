import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type ReactNode, useEffect, useRef } from 'react';
import { Picture } from '../ui/Picture.tsx';
import { iterationTicks, pathScale, rangeOf, type TracePoint } from './traceRange.ts';

export interface TracesProps {
  /** By start: where it stood, step by step. */
  readonly paths: ReadonlyMap<number, readonly TracePoint[]>;
  /** What rises, e.g. "log-likelihood". */
  readonly title: string;
}

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [96, 16, 30, 48, 340];

/** All starts at once, a thin line each, the best bold. Iterations are spaced by their logarithm: short runs and the long one show. */
export function Traces({ paths, title }: TracesProps): ReactNode {
  const { best, least, most, iterations } = rangeOf(paths);
  const scales = (width: number) => ({
    x: pathScale(iterations, LEFT, width - RIGHT),
    y: scaleLinear([least, most], [HEIGHT - BOTTOM, TOP]),
  });
  const drawn = (width: number) => {
    const { x, y } = scales(width);
    return line<TracePoint>(
      ({ iteration }) => x(iteration),
      ({ objective }) => y(objective),
    ).defined(({ objective }) => Number.isFinite(objective));
  };
  return (
    <Picture
      label={`${title} of ${paths.size} starts, step by step`}
      most={760}
      height={() => HEIGHT}
      under={(width) => <ThinLines width={width} paths={paths} draw={drawn(width)} />}
    >
      {(width) => {
        const { x, y } = scales(width);
        const end = best?.at(-1);
        const format = y.tickFormat(5);
        return (
          <>
            <defs>
              <clipPath id="traces">
                <rect x={LEFT} y={0} width={width - LEFT - RIGHT + 8} height={HEIGHT - BOTTOM} />
              </clipPath>
            </defs>
            <text className="quiet" x={LEFT} y={16}>
              {title} (nats)
            </text>
            {y.ticks(5).map((tick) => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <path className="grid" d={`M${LEFT} 0H${width - RIGHT}`} />
                <text className="quiet" x={LEFT - 8} y={4} textAnchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            <path className="axis" d={`M${LEFT} ${HEIGHT - BOTTOM}H${width - RIGHT}`} />
            {iterationTicks(iterations).map((tick) => (
              <g key={tick} transform={`translate(${x(tick)} ${HEIGHT - BOTTOM})`}>
                <path className="axis" d="M0 0V4" />
                <text className="quiet" y={19} textAnchor="middle">
                  {tick}
                </text>
              </g>
            ))}
            <text className="quiet" x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle">
              iterations of a start
            </text>
            {best && <path className="ink" clipPath="url(#traces)" d={drawn(width)([...best]) ?? ''} />}
            {end && <circle className="fill-ink" cx={x(end.iteration)} cy={y(end.objective)} r={4} />}
          </>
        );
      }}
    </Picture>
  );
}

interface ThinLinesProps {
  readonly width: number;
  readonly paths: TracesProps['paths'];
  readonly draw: ReturnType<typeof line<TracePoint>>;
}

/** A grey that shows on light and dark. */
const GREY = '#858a90';

/** The lines of all starts on a canvas, which says nothing to those who hear the page: the picture above it has a name: there may be hundreds of them, drawn anew 20 times a second. */
function ThinLines({ width, paths, draw }: ThinLinesProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const ratio = window.devicePixelRatio;
    canvas.current.width = width * ratio;
    canvas.current.height = HEIGHT * ratio;
    context.scale(ratio, ratio);
    context.beginPath();
    context.rect(LEFT, 0, width - LEFT - RIGHT, HEIGHT - BOTTOM);
    context.clip();
    context.beginPath();
    draw.context(context);
    for (const path of paths.values()) draw([...path]);
    context.strokeStyle = GREY;
    context.lineWidth = 0.8;
    context.stroke();
  });
  return <canvas ref={canvas} className="under" style={{ width, height: HEIGHT }} />;
}
