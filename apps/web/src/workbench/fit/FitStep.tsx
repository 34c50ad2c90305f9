import type { ReactNode } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { startFit } from '../session/fitActions.ts';
import { currentFit, type Job, useActivity, useSession } from '../session/session.ts';
import { useModel } from '../useModel.ts';
import { Course } from './Course.tsx';
import { FitResult } from './FitResult.tsx';
import { Running } from './Running.tsx';
import { Settings } from './Settings.tsx';

/** Step 4: the fit, seen while it runs, and where it ended. */
export default function FitStep(): ReactNode {
  const { value: model, error: modelError, choice } = useModel();
  const job = useActivity((now) => now.fit);
  const last = useActivity((now) => now.fitted);
  const error = useActivity((now) => now.fitError);
  const record = useSession(currentFit);
  const shown: Job | undefined = job ?? (last?.id === record?.id ? last : undefined);
  return (
    <section>
      <h1>{job ? 'Fitting' : record ? 'The fit' : 'Fit the model'}</h1>
      {model && <p className="quiet">{modelText(model.freeParameters, choice)}</p>}
      {modelError !== undefined && <Notice error={modelError} />}
      {!choice && <p>The model has nothing to fit yet: go back to the variables and the model.</p>}
      <Settings />
      {job ? (
        <Running job={job} />
      ) : (
        <p>
          <button
            type="button"
            className={record ? undefined : 'first'}
            disabled={!choice || modelError !== undefined}
            onClick={() => void startFit()}
          >
            {record ? 'Fit again' : 'Fit'}
          </button>
        </p>
      )}
      {error !== undefined && <Notice error={error} />}
      <div className="two">
        <div>
          <Course job={shown} record={record} />
        </div>
        <div>{record && !job && <FitResult record={record} />}</div>
      </div>
    </section>
  );
}

function modelText(freeParameters: number, choice: ReturnType<typeof useModel>['choice']): string {
  const what =
    choice?.kind === 'mixture'
      ? `${choice.classes} hidden classes of ${choice.columns.length} ${choice.columns.length === 1 ? 'item' : 'items'}`
      : 'a network with hidden nodes';
  return `${what}, ${freeParameters} free ${freeParameters === 1 ? 'parameter' : 'parameters'}`;
}
