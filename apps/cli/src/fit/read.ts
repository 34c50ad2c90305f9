import type { ColumnReading } from 'latent';
import type { Context } from '../context.ts';
import { assertColumn, modelReadings } from '../data/columns.ts';
import { type ReadData, readData } from '../data/readData.ts';
import { createProgress } from '../progress.ts';
import { type Declared, trialColumns } from './items.ts';
import { DEFAULT_LATENT, type FitRequest } from './request.ts';

/** Reads the columns that a fit needs; the names of the rows only where they are to be written. */
export async function readFitData(
  context: Context,
  path: string,
  request: FitRequest,
  withIds: boolean,
): Promise<ReadData> {
  const progress = createProgress(context);
  const file = path === '-' ? '<stdin>' : path;
  try {
    return await readData(path, {
      columns: (header) => {
        if (request.id !== undefined) assertColumn(header, request.id, '--id', file);
        return columnsToRead(header, request, file);
      },
      id: withIds ? request.id : undefined,
      weights: request.weights,
      missing: request.missing,
      delimiter: request.delimiter,
      signal: context.signal,
      onProgress: ({ rows, bytes, size }) =>
        progress.show(
          () => `reading ${path}  ${rows} rows${size === undefined ? '' : `  ${Math.floor((100 * bytes) / size)}%`}`,
        ),
    });
  } finally {
    progress.end();
  }
}

/** The columns of the table: a model's own; or those of `--columns`; or all but the ones that play another part. */
function columnsToRead(
  header: readonly string[],
  { base, items, known, ignoreKnown, weights, id }: FitRequest,
  file: string,
): Map<string, ColumnReading> {
  if (known !== undefined) assertColumn(header, known, '--known', file);
  if (base !== undefined) return modelReadings(header, base, ignoreKnown ? undefined : base.latent.name);
  const latent = known ?? DEFAULT_LATENT;
  if (items !== undefined) {
    const counters = trialColumns(items);
    for (const name of [...items.keys(), ...counters]) assertColumn(header, name, '--columns', file);
    const given = [...items].map(([name, declared]): [string, ColumnReading] => [
      name,
      name === latent ? 'labels' : readingOf(declared),
    ]);
    const numbers = [...counters].map((name): [string, ColumnReading] => [name, 'numbers']);
    return new Map([...numbers, ...given, ...(known === undefined ? [] : [[known, 'labels'] as const])]);
  }
  const others = header.filter((name) => name !== weights && name !== id);
  return new Map(others.map((name) => [name, name === latent ? 'labels' : 'either']));
}

function readingOf(declared: Declared | undefined): ColumnReading {
  if (declared === undefined) return 'either';
  return declared.family === 'categorical' || declared.family === 'bernoulli' ? 'labels' : 'numbers';
}
