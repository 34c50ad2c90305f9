import { decimals } from '@latent/charts/number';
import { type ReactNode, useEffect, useState } from 'react';
import { cancelFit } from '../session/fitActions.ts';
import type { Job } from '../session/session.ts';
import { timeLeft, timeLeftText } from './timeLeft.ts';

/** A fit under way: which start, how good the best is, between what and what it still takes, and a button that ends it. */
export function Running({ job }: { readonly job: Job }): ReactNode {
  const [now, tick] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => tick(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = timeLeft(job, Math.max(now, job.began));
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
          {Math.floor((now - job.began) / 1000)} s{left !== undefined && `, ${timeLeftText(left)}`}
          {left !== undefined && job.settings.starts === 'auto' && ', and more starts where these disagree'}
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
