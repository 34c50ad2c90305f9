import { explainIteration, log, type MixtureDocument } from 'latent';
import { type Sample, tableOf } from './sample.ts';

/** Why a row is more probably of one class than of another: log-odds add up. All in nats. */
export interface LogOdds {
  /** The most probable class and the runner-up, by position. */
  readonly classes: readonly [number, number];
  readonly responsibilities: readonly number[];
  /** log(size / size). */
  readonly prior: number;
  /** log(p(cell | class) / p(cell | class)); 0 where the cell is missing. */
  readonly items: readonly {
    readonly name: string;
    readonly cell: string | null;
    /** p(cell | class) of every class; null where the cell is missing. */
    readonly factors: readonly (number | null)[];
    readonly logOdds: number;
  }[];
  readonly sum: number;
}

/** The log-odds of a row's most probable class against its runner-up, item by item. */
export async function logOddsOf(
  document: MixtureDocument,
  sample: Pick<Sample, 'columns' | 'reading'>,
  cells: Sample['rows'][number],
): Promise<LogOdds> {
  const { table, weights } = tableOf({ ...sample, rows: [cells] });
  const { patterns, features } = await explainIteration(document, table, weights);
  const [pattern] = patterns;
  if (!pattern) throw new TypeError('a row is a pattern');
  const { terms, responsibilities } = pattern;
  const order = responsibilities
    .map((_, k) => k)
    .sort((i, j) => (responsibilities[j] ?? 0) - (responsibilities[i] ?? 0));
  const [first = 0, second = 0] = order;
  const ratio = (of: (k: number) => number | null | undefined): number => log((of(first) ?? 1) / (of(second) ?? 1));
  const prior = ratio((k) => terms[k]?.size);
  const items = features.map(({ name }, j) => ({
    name,
    cell: pattern.cells[j] ?? null,
    factors: terms.map(({ factors }) => factors[j] ?? null),
    logOdds: ratio((k) => terms[k]?.factors[j]),
  }));
  const sum = items.reduce((total, { logOdds }) => total + logOdds, prior);
  return { classes: [first, second], responsibilities, prior, items, sum };
}
