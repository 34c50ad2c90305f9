import { count, counted, decimals } from '@latent/charts/number';
import type { InferredColumn, InferredCovariance, MixtureDocument, Warning } from 'latent';
import type { ReadData } from '../data/readData.ts';
import type { Fact } from './facts.ts';
import { columnCount, featureText, modelled } from './families.ts';
import { plain } from './plain.ts';

/** What a report says about the data, whichever command read them. */
export interface DataSummary {
  readonly read: ReadData;
  readonly model: MixtureDocument;
  /** How the columns were understood, where they were. */
  readonly inferred: readonly InferredColumn[] | undefined;
  /** The covariance of the gaussian columns, where it was chosen. */
  readonly covariance: InferredCovariance | undefined;
  readonly known: { readonly column: string; readonly rows: number } | undefined;
  readonly weightsColumn: string | undefined;
  /** Different rows, where they were counted. */
  readonly patterns?: number | undefined;
  readonly weight?: number | undefined;
  readonly missingCells?: number | undefined;
  readonly warnings: readonly Warning[];
}

/** Rows, columns, missing cells, weights, known classes: as lines of a report. */
export function dataFacts(summary: DataSummary): Fact[] {
  const { read, model, patterns, known, weightsColumn, weight, covariance } = summary;
  const rows =
    counted(read.table.rows, 'row') + (patterns === undefined ? '' : ` (${different(patterns, read.table.rows)})`);
  const facts: Fact[] = [
    [
      'data',
      plain(
        `${read.table.file ?? 'data'}: ${rows}, ${columnCount(model)} of ${counted(read.header.length, 'column')} used`,
      ),
      ...read.notes.map(plain),
    ],
    ['columns', ...columnLines(summary)],
    ...(covariance ? ([['covariance', `${covariance.kind} (${covariance.reason})`]] as const) : []),
    ['missing', ...missingLines(summary, columnCount(model))],
  ];
  if (weightsColumn !== undefined) facts.push(['weights', plain(weightLine(read, weightsColumn, weight))]);
  if (known !== undefined)
    facts.push([
      'known',
      plain(`class known for ${count(known.rows)} of ${counted(read.table.rows, 'row')} (column "${known.column}")`),
    ]);
  return facts;
}

/** The items by family and reason: "A, B, C: categorical (text)". */
function columnLines({ model, inferred }: DataSummary): string[] {
  const groups = new Map<string, string[]>();
  for (const feature of model.features)
    for (const name of modelled(feature)) {
      const own = inferred?.find((column) => column.name === name);
      const family = feature.trials === undefined ? own?.family : featureText(feature);
      const key = own ? `${family} (${own.reason})` : `${featureText(feature)} (model document)`;
      groups.set(key, [...(groups.get(key) ?? []), name]);
    }
  return [...groups].map(([key, names]) => plain(`${listed(names)}: ${key}`));
}

const SHOWN = 12;

/** Names in a line, not all where they are many. */
export function listed(names: readonly string[]): string {
  return names.length <= SHOWN + 1
    ? names.join(', ')
    : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}

/** Rows that are different; where most of very many are, the fit does not count how many. */
export function different(patterns: number, rows: number): string {
  return patterns > 0.75 * rows && rows > 2 ** 16 ? 'most of them different' : `${count(patterns)} different`;
}

/** Missing cells of so many columns, the tokens that were read as missing, rows of nothing else. */
export function missingLines(
  { read, missingCells, warnings }: Pick<DataSummary, 'read' | 'missingCells' | 'warnings'>,
  columns: number,
): string[] {
  const cells = read.table.rows * columns;
  const tokens = warnings.find(({ code }) => code === 'MISSING_TOKENS')?.message;
  const empty = warnings.find(({ code }) => code === 'ROW_ALL_MISSING')?.where['rows'];
  const lines: string[] = [];
  if (missingCells !== undefined)
    lines.push(
      missingCells === 0
        ? 'no cells'
        : `${counted(missingCells, 'cell')} of ${count(cells)} (${decimals((100 * missingCells) / cells, 1)}%), kept`,
    );
  if (tokens !== undefined) lines.push(plain(tokens));
  if (typeof empty === 'number') lines.push(`${counted(empty, 'row')} without any observed item, kept`);
  return lines;
}

/** The column of weights, their total, and rows of weight 0. */
export function weightLine({ weights }: ReadData, column: string, weight: number | undefined): string {
  const zero = weights?.reduce((rows, own) => rows + (own === 0 ? 1 : 0), 0) ?? 0;
  const total = weight === undefined ? '' : `, total ${count(weight)}`;
  return `column "${column}"${total}${zero === 0 ? '' : `; ${counted(zero, 'row')} of weight 0, as if absent`}`;
}
