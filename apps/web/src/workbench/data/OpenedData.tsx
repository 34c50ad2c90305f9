import type { ReactNode } from 'react';
import type { DataSummary } from '../../compute/lab.ts';
import { labWords } from '../../ui/labWords.ts';
import { Notice } from '../../ui/Notice.tsx';
import { forgetSession, MOST_KEPT } from '../session/autosave.ts';
import { useActivity, useSession } from '../session/session.ts';
import { Chips } from './Chips.tsx';
import { OpenData } from './OpenData.tsx';
import { Preview } from './Preview.tsx';
import { sizeText } from './Reading.tsx';
import { Suspects } from './Suspects.tsx';

/** Data that were read: what was found out about them, editable, and their first rows. */
export function OpenedData({ data }: { readonly data: DataSummary }): ReactNode {
  const hasFits = useSession(({ fits }) => fits.length > 0);
  return (
    <>
      <p className="lead">
        {data.rows.toLocaleString('en')} rows, {data.header.length} columns{' '}
        <span className="quiet">({sizeText(data.bytes)})</span>
      </p>
      <Chips data={data} />
      {data.notes
        .filter((note) => !/^delimiter \S+ \(detected\)$/.test(note))
        .map((note) => (
          <p key={note} className="small">
            {labWords(note)}
          </p>
        ))}
      {hasFits && (
        <p className="quiet small">Reading the data another way ends the fits of the data as they are read now.</p>
      )}
      {data.warnings.map((warning) => (
        <Notice key={`${warning.code} ${warning.message}`} error={warning} />
      ))}
      <Suspects suspects={data.suspects} />
      <Preview data={data} />
      <KeptNote bytes={data.bytes} />
      <details>
        <summary>Open other data</summary>
        <OpenData />
      </details>
    </>
  );
}

function KeptNote({ bytes }: { readonly bytes: number }): ReactNode {
  const error = useActivity((now) => now.keepError);
  return (
    <>
      {error !== undefined && (
        <Notice
          error={{
            level: 'warning',
            message: 'This browser does not keep the session: it is gone when the page is closed.',
            fix: 'Save the model in the step "Export", and open the file again next time.',
          }}
        />
      )}
      <p className="small quiet row">
        {bytes > MOST_KEPT
          ? `Data of more than ${sizeText(MOST_KEPT)} are not kept: open the file again next time.`
          : 'Data, choices and fits are kept in this browser until you forget them.'}
        <button type="button" onClick={() => void forgetSession()}>
          Forget everything
        </button>
      </p>
    </>
  );
}
