import { DataTable } from '@latent/charts';
import { logLikelihood } from '@latent/charts/number';
import type { ReactNode } from 'react';
import type { FitRecord } from '../../compute/lab.ts';
import { Traces } from '../../pictures/Traces.tsx';
import { withSteps } from '../session/paths.ts';
import type { Job } from '../session/session.ts';

export interface CourseProps {
  /** The fit as it was seen while it ran; a fit of an earlier visit has only the way of its winner. */
  readonly job: Job | undefined;
  readonly record: FitRecord | undefined;
}

/** How the starts of a fit rose, as a picture and in numbers. */
export function Course({ job, record }: CourseProps): ReactNode {
  const paths = job?.paths ?? (record ? winnerOf(record) : new Map());
  if (paths.size === 0) return null;
  const hasPrior = record && !job ? record.fit.logPrior !== 0 : job?.hasPrior;
  const title = hasPrior ? 'log-likelihood + log-prior' : 'log-likelihood';
  const ends = [...paths].flatMap(([start, path]) => {
    const end = path.at(-1);
    return end ? [[String(start + 1), String(end.iteration), logLikelihood(end.objective)]] : [];
  });
  return (
    <>
      <figure className="figure">
        <Traces paths={paths} title={title} />
      </figure>
      {!job && <p className="small quiet">The way of the start that won; those of the others are not kept.</p>}
      <details>
        <summary>The numbers of the picture</summary>
        <DataTable caption="Where each start stood last" head={['start', 'iterations', title]} rows={ends} />
      </details>
    </>
  );
}

const winnerOf = ({ fit }: FitRecord): Job['paths'] =>
  withSteps(
    new Map(),
    fit.trace.map((objective, iteration) => ({ start: 0, iteration, objective })),
  );
