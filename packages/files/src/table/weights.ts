import { checkWeights, LatentError, type Table } from 'latent';

/** Takes the weights out of a table that was read with them; every row must have one. */
export function readWeights(
  whole: Table,
  name: string | undefined,
): { readonly table: Table; readonly weights: Float64Array | undefined } {
  if (name === undefined) return { table: whole, weights: undefined };
  const column = whole.columns.get(name);
  if (column?.kind !== 'numbers') throw new TypeError(`the weights "${name}" were not read as numbers`);
  const columns = new Map([...whole.columns].filter(([other]) => other !== name));
  return { table: { ...whole, columns }, weights: checkWeights(column.values, whole, name) };
}

/** A cell of the weights that is no number, as an error about weights. */
export function weightError(error: unknown, name: string | undefined): unknown {
  if (name === undefined || !(error instanceof LatentError)) return error;
  if (error.where.column !== name || !NOT_NUMBERS.has(error.code)) return error;
  return new LatentError(
    'BAD_WEIGHT',
    `the weight ${error.message}`,
    'Give every row a finite weight of at least 0; 0 leaves a row out of the fit.',
    error.where,
  );
}

const NOT_NUMBERS = new Set(['NOT_A_NUMBER', 'DECIMAL_COMMA', 'NOT_FINITE']);
