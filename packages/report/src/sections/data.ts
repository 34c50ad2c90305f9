import { count, decimals } from '@latent/charts/number';
import type { ReportInput, Section } from '../report.ts';

/** What was fitted to. */
export function dataSection({ fit, data: name }: ReportInput): Section {
  const { data, options } = fit;
  const cells = data.rows * data.columns.length;
  const facts: [string, string][] = [
    ...(name === undefined ? [] : ([['file', name]] as [string, string][])),
    ['rows', `${count(data.rows)}, ${count(data.patterns)} of them different`],
    ...(data.weight === data.rows ? [] : ([['total weight', count(data.weight)]] as [string, string][])),
    ['columns', data.columns.join(', ')],
    [
      'missing cells',
      data.missingCells === 0
        ? 'none'
        : `${count(data.missingCells)} of ${count(cells)} (${decimals((100 * data.missingCells) / cells, 1)}%), kept: each row says what its observed cells say`,
    ],
    ...named('weights', options['weights']),
    ...named('known classes', options['known']),
    ...named('missing tokens', options['missing']),
    ['SHA-256', data.sha256 ?? 'not taken: the data came as a stream'],
  ];
  return {
    id: 'data',
    title: 'Data',
    blocks: [{ kind: 'table', head: ['what', 'value'], rows: facts, words: 2 }],
  };
}

const named = (what: string, value: unknown): [string, string][] =>
  typeof value === 'string' ? [[what, value === '' ? 'only empty cells' : value]] : [];
