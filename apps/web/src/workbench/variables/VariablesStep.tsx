import { DataTable } from '@latent/charts';
import type { ReactNode } from 'react';
import type { DataSummary } from '../../compute/lab.ts';
import { MissingMap } from '../../pictures/MissingMap.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { itemsOf } from '../session/choice.ts';
import { session, useActivity, useSession } from '../session/session.ts';
import { useModel } from '../useModel.ts';
import { ColumnLine } from './ColumnLine.tsx';

/** Step 2: what each column is, why, and what is missing in it. */
export default function VariablesStep(): ReactNode {
  const data = useSession((own) => own.data);
  const isMixture = useSession(({ model }) => model.kind === 'mixture');
  const items = useSession((own) => itemsOf(own).length);
  const readError = useActivity((now) => now.readError);
  const { error } = useModel();
  if (!data) return null;
  return (
    <section>
      <h1>What the columns are</h1>
      <p className="lead">
        {items} of {data.columns.length} columns are items: the classes are to explain them.
      </p>
      {readError !== undefined && <Notice error={readError} />}
      {isMixture && error !== undefined && <Notice error={error} />}
      <p className="row small">
        <button type="button" onClick={() => setAll(data, 'auto')}>
          All as found
        </button>
        <button type="button" onClick={() => setAll(data, 'ignore')}>
          Ignore all
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Columns">
        <table className="variables">
          <thead>
            <tr>
              <th scope="col">column</th>
              <th scope="col">is</th>
              <th scope="col">why</th>
              <th scope="col">values</th>
              <th scope="col" className="number">
                missing
              </th>
            </tr>
          </thead>
          <tbody>
            {data.header.map((name) => (
              <ColumnLine key={name} name={name} data={data} />
            ))}
          </tbody>
        </table>
      </section>
      <Missingness data={data} />
    </section>
  );
}

function setAll({ columns }: DataSummary, kind: 'auto' | 'ignore'): void {
  session.set({ kinds: kind === 'auto' ? {} : Object.fromEntries(columns.map(({ name }) => [name, kind])) });
}

function Missingness({ data }: { readonly data: DataSummary }): ReactNode {
  const { columns, missingness, missingnessPatterns: different, rows } = data;
  const complete = missingness.find(({ missing }) => !missing.includes(true))?.rows ?? 0;
  if (complete === rows) return <p>No cell is missing.</p>;
  const names = columns.map(({ name }) => name);
  return (
    <>
      <h2>What is missing together</h2>
      <p>
        {complete.toLocaleString('en')} of {rows.toLocaleString('en')} rows are complete. The others stay too: each says
        what its own cells say.
        {different > missingness.length && ` The ${missingness.length} most frequent of ${different} patterns:`}
      </p>
      <figure className="figure">
        <MissingMap columns={names} patterns={missingness} />
      </figure>
      <details>
        <summary>The numbers of the picture</summary>
        <DataTable
          caption="Patterns of missing cells"
          head={['missing', 'rows']}
          rows={missingness.map(({ missing, rows: own }) => [
            names.filter((_, i) => missing[i]).join(', ') || 'nothing',
            String(own),
          ])}
        />
      </details>
    </>
  );
}
