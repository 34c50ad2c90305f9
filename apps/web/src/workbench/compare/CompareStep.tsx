import { DataTable } from '@latent/charts';
import type { ReactNode } from 'react';
import { fitName, modelName } from '../results/describe.ts';
import { PinButton } from '../results/PinButton.tsx';
import { showFit } from '../session/fitActions.ts';
import { MOST_PINNED, useSession } from '../session/session.ts';
import { figuresTable } from './compared.ts';
import { Pair } from './Pair.tsx';
import { pinCandidate } from './pinCandidate.ts';

/** Step 9: fits of the same data side by side. */
export default function CompareStep(): ReactNode {
  const fits = useSession((own) => own.fits);
  const pinned = useSession((own) => own.pinned);
  const current = useSession((own) => own.current);
  const selection = useSession((own) => own.selection);
  const shown = fits.filter(({ id }) => pinned.includes(id) || id === current);
  // The pinned ones in the order in which they were pinned; what is not pinned stands last.
  const place = (id: string): number => (pinned.includes(id) ? pinned.indexOf(id) : pinned.length);
  const records = [...shown].sort((a, b) => place(a.id) - place(b.id));
  const names = records.map((_, i) => `fit ${i + 1}`);
  const others = (selection?.fits ?? []).filter(({ id }) => !fits.some((own) => own.id === id));
  const [base, ...rest] = records;
  return (
    <>
      <h1>Fits side by side</h1>
      <p className="quiet">
        A pinned fit stays when you fit again; up to {MOST_PINNED} can be compared. The first is what the others are
        compared to.
      </p>
      <ol className="fits">
        {records.map((record, i) => (
          <li key={record.id} className="row">
            <strong>{names[i]}</strong> {fitName(record)}
            <PinButton id={record.id} />
            <button type="button" disabled={record.id === current} onClick={() => showFit(record.id)}>
              {record.id === current ? 'Shown in all steps' : 'Show this one'}
            </button>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <div className="row">
          <span>From “Choose K”, pin:</span>
          {others.map((record) => (
            <button
              key={record.id}
              type="button"
              disabled={pinned.length >= MOST_PINNED}
              onClick={() => pinCandidate(record)}
            >
              {modelName(record.fit)}
            </button>
          ))}
        </div>
      )}
      {base && rest.length > 0 ? (
        <div className="blocks">
          <h2>Figures</h2>
          <DataTable {...figuresTable(records, names)} />
          {rest.map((record, i) => (
            <section key={record.id} aria-labelledby={`pair-${i}`}>
              <h2 id={`pair-${i}`}>
                {names[0]} and {names[i + 1]}
              </h2>
              <Pair a={base} b={record} names={[names[0] as string, names[i + 1] as string]} />
            </section>
          ))}
        </div>
      ) : (
        <p>Pin this fit, change something (classes, starts, prior), fit again, and both stand here side by side.</p>
      )}
    </>
  );
}
