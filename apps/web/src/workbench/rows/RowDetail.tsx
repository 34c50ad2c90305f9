import { DataTable } from '@latent/charts';
import { logLikelihood, probability } from '@latent/charts/number';
import type { ReactNode } from 'react';
import type { ExplainedRow } from '../../compute/answers/explained.ts';
import { lab } from '../../compute/client.ts';
import type { FitRecord } from '../../compute/lab.ts';
import { Waterfall } from '../../pictures/Waterfall.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useSession } from '../session/session.ts';

export interface RowDetailProps {
  readonly record: FitRecord;
  /** From 0. */
  readonly row: number;
}

/** One row: how its posterior comes about, and what stands in its cells. */
export function RowDetail({ record, row }: RowDetailProps): ReactNode {
  const data = useSession((own) => own.data);
  const id = useSession((own) => own.reading.id);
  const { value, error } = useNumbers(
    async () => {
      const [explained, [cells = []]] = await Promise.all([
        lab.explainRow(record, row),
        lab.cells(record.data, row, row + 1),
      ]);
      return { explained, cells, row };
    },
    JSON.stringify([record.id, record.arrangements, row]),
  );
  if (error !== undefined) return <Notice error={error} />;
  if (!value || !data) return <p className="quiet">Looking at row {row + 1}…</p>;
  return (
    <section className="row-detail" aria-label={`Row ${value.row + 1}`}>
      <h2>
        Row {value.row + 1}
        {id === undefined ? '' : `: ${value.cells[data.header.indexOf(id)] ?? ''}`}
      </h2>
      <Explained row={value.explained} />
      <details>
        <summary>All cells of the row</summary>
        <DataTable
          caption={`Cells of row ${value.row + 1}`}
          head={['column', 'cell']}
          rows={data.header.map((name, i) => [name, value.cells[i] === '' ? 'missing' : (value.cells[i] ?? '')])}
          words={2}
        />
      </details>
    </section>
  );
}

function Explained({ row }: { readonly row: ExplainedRow }): ReactNode {
  if (!Number.isFinite(row.logLikelihood))
    return <p>The model makes this row impossible: it is in no class, and has no posterior.</p>;
  if (row.kind === 'network')
    return (
      <>
        {row.posteriors.map(({ node, levels, probabilities }) => (
          <DataTable
            key={node}
            caption={`p(${node} | this row)`}
            head={['level', 'probability']}
            rows={levels.map((level, i) => [level, probability(probabilities[i])])}
          />
        ))}
        {row.mostProbable && (
          <p>
            Most probable together:{' '}
            {Object.entries(row.mostProbable.levels)
              .map(([node, level]) => `${node} = ${level}`)
              .join(', ')}{' '}
            ({probability(row.mostProbable.posterior)}).
          </p>
        )}
        <p className="quiet small">Log-likelihood of the row: {logLikelihood(row.logLikelihood)}</p>
      </>
    );
  const [a, b] = row.compared;
  const first = row.classes[a] ?? '';
  return (
    <>
      <p>
        Most probable: <strong>{first}</strong> ({probability(row.responsibilities[a])})
        {row.known === null ? '' : '; the data name the class'}.
        {row.items.every(({ cell }) => cell === null) && ' All items are missing: the posterior is the class sizes.'}
      </p>
      {b >= 0 && <Waterfall classes={[first, row.classes[b] ?? '']} prior={row.prior} items={row.items} />}
      <DataTable
        caption="Posterior"
        head={['class', 'probability']}
        rows={row.classes.map((name, k) => [name, probability(row.responsibilities[k])])}
      />
      <p className="quiet small">Log-likelihood of the row: {logLikelihood(row.logLikelihood)}</p>
    </>
  );
}
