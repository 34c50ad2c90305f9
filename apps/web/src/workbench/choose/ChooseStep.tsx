import { counted } from '@latent/charts/number';
import type { CriterionName } from 'latent';
import type { ReactNode } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { cancelSelection } from '../session/fitActions.ts';
import { type Job, useActivity, useSession } from '../session/session.ts';
import { choose, chosenClasses, compareUpTo } from './actions.ts';
import { Candidates } from './Candidates.tsx';
import { CRITERIA } from './recommendation.ts';

const FIRST = { most: 6, by: 'bic' };

/** Step 5: how many classes? */
export default function ChooseStep(): ReactNode {
  const [{ most, by }, change] = useViewState(FIRST);
  const kind = useSession(({ model }) => model.kind);
  const record = useSession(({ selection }) => selection);
  const chosen = useSession(chosenClasses);
  const job = useActivity(({ select }) => select);
  const error = useActivity(({ selectError }) => selectError);
  const criterion = (by in CRITERIA ? by : 'bic') as CriterionName;
  if (kind === 'network')
    return (
      <>
        <h1>Choose K</h1>
        <p>
          Numbers of classes are compared for mixtures. Of a network, fit several (other levels of a hidden node, other
          arrows), pin them, and put them side by side in the step “Compare”.
        </p>
      </>
    );
  return (
    <>
      <h1>How many classes?</h1>
      <div className="row">
        <NumberField
          label="Compare 1 to"
          value={most}
          min={2}
          max={20}
          isWhole
          size={3}
          onChange={(next) => next !== undefined && change({ most: next })}
        />
        <Select
          label="by"
          options={Object.entries(CRITERIA).map(([value, name]) => ({ value, name }))}
          value={criterion}
          onChange={(next) => change({ by: next })}
        />
        {job ? (
          <button type="button" onClick={cancelSelection} disabled={job.isCancelled}>
            Cancel
          </button>
        ) : (
          <button
            type="button"
            className={record ? undefined : 'first'}
            onClick={() => void compareUpTo(most, criterion)}
          >
            {record ? 'Compare again' : 'Compare'}
          </button>
        )}
      </div>
      {job && <Progress job={job} />}
      {error !== undefined && <Notice error={error} />}
      {record ? (
        <Candidates selection={record.selection} chosen={chosen} onChoose={choose} />
      ) : (
        !job && (
          <p className="quiet">
            Each number of classes is fitted from many starts, and the criteria weigh how well it fits against how many
            parameters it takes. The recommendation is a start: the classes must mean something to you.
          </p>
        )
      )}
    </>
  );
}

function Progress({ job }: { readonly job: Job }): ReactNode {
  const { classes, paths, starts, isCancelled } = job;
  const at = classes === undefined ? 'Preparing' : `Fitting ${counted(classes, 'class', 'classes')}`;
  return (
    <p role="status">
      {isCancelled ? 'Ending with what is there' : at}
      {starts > 0 && `: ${paths.size} of ${counted(starts, 'start')} begun`}…
    </p>
  );
}
