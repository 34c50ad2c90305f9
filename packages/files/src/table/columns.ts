import { type ColumnReading, columnNames, LatentError, type MixtureDocument, type NetworkDocument } from 'latent';
import { nearest } from '../nearest.ts';

/**
 * The position of a column in the header.
 *
 * @param flag the option that named it, for the message
 * @throws `UNKNOWN_COLUMN` with the nearest name
 */
export function assertColumn(header: readonly string[], name: string, flag: string, file: string): number {
  const at = header.indexOf(name);
  if (at >= 0) return at;
  const near = nearest(name, header);
  const fix =
    near === undefined
      ? `Columns are: ${header.join(', ')}.`
      : `Did you mean "${near}"? Columns are: ${header.join(', ')}.`;
  throw new LatentError('UNKNOWN_COLUMN', `${flag} names "${name}", and the data have no such column`, fix, {
    file,
    column: name,
  });
}

/**
 * The columns of a header that a model reads, and how: levels as labels, all else as numbers.
 *
 * @param known the column that holds known classes, where the header has it
 */
export function modelReadings(
  header: readonly string[],
  { features }: MixtureDocument,
  known: string | undefined,
): Map<string, ColumnReading> {
  const readings = new Map<string, ColumnReading>();
  for (const feature of features)
    for (const name of columnNames(feature))
      if (readings.get(name) !== 'labels') readings.set(name, feature.levels ? 'labels' : 'numbers');
  if (known !== undefined) readings.set(known, 'labels');
  return new Map(header.flatMap((name) => (readings.has(name) ? [[name, readings.get(name) as ColumnReading]] : [])));
}

/** The columns of a header that a network reads: its nodes, as labels. */
export function nodeReadings(header: readonly string[], { nodes }: NetworkDocument): Map<string, ColumnReading> {
  const names = new Set(nodes.map(({ name }) => name));
  return new Map(header.flatMap((name) => (names.has(name) ? [[name, 'labels'] as const] : [])));
}
