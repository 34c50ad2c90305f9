import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Curve, type Point } from './Curve.tsx';
import { Plot, type PlotAxis, type PlotScales } from './Plot.tsx';
import { textWidth } from './textWidth.ts';

/** Two parameters as a place of the plane. */
export interface Spot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** How the place is drawn, about (0, 0); a blue dot where absent. */
  readonly mark?: { readonly colour: string; readonly path: string };
}

/** The way of another run. */
export interface Track {
  readonly points: readonly Point[];
  readonly mark: { readonly colour: string; readonly path: string };
}

export interface PlaneProps {
  readonly label: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly spots: readonly Spot[];
  /** The ways of the spots so far, from their start; the last place but one is the old one. */
  readonly ways: readonly (readonly Point[])[];
  readonly tracks: readonly Track[];
  readonly onMove: (spot: number, to: { readonly x?: number; readonly y?: number }) => void;
  /** What lies below: data, lines of equal density. */
  readonly ground?: (plot: PlotScales) => ReactNode;
}

/** A plane of parameters: where they are (solid), where they were (hollow), how they came there; each spot can be dragged. */
export function Plane({ label, x, y, spots, ways, tracks, onMove, ground }: PlaneProps): ReactNode {
  return (
    <Plot label={label} x={x} y={y} most={400} height={(width) => width - 58 - 16 + 30 + 44}>
      {(plot) => (
        <>
          {ground?.(plot)}
          {tracks.map(({ points, mark }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other names
            <Way key={i} plot={plot} points={points} {...mark} />
          ))}
          {ways.map((way, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spots keep their places
            <Old key={i} plot={plot} way={way} />
          ))}
          {spots.map((spot, i) => (
            <Handle
              key={spot.name}
              label={spot.name}
              x={plot.x(spot.x)}
              y={plot.y(spot.y)}
              horizontal={{ ...limits(x, spot.x), at: (place) => plot.x.invert(place) }}
              vertical={{ ...limits(y, spot.y), at: (place) => plot.y.invert(place) }}
              onChange={({ horizontal, vertical }) =>
                onMove(i, {
                  ...(horizontal !== undefined && { x: horizontal }),
                  ...(vertical !== undefined && { y: vertical }),
                })
              }
            >
              {spot.mark ? (
                <path className="spot" d={spot.mark.path} fill={spot.mark.colour} />
              ) : (
                <circle r={7} className="fill-new" />
              )}
              <text className="halo" {...beside(spot, i, plot)}>
                {spot.name}
              </text>
            </Handle>
          ))}
        </>
      )}
    </Plot>
  );
}

/** A name to the left of its spot does not reach over the axis. */
function beside({ name, x }: Spot, i: number, plot: PlotScales) {
  const place = BESIDE[i % BESIDE.length] as (typeof BESIDE)[number];
  const room = plot.x(x) - plot.left - textWidth(name) - 8;
  return place.x < 0 ? { ...place, x: Math.max(place.x, -room), y: room < -place.x ? 20 : place.y } : place;
}

/** Names beside their spots, on different sides: spots may lie close together. */
const BESIDE = [
  { x: 11, y: -7 },
  { x: -11, y: 16, textAnchor: 'end' },
  { x: 11, y: 16 },
] as const;

/** A handle stays inside the frame, and off probabilities 0 and 1. */
const limits = ({ domain: [from, to] }: PlotAxis, value: number) => ({ value, min: from + 0.01, max: to - 0.01 });

function Old({ plot, way }: { readonly plot: PlotScales; readonly way: readonly Point[] }): ReactNode {
  const before = way.at(-2);
  return (
    <>
      <Curve plot={plot} points={way} className="old thin" />
      {before && <circle className="fill-old" cx={plot.x(before[0])} cy={plot.y(before[1])} r={5} />}
    </>
  );
}

function Way({
  plot,
  points,
  colour,
  path,
}: Track['mark'] & Pick<Track, 'points'> & { readonly plot: PlotScales }): ReactNode {
  const end = points.at(-1);
  return (
    <g style={{ stroke: colour }}>
      <Curve plot={plot} points={points} className="run" />
      {end && <path d={path} fill={colour} transform={`translate(${plot.x(end[0])} ${plot.y(end[1])})`} />}
    </g>
  );
}
