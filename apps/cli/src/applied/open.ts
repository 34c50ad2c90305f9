import { type Applied, applyDocument, columnNames, createApplied, type MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import { assertColumn, modelReadings } from '../data/columns.ts';
import { type ReadData, readData } from '../data/readData.ts';
import { readModelDocument } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { plain } from '../output/plain.ts';
import type { RowIds } from '../output/rows.ts';

/** How data are read that a model is applied to. */
export interface ReadingOptions {
  readonly id?: string | undefined;
  readonly weights?: string | undefined;
  readonly missing?: string | undefined;
  readonly delimiter?: string | undefined;
  /** The column that holds known classes; by default the one that bears the latent variable's name. */
  readonly known?: string | undefined;
}

/** A model with parameters: a model document or a fit. */
export async function openModel(context: Context, path: string): Promise<Applied> {
  const { document, model, parameters } = applyDocument(await readModelDocument(path));
  return createApplied(document, model, parameters, context.engine);
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
  for (const flag of ['known', 'weights'] as const)
    if (features.some((feature) => columnNames(feature).some((name) => name === options[flag])))
      throw new UsageError(
        'CONFLICTING_OPTIONS',
        `--${flag} names "${options[flag]}", a feature of the model`,
        'Name another column.',
        { option: flag },
      );
  const known = options.known ?? latent.name;
  const data = await readData(path, {
    columns: (header) => {
      if (options.known !== undefined) assertColumn(header, options.known, '--known', path === '-' ? '<stdin>' : path);
      return modelReadings(header, document, known);
    },
    ...options,
    signal: context.signal,
  });
  for (const note of data.notes) context.note(plain(note));
  const ignored = data.table.skipped.filter((name) => name !== options.id && name !== options.weights);
  if (ignored.length > 0) context.note(plain(`columns that the model does not have, ignored: ${ignored.join(', ')}`));
  if (!data.table.columns.has(known)) return data;
  context.note(
    plain(
      `column "${known}" holds known classes of "${latent.name}": they enter the results (rename it to leave it out)`,
    ),
  );
  return known === latent.name ? data : { ...data, table: renamed(data.table, known, latent.name) };
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
