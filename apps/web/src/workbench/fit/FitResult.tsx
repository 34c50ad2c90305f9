import { criterion, decimals, logLikelihood } from '@latent/charts/number';
import type { ReactNode } from 'react';
import type { FitRecord } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { pinFit, unpinFit } from '../session/fitActions.ts';
import { MOST_PINNED, useSession } from '../session/session.ts';
import { useChoice } from '../useModel.ts';

/** Where a fit ended, and how far to trust it. */
export function FitResult({ record }: { readonly record: FitRecord }): ReactNode {
  const { fit, took } = record;
  const { starts, criteria, identifiability, producer, warnings } = fit;
  const choice = useChoice();
  const isPinned = useSession(({ pinned }) => pinned.includes(record.id));
  const isFull = useSession(({ pinned }) => pinned.length >= MOST_PINNED);
  const isOfNow = JSON.stringify(choice) === JSON.stringify(record.choice);
  return (
    <>
      {!isOfNow && (
        <Notice
          error={{
            level: 'info',
            message: 'The model was changed after this fit.',
            fix: 'Fit again to see the new one.',
          }}
        />
      )}
      <p role="status">
        <strong>{ENDINGS[fit.stopReason]}</strong> {starts.atBest} of {starts.count}{' '}
        {starts.count === 1 ? 'start' : 'starts'} reached this optimum.
      </p>
      <dl className="figures">
        <dt>log-likelihood</dt>
        <dd data-figure="logLikelihood">{logLikelihood(fit.logLikelihood)}</dd>
        <dt>a row</dt>
        <dd>{logLikelihood(fit.logLikelihoodPerRow)}</dd>
        <dt>free parameters</dt>
        <dd>{fit.freeParameters}</dd>
        <dt>BIC</dt>
        <dd data-figure="bic">{criterion(criteria.bic)}</dd>
        <dt>AIC</dt>
        <dd>{criterion(criteria.aic)}</dd>
        <dt>entropy R²</dt>
        <dd>{decimals(criteria.entropyR2, 4)}</dd>
        <dt>iterations</dt>
        <dd>{fit.iterations}</dd>
        <dt>determined</dt>
        <dd>
          {identifiability
            ? `${identifiability.identified ? 'yes' : 'no'}, rank ${Math.min(identifiability.rank, identifiability.genericRank)} of ${identifiability.freeParameters}`
            : 'not checked'}
        </dd>
        <dt>computed</dt>
        <dd>
          in {(took / 1000).toFixed(2)} s by{' '}
          <span data-figure="engine">{ENGINES[producer.engine] ?? producer.engine}</span>
        </dd>
      </dl>
      <p className="row">
        <button
          type="button"
          aria-pressed={isPinned}
          disabled={!isPinned && isFull}
          onClick={() => (isPinned ? unpinFit(record.id) : pinFit(record.id))}
        >
          {isPinned ? 'Pinned for comparison' : 'Pin for comparison'}
        </button>
      </p>
      {warnings
        .filter(({ code }) => code !== 'MISSING_TOKENS')
        .map((warning) => (
          <Notice key={`${warning.code} ${warning.message}`} error={warning} />
        ))}
    </>
  );
}

const ENDINGS = {
  tolerance: 'Converged.',
  'max-iterations': 'Not converged: it stopped at the most iterations.',
  aborted: 'Not converged: you ended it, and this is the best so far.',
  degenerate: 'Not converged: a component collapsed.',
} as const;

const ENGINES: Readonly<Record<string, string>> = {
  'wasm-simd': 'WebAssembly',
  reference: 'TypeScript (the same numbers, slower)',
};
