import { DataTable, type TableData } from '@latent/charts';
import { count, decimals, NONE, probability } from '@latent/charts/number';
import { type ComparisonDocument, compareFits, type FitDocument, isNetworkFit } from 'latent';
import type { ReactNode } from 'react';
import { lab } from '../../compute/client.ts';
import type { FitRecord } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';

export interface PairProps {
  readonly a: FitRecord;
  readonly b: FitRecord;
  readonly names: readonly [string, string];
}

/** Two fits class by class, and how far they agree about the rows. */
export function Pair({ a, b, names }: PairProps): ReactNode {
  const key = JSON.stringify([a.id, a.arrangements, b.id, b.arrangements]);
  const isMixtures = !isNetworkFit(a.fit) && !isNetworkFit(b.fit);
  const { value, error } = useNumbers(async () => {
    if (!isMixtures) return undefined;
    const compared = compareFits(a.fit as FitDocument, b.fit as FitDocument);
    return { compared, agreement: await lab.agreement(a, b) };
  }, key);
  if (!isMixtures)
    return (
      <p className="quiet">
        Classes are matched between two mixtures; of networks only the figures above are compared.
      </p>
    );
  if (error !== undefined) return <Notice error={error} />;
  if (!value) return <p className="quiet">Comparing…</p>;
  const { adjustedRand, kappa, share, table, rows, impossibleRows } = value.agreement;
  return (
    <>
      <DataTable {...matched(value.compared, names)} />
      <p>
        Of {count(rows)} rows, {decimals(100 * share, 1)}% are in classes that are matched to each other. Adjusted Rand
        index <strong>{decimals(adjustedRand, 4)}</strong> (1 = the same partition, 0 = as by chance); Cohen’s kappa{' '}
        <strong>{decimals(kappa, 4)}</strong>.
        {impossibleRows > 0 && ` ${count(impossibleRows)} rows are impossible under one of the fits and left out.`}
      </p>
      <DataTable
        caption={`Rows by most probable class: lines ${names[0]}, columns ${names[1]}`}
        head={['class', ...(b.fit as FitDocument).model.latent.levels]}
        rows={table.map((line, k) => [(a.fit as FitDocument).model.latent.levels[k] ?? '', ...line.map(count)])}
      />
    </>
  );
}

function matched({ pairs, unmatched }: ComparisonDocument, [a, b]: PairProps['names']): TableData {
  const rows = pairs.map((pair) => [
    pair.a,
    pair.b,
    pair.columns
      .slice(0, 2)
      .map(({ column, totalVariation }) => `${column} ${totalVariation.toFixed(2)}`)
      .join(', '),
    probability(pair.shareA),
    probability(pair.shareB),
    probability(pair.totalVariation),
  ]);
  return {
    caption: 'Classes matched by total variation between the distributions of their columns',
    head: [`class of ${a}`, `class of ${b}`, 'differ most in', `share in ${a}`, `share in ${b}`, 'total variation'],
    rows: [
      ...rows,
      ...unmatched.a.map((own) => [own.class, NONE, 'no partner', probability(own.share), NONE, NONE]),
      ...unmatched.b.map((own) => [NONE, own.class, 'no partner', NONE, probability(own.share), NONE]),
    ],
    words: 3,
  };
}
