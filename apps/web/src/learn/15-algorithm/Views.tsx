import { markOf } from '@latent/charts';
import { type ReactNode, useMemo } from 'react';
import type { Responsible, Standing } from '../../numbers/halfSteps.ts';
import { type Basin, basinsOf, type Run } from '../../numbers/runs.ts';
import { Cloud } from '../../pictures/Cloud.tsx';
import type { Point } from '../../pictures/Curve.tsx';
import { HeatStrip } from '../../pictures/HeatStrip.tsx';
import { Plane, type Spot, type Track } from '../../pictures/Plane.tsx';
import { Shares } from '../../pictures/Shares.tsx';
import { Staircase } from '../../pictures/Staircase.tsx';
import type { EmMoment } from '../useEm.ts';
import { CodePanel } from './CodePanel.tsx';
import type { Example } from './examples.ts';
import { gaussianOf, sizesOf, spotsOf, withSizes, withSpot } from './spots.ts';
import { lastOfEach, stairOf } from './twin.ts';
import { STARTS } from './useRuns.ts';

export interface ViewsProps {
  readonly example: Example;
  /** The moments up to the one that is shown. */
  readonly history: readonly EmMoment<Standing, Responsible>[];
  readonly runs: readonly Run[];
  /** The buttons: right below the staircase that they climb. */
  readonly steps: ReactNode;
  readonly onDrag: (document: Standing['document']) => void;
}

/** The pictures of one moment of EM: height, parameters, responsibilities, and the line of the program. */
export function Views({ example, history, runs, steps, onDrag }: ViewsProps): ReactNode {
  const moments = lastOfEach(history);
  const now = history.at(-1) as ViewsProps['history'][number];
  const { document, logLikelihood, bound } = now.parameters;
  const { levels } = document.latent;
  const inForce = history.findLast(({ expected, isFork }) => expected || isFork)?.expected;
  const shares = inForce && rowsOf(inForce.posterior);
  const { basins, traces, tracks } = useMemo(() => drawn(example, runs), [example, runs]);
  const spots = spotsOf(document);
  return (
    <div className="views">
      <Staircase stairs={moments.map(stairOf)} others={traces} />
      <div className="steps">{steps}</div>
      <div className="pair">
        <Plane
          label="Parameters"
          x={example.x}
          y={example.y}
          spots={spots}
          ways={spots.map((_, i) => moments.map(({ parameters }) => pointOf(spotsOf(parameters.document)[i])))}
          tracks={tracks}
          onMove={(spot, to) => onDrag(withSpot(document, spot, to))}
          {...(example.spots === 'means' && {
            ground: (plot) => (
              <Cloud
                plot={plot}
                points={example.sample.rows.map(([x, y]): Point => [Number(x), Number(y)])}
                shares={shares}
                means={gaussianOf(document).mean.map(([x = 0, y = 0]): Point => [x, y])}
                covariance={gaussianOf(document).covariance}
              />
            ),
          })}
        />
        <div className="views">
          <CodePanel
            next={now.expected ? 'M' : 'E'}
            said={{
              start: `ℓ = ${moments[0]?.parameters.logLikelihood.toFixed(4)}`,
              E: now.expected ? `bound = ℓ = ${now.expected.bound.toFixed(4)}` : 'makes the bound touch',
              M: bound === undefined ? 'raises the bound' : `ℓ = ${logLikelihood.toFixed(4)}`,
            }}
          />
          <Shares classes={levels} sizes={sizesOf(document)} onChange={(sizes) => onDrag(withSizes(document, sizes))} />
          <HeatStrip
            label="Responsibilities"
            classes={levels}
            rows={shares ?? example.sample.rows.map(() => undefined)}
            nameOf={(row) => example.rowName(example.sample.rows[row] ?? [], row)}
          />
          {runs.length > 0 && <Ends basins={basins} of={runs.length} />}
        </div>
      </div>
    </div>
  );
}

/** Where the starts ended, with how many reached it. */
function Ends({ basins, of }: { readonly basins: readonly Basin[]; readonly of: number }): ReactNode {
  return (
    <ul className="ends" aria-label="Where the starts ended">
      {basins.map(({ logLikelihood, runs }, b) => (
        <li key={logLikelihood}>
          <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden="true">
            <path d={markOf(b).path} fill={markOf(b).colour} />
          </svg>
          <span>
            {runs.length} of {of} end at {logLikelihood.toFixed(3)}
          </span>
        </li>
      ))}
      {of < STARTS && <li className="quiet">{STARTS - of} are still running</li>}
    </ul>
  );
}

const rowsOf = ({ n, row }: Responsible['posterior']): readonly (readonly number[])[] =>
  Array.from({ length: n }, (_, i) => [...row(i)]);

const pointOf = (spot: Spot | undefined): Point => [spot?.x ?? Number.NaN, spot?.y ?? Number.NaN];

/** The other runs in the colours of where they end. */
function drawn({ spots }: Example, runs: readonly Run[]) {
  const basins = basinsOf(runs);
  const each = basins.flatMap((basin, b) => basin.runs.map((run) => ({ ...(runs[run] as Run), mark: markOf(b, 40) })));
  return {
    basins,
    traces: each.map(({ trace, mark }) => ({ trace, colour: mark.colour })),
    tracks: each.flatMap(({ documents, mark }): Track[] => {
      const ways = documents.map(spotsOf);
      const shown = spots === 'means' ? (ways[0] ?? []).map((_, spot) => spot) : [0];
      return shown.map((spot) => ({ mark, points: ways.map((way) => pointOf(way[spot])) }));
    }),
  };
}
