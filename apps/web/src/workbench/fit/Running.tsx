import { decimals } from '@latent/charts/number';
import { type ReactNode, useEffect, useState } from 'react';
import { cancelFit } from '../session/fitActions.ts';
import { type Job, useSession } from '../session/session.ts';
import { durationText, timeLeft } from './timeLeft.ts';

const TOLERANCE = 1e-8;

/** A fit under way: which start, how good the best is, about how long it takes, and a button that ends it. */
export function Running({ job }: { readonly job: Job }): ReactNode {
  const tolerance = useSession(({ settings }) => settings.tolerance) ?? TOLERANCE;
  const [now, tick] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => tick(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = timeLeft(job, Math.max(now, job.began), Math.max(tolerance, 1e-12));
  const best = Math.max(...[...job.paths.values()].map((path) => path.at(-1)?.objective ?? Number.NEGATIVE_INFINITY));
  return (
    <div className="running">
      <p className="row">
        <progress aria-label="Starts" max={Math.max(1, job.starts)} value={job.paths.size} />
        <span>
          start {job.paths.size} of {job.starts || '…'}
        </span>
        {Number.isFinite(best) && <span>best so far {decimals(best, 4)}</span>}
        <span className="quiet">
          {Math.floor((now - job.began) / 1000)} s{left !== undefined && `, ${durationText(left)} left`}
        </span>
      </p>
      <p>
        <button type="button" disabled={job.isCancelled} onClick={cancelFit}>
          {job.isCancelled ? 'Ending…' : 'Cancel, and keep the best so far'}
        </button>
      </p>
    </div>
  );
}
