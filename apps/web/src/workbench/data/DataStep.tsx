import type { ReactNode } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { useActivity, useSession } from '../session/session.ts';
import { OpenData } from './OpenData.tsx';
import { OpenedData } from './OpenedData.tsx';
import { Reading } from './Reading.tsx';

/** Step 1: data are opened, and how they were read is shown and can be changed. */
export default function DataStep(): ReactNode {
  const data = useSession((own) => own.data);
  const reading = useActivity((now) => now.reading);
  const error = useActivity((now) => now.readError);
  return (
    <section>
      <h1>{data ? data.name : 'Open your data'}</h1>
      <p className="assurance">
        <strong>Nothing is uploaded.</strong>{' '}
        <span className="quiet">
          Files are read and fitted in this browser; the page is not allowed to send anything anywhere.
        </span>
      </p>
      {reading && <Reading {...reading} />}
      {error !== undefined && <Notice error={error} />}
      {data ? <OpenedData data={data} /> : <OpenData />}
    </section>
  );
}
