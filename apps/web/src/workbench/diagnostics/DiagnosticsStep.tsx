import { composeReport } from '@latent/report/compose';
import { isNetworkFit } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { lab } from '../../compute/client.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { Blocks } from '../results/Blocks.tsx';
import { fitName } from '../results/describe.ts';
import { PinButton } from '../results/PinButton.tsx';
import { useFit } from '../results/useFit.ts';
import { cancelFit } from '../session/fitActions.ts';
import { useActivity } from '../session/session.ts';
import { Warnings } from './Warnings.tsx';

const SHOWN = ['identifiability', 'fit', 'rows'];

/** Step 8: how far the fit can be trusted. */
export default function DiagnosticsStep(): ReactNode {
  const record = useFit();
  const { fit, id, arrangements } = record;
  const job = useActivity((own) => own.fit);
  const fitError = useActivity((own) => own.fitError);
  const figures = useNumbers(
    async () => (isNetworkFit(fit) ? undefined : { id, rows: await lab.figures(record) }),
    JSON.stringify([id, arrangements]),
  );
  const rows = figures.value?.id === id ? figures.value.rows : undefined;
  const sections = useMemo(() => {
    const all = composeReport({ fit, rows, command: '' }).sections;
    return SHOWN.flatMap((name) => all.filter((own) => own.id === name && (name !== 'rows' || rows !== undefined)));
  }, [fit, rows]);
  return (
    <>
      <h1>How far to trust it</h1>
      <div className="row">
        <span className="quiet">{fitName(record)}</span>
        <PinButton id={id} />
      </div>
      {job && (
        <p role="status" className="row">
          Fitting again…
          <button type="button" onClick={cancelFit} disabled={job.isCancelled}>
            Cancel
          </button>
        </p>
      )}
      {fitError !== undefined && <Notice error={fitError} />}
      <h2>Warnings</h2>
      <Warnings record={record} />
      {sections.map(({ id: name, title, blocks }) => (
        <section key={name} aria-labelledby={`section-${name}`}>
          <h2 id={`section-${name}`}>{title}</h2>
          <Blocks {...{ blocks, title }} />
        </section>
      ))}
      {figures.error !== undefined && <Notice error={figures.error} />}
    </>
  );
}
