import type { ReactNode } from 'react';
import type { FitRecord } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useActivity } from '../session/session.ts';
import { mend, remediesOf } from './remedies.ts';

/** The warnings of a fit, with buttons that mend and fit again. */
export function Warnings({ record }: { readonly record: FitRecord }): ReactNode {
  const isFitting = useActivity(({ fit }) => fit !== undefined);
  const { warnings } = record.fit;
  if (warnings.length === 0) return <p>None.</p>;
  return warnings.map((warning) => (
    <Notice key={`${warning.code} ${warning.message}`} error={warning}>
      <div className="row">
        {remediesOf(warning, record).map((remedy) => (
          <button key={remedy.label} type="button" disabled={isFitting} onClick={() => void mend(record, remedy)}>
            {remedy.label}
          </button>
        ))}
      </div>
    </Notice>
  ));
}
