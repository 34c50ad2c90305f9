import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Curve, sampled } from './Curve.tsx';
import { Gap } from './Gap.tsx';
import { Legend, type LegendItem } from './Legend.tsx';
import { Plot, type PlotScales } from './Plot.tsx';

/** A parameter's value that a person can move. */
export interface Place {
  readonly label: string;
  readonly value: number;
  readonly onChange?: (value: number) => void;
}

export interface BoundPlotProps {
  readonly label: string;
  /** The parameter along the axis. */
  readonly parameter: string;
  readonly domain: readonly [number, number];
  /** The heights that are shown, in nats. */
  readonly heights: readonly [number, number];
  readonly logLikelihood: (value: number) => number;
  readonly bound: (value: number) => number;
  /** Drawn dashed over the log-likelihood, where the two are one. */
  readonly isCollapsed?: boolean;
  /** Where the bound was built, if q is the posterior somewhere: a hollow handle on the curve. */
  readonly old?: Place | undefined;
  /** A solid handle below the curve, with the gap above it. */
  readonly now: Place;
  /** What the legend calls it; default `now`. */
  readonly nowName?: string;
  readonly children?: (plot: PlotScales) => ReactNode;
}

/** The log-likelihood along one parameter, the bound below it, and the gap between them. */
export function BoundPlot(props: BoundPlotProps): ReactNode {
  const { label, parameter, domain, heights } = props;
  return (
    <Plot
      label={label}
      x={{ domain, title: parameter }}
      y={{ domain: heights, title: 'log-likelihood and bound (nats)' }}
      height={(width) => Math.round(Math.min(430, Math.max(330, 0.75 * width)))}
      above={24}
    >
      {(plot) => <Curves {...props} plot={plot} />}
    </Plot>
  );
}

function Curves(props: BoundPlotProps & { readonly plot: PlotScales }): ReactNode {
  const { plot, domain, logLikelihood, bound, isCollapsed = false, old, now, nowName = 'now', children } = props;
  const inside = (height: number): number => Math.min(plot.bottom, Math.max(plot.top, plot.y(height)));
  const [top, floor] = [logLikelihood(now.value), bound(now.value)];
  return (
    <>
      <Legend items={[...meanings, ...(old ? [hollow] : []), { ...solid, name: nowName }]} x={0} y={12} />
      <Curve plot={plot} points={sampled(logLikelihood, domain)} className="ink" />
      <Curve plot={plot} points={sampled(bound, domain)} className={isCollapsed ? 'latent dashed' : 'latent'} />
      <path className="new thin dashed" d={`M${plot.x(now.value)} ${plot.bottom}V${inside(floor)}`} />
      {!isCollapsed && <Gap x={plot.x(now.value)} from={inside(top)} to={inside(floor)} />}
      <circle className="fill-ink" cx={plot.x(now.value)} cy={inside(top)} r={4} />
      <circle className="fill-latent" cx={plot.x(now.value)} cy={inside(floor)} r={4} />
      {children?.(plot)}
      {old && (
        <Moved place={old} plot={plot} y={inside(logLikelihood(old.value))} domain={domain} className="fill-old" />
      )}
      <Moved place={now} plot={plot} y={plot.bottom} domain={domain} className="fill-new" />
    </>
  );
}

interface MovedProps extends Pick<BoundPlotProps, 'domain'> {
  readonly place: Place;
  readonly plot: PlotScales;
  readonly y: number;
  readonly className: string;
}

function Moved({ place: { label, value, onChange }, plot, y, domain: [min, max], className }: MovedProps): ReactNode {
  if (!onChange) return <circle className={className} cx={plot.x(value)} cy={y} r={7} />;
  return (
    <Handle
      label={label}
      x={plot.x(value)}
      y={y}
      horizontal={{ value, min, max, at: (place) => plot.x.invert(place) }}
      onChange={({ horizontal }) => horizontal !== undefined && onChange(horizontal)}
    >
      <circle className={className} r={7} />
    </Handle>
  );
}

const meanings: readonly LegendItem[] = [
  { name: 'log-likelihood', className: 'ink' },
  { name: 'bound', className: 'latent' },
];
const hollow: LegendItem = { name: 'old', className: 'fill-old', kind: 'dot' };
const solid = { className: 'fill-new', kind: 'dot' } as const;
