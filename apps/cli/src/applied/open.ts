import { assertColumn, modelReadings, nodeReadings } from '@latent/files';
import type { RowIds } from '@latent/results';
import {
  type Applied,
  applyDocument,
  applyNetwork,
  columnNames,
  createApplied,
  type FitDocument,
  type MixtureDocument,
  type ModelDocument,
  type NetworkApplied,
  type NetworkDocument,
  type TableColumn,
} from 'latent';
import type { Context } from '../context.ts';
import { type ReadData, readData } from '../data/readData.ts';
import { readModel } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { readRecord } from '../fit/record.ts';
import { plain } from '../output/plain.ts';

/** How data are read that a model is applied to. */
export interface ReadingOptions {
  readonly id?: string | undefined;
  readonly weights?: string | undefined;
  readonly missing?: string | undefined;
  readonly delimiter?: string | undefined;
  /** The column that holds known classes; by default the one that bears the latent variable's name. */
  readonly known?: string | undefined;
  /** Takes the cells of every row as they stand in the file: columns that the model does not have are not lost then. */
  readonly onRow?: ((cells: readonly string[]) => void) | undefined;
}

/** A model with parameters, ready for data. */
export type Opened = { readonly fit: FitDocument<ModelDocument> | undefined } & (
  | { readonly kind: 'mixture'; readonly applied: Applied }
  | { readonly kind: 'network'; readonly applied: NetworkApplied }
);

/**
 * A model with parameters: a model document or a fit.
 *
 * @param hide makes nodes of a network hidden
 */
export async function openModel(
  context: Context,
  path: string,
  hide = (document: NetworkDocument): NetworkDocument => document,
): Promise<Opened> {
  const { document: found, fit, warnings } = await readModel(path);
  context.warn(warnings);
  if (found.kind === 'network') return { fit, kind: 'network', applied: applyNetwork(hide(found)) };
  const { document, model, parameters } = applyDocument(found);
  return { fit, kind: 'mixture', applied: createApplied(document, model, parameters, context.engine) };
}

/**
 * Reads the columns of data that a model has, by name; the others are left out, and a note says so.
 *
 * @returns the data; the known classes are in the table's column that bears the latent variable's name
 */
export async function openData(
  context: Context,
  document: MixtureDocument,
  path: string,
  options: ReadingOptions,
): Promise<ReadData> {
  const { latent, features } = document;
  refuseTaken(features.flatMap(columnNames), 'a feature of the model', options);
  const known = options.known ?? latent.name;
  const data = await readData(path, {
    columns: (header) => {
      if (options.known !== undefined) assertColumn(header, options.known, '--known', path === '-' ? '<stdin>' : path);
      return modelReadings(header, document, known);
    },
    ...options,
    signal: context.signal,
  });
  context.endOnInterrupt();
  noteReading(context, data, options);
  if (!data.table.columns.has(known)) return data;
  context.note(
    plain(
      `column "${known}" holds known classes of "${latent.name}": they enter the results (rename it to leave it out)`,
    ),
  );
  return known === latent.name ? data : { ...data, table: renamed(data.table, known, latent.name) };
}

/**
 * Reads the columns of data that a network has, by name; the others are left out, and a note says so. Cells of hidden nodes are evidence like
 * all others.
 *
 * @param unread nodes whose columns are not read
 */
export async function openNodeData(
  context: Context,
  document: NetworkDocument,
  path: string,
  options: ReadingOptions,
  unread: readonly string[] = [],
): Promise<ReadData> {
  if (options.known !== undefined)
    throw new UsageError(
      'BAD_OPTION',
      '--known names a column of classes, and the model is a network',
      'Leave it out: a column that bears the name of a hidden node holds its known levels.',
      { option: 'known' },
    );
  const nodes = document.nodes.filter(({ name }) => !unread.includes(name));
  refuseTaken(
    nodes.map(({ name }) => name),
    'a node of the network',
    options,
  );
  const data = await readData(path, {
    columns: (header) => nodeReadings(header, { ...document, nodes }),
    ...options,
    signal: context.signal,
  });
  context.endOnInterrupt();
  noteReading(context, data, options, unread);
  const known = nodes.flatMap(({ name, latent }) =>
    latent && hasCells(data.table.columns.get(name)) ? [`"${name}"`] : [],
  );
  if (known.length > 0)
    context.note(plain(`the data have columns of hidden nodes: their cells enter the results (${known.join(', ')})`));
  return data;
}

/** Some cell of the column is observed. */
const hasCells = (column: TableColumn | undefined): boolean =>
  column?.kind === 'labels' && column.codes.some((code) => code !== 0);

/** The data of a model of either kind. @param unread nodes of a network whose columns are not read */
export function openDataOf(
  context: Context,
  document: ModelDocument,
  path: string,
  options: ReadingOptions,
  unread: readonly string[] = [],
): Promise<ReadData> {
  return document.kind === 'network'
    ? openNodeData(context, document, path, options, unread)
    : openData(context, document, path, options);
}

/** Columns of their own cannot be columns of the model. */
export function refuseTaken(names: readonly string[], what: string, options: ReadingOptions): void {
  for (const flag of ['known', 'weights'] as const)
    if (names.some((name) => name === options[flag]))
      throw new UsageError(
        'CONFLICTING_OPTIONS',
        `--${flag} names "${options[flag]}", ${what}`,
        'Name another column.',
        { option: flag },
      );
}

/** Says how data were read, and which columns were left out. */
export function noteReading(
  context: Context,
  { notes, table }: ReadData,
  options: ReadingOptions,
  unread: readonly string[] = [],
): void {
  for (const note of notes) context.note(plain(note));
  const left = table.skipped.filter((name) => unread.includes(name));
  if (left.length > 0) context.note(plain(`columns that --latent names, not read: ${left.join(', ')}`));
  const ignored = table.skipped.filter((name) => ![options.id, options.weights, ...unread].includes(name));
  if (ignored.length > 0)
    context.note(
      plain(
        `columns that the model does not have, ${options.onRow ? 'kept as they are' : 'ignored'}: ${ignored.join(', ')}`,
      ),
    );
}

/** The data of a fit have other missing cells where they are read without the flag that it had. */
export function noteMissing(context: Context, { fit }: Opened, options: ReadingOptions): void {
  const recorded = fit && readRecord(fit.options).text('missing');
  if (recorded !== undefined && options.missing === undefined)
    context.note(plain(`the fit read its data with --missing "${recorded}"; these data are read without it`));
}

/** Names of the rows for output. */
export function rowIds({ ids }: ReadData, { id }: ReadingOptions): RowIds | undefined {
  return ids && id !== undefined ? { name: id, values: ids } : undefined;
}

/** Standard input can be read once. */
export function refuseTwoStandardInputs(...paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      'two inputs are "-", and standard input can be read once',
      'Give a file for one of them.',
    );
}

function renamed(table: ReadData['table'], from: string, to: string): ReadData['table'] {
  const columns = new Map([...table.columns].filter(([name]) => name !== to && name !== from));
  const column = table.columns.get(from);
  if (column) columns.set(to, { ...column, name: to });
  return { ...table, columns };
}
