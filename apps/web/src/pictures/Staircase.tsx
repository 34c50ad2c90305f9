import type { ReactNode } from 'react';
import { Curve, type Point } from './Curve.tsx';
import { Gap } from './Gap.tsx';
import { Plot, type PlotScales } from './Plot.tsx';

/** An iteration of EM: how high the log-likelihood is at its parameters, and the bound on the way there. */
export interface Stair {
  readonly logLikelihood: number;
  /** Where the M-step before raised the bound to. */
  readonly reached: number | undefined;
  /** The bound after the E-step; undefined where it was not taken yet. */
  readonly touched: number | undefined;
}

/** Another run, as a thin line. */
export interface OtherRun {
  readonly trace: readonly number[];
  readonly colour: string;
}

export interface StaircaseProps {
  /** By iteration, from 0. */
  readonly stairs: readonly Stair[];
  /** Iterations that are shown, from the last of `stairs` back; all where there are other runs. */
  readonly window?: number;
  readonly others?: readonly OtherRun[];
}

/** The log-likelihood by iteration, and the bound below it: each E-step lifts the bound until it touches, each M-step climbs both. */
export function Staircase({ stairs, window = 5, others = [] }: StaircaseProps): ReactNode {
  const last = stairs.length - 1;
  const first = others.length > 0 ? 0 : Math.max(0, last - window);
  const end = others.length > 0 ? Math.max(12, last) : first + window;
  const [low, high] = heights(stairs.slice(first), others);
  const margin = Math.max((high - low) * 0.08, 0.004);
  return (
    <Plot
      label="Log-likelihood and bound by iteration"
      x={{
        domain: [first, end + (others.length > 0 ? 0.4 : 0.7)],
        title: 'iteration k',
        ticks: others.length > 0 ? 6 : window,
      }}
      y={{ domain: [low - margin, high + margin], title: 'nats', ticks: 4 }}
      height={(width) => Math.round(Math.min(270, Math.max(230, width * 0.42)))}
      right={18}
      above={14}
      most={720}
    >
      {(plot) => (
        <>
          {others.map(({ trace, colour }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other names
            <Thin key={i} plot={plot} trace={trace} colour={colour} />
          ))}
          <Curve plot={plot} points={stairs.map(({ logLikelihood }, k) => [k, logLikelihood])} className="ink" />
          <Curve plot={plot} points={bound(stairs)} className="latent" />
          {stairs.map((stair, k) => (
            <Dot
              // biome-ignore lint/suspicious/noArrayIndexKey: iterations are known by their places
              key={k}
              {...{ plot, k, stair }}
              isLast={k === last}
              least={k < first ? Number.POSITIVE_INFINITY : low - margin}
            />
          ))}
          <Key plot={plot} />
        </>
      )}
    </Plot>
  );
}

/** The bound's path: down to where the M-step left it, up to where it touches. */
function bound(stairs: readonly Stair[]): Point[] {
  return stairs.flatMap(({ reached, touched }, k) =>
    [reached, touched].flatMap((height): Point[] => (height === undefined ? [] : [[k, height]])),
  );
}

function Dot({
  plot,
  k,
  stair: { logLikelihood, reached, touched },
  isLast,
  least,
}: {
  readonly plot: PlotScales;
  readonly k: number;
  readonly stair: Stair;
  readonly isLast: boolean;
  /** What lies below is not drawn. */
  readonly least: number;
}): ReactNode {
  if (logLikelihood < least) return null;
  const height = plot.y(logLikelihood);
  return (
    <>
      {reached !== undefined && touched === undefined && (
        <Gap x={plot.x(k)} from={height} to={plot.y(reached)} {...(isLast && { name: 'gap' })} />
      )}
      {reached !== undefined && reached >= least && (
        <circle className="fill-latent" cx={plot.x(k)} cy={plot.y(reached)} r={3} />
      )}
      <circle className="fill-ink" cx={plot.x(k)} cy={height} r={isLast ? 5 : 3.5} />
      {touched !== undefined && (
        <circle className="latent" cx={plot.x(k)} cy={plot.y(touched)} r={isLast ? 9 : 6}>
          <title>the bound touches</title>
        </circle>
      )}
    </>
  );
}

function Thin({ plot, trace, colour }: OtherRun & { readonly plot: PlotScales }): ReactNode {
  const points = trace.map((height, k): Point => [k, height]);
  return (
    <g style={{ stroke: colour }}>
      <Curve plot={plot} points={points} className="run" />
    </g>
  );
}

function Key({ plot: { left, top } }: { readonly plot: PlotScales }): ReactNode {
  return (
    <g transform={`translate(${left + 44} ${top - 15})`}>
      <path className="ink" d="M0 0h22" />
      <text x={28} y={5}>
        log-likelihood
      </text>
      <path className="latent" d="M130 0h22" />
      <text x={158} y={5}>
        bound
      </text>
    </g>
  );
}

/**
 * What must be seen: not how far below the first bound began; with other runs not the starts either, whose heights only tell where they were
 * put, unless nothing happens after them.
 */
function heights(stairs: readonly Stair[], others: readonly OtherRun[]): readonly [number, number] {
  const from = (first: number): readonly [number, number] => {
    const shown = [
      ...stairs
        .slice(first)
        .flatMap(({ logLikelihood, reached }, i) => (i === 0 ? [logLikelihood] : [logLikelihood, reached])),
      ...others.flatMap(({ trace }) => trace.slice(first)),
    ].filter((height) => height !== undefined);
    return shown.length > 0 ? [Math.min(...shown), Math.max(...shown)] : [0, 0];
  };
  const [low, high] = from(others.length > 0 ? 1 : 0);
  return high - low < 0.01 ? from(0) : [low, high];
}
