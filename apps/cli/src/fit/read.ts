import { assertColumn, modelReadings } from '@latent/files';
import type { ColumnReading } from 'latent';
import type { Context } from '../context.ts';
import { type ReadData, readData } from '../data/readData.ts';
import { fileNameOf } from '../data/readDocument.ts';
import { createProgress } from '../progress.ts';
import { type Declared, trialColumns } from './items.ts';
import { DEFAULT_LATENT, type FitRequest } from './request.ts';

/** Reads the columns that a fit needs; the names of the rows only where they are to be written. */
export function readFitData(context: Context, path: string, request: FitRequest, withIds: boolean): Promise<ReadData> {
  return readShown(context, path, request, withIds, (header, file) => columnsToRead(header, request, file));
}

/** How a data file is read, by whatever model. */
export interface Reading {
  readonly id: string | undefined;
  readonly weights: string | undefined;
  readonly missing: string | undefined;
  readonly delimiter: string | undefined;
}

/** Reads the data of a fit with a line of progress. */
export async function readShown(
  context: Context,
  path: string,
  { id, weights, missing, delimiter }: Reading,
  withIds: boolean,
  columns: (header: readonly string[], file: string) => ReadonlyMap<string, ColumnReading>,
): Promise<ReadData> {
  const progress = createProgress(context);
  const file = fileNameOf(path);
  try {
    return await readData(path, {
      columns: (header) => {
        if (id !== undefined) assertColumn(header, id, '--id', file);
        return columns(header, file);
      },
      id: withIds ? id : undefined,
      weights,
      missing,
      delimiter,
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
