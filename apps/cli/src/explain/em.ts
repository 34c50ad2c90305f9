import {
  declaredLevels,
  dropUnweightedLevels,
  explainIteration,
  fitTable,
  type MixtureDocument,
  type Table,
} from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { emText } from './emText.ts';
import { type Explained, ranksOf, TOLD } from './explained.ts';
import type { ExplainOptions } from './options.ts';
import { readingOf } from './sources.ts';

/** `latent explain --em`: one iteration from the parameters of a document, with all its arithmetic. */
export async function explainEm(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: ExplainOptions,
): Promise<number> {
  const reading = await readingOf(context, first, second, options);
  if (reading.kind === 'network') {
    const { explainNetworkEm } = await import('./network/em.ts');
    return explainNetworkEm(context, reading);
  }
  const { document, start, data } = reading;
  assertCategorical(document);
  const weights = data.weights;
  const table = weights ? dropUnweightedLevels(data.table, weights, declaredLevels(document)) : data.table;
  const explained = await explainFrom(context, document, start, table, weights);
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', explained)));
  else await context.out(emText(context, explained, data));
  context.warn(explained.warnings);
  return 0;
}

/** The arithmetic is written out for probabilities of levels. */
function assertCategorical({ features }: MixtureDocument): void {
  const other = features.find(({ levels }) => levels === undefined);
  if (!other) return;
  throw new UsageError(
    'NOT_AVAILABLE',
    `"${other.name}" is ${other.family}, and --em by hand is not available yet for that`,
    'See how the posterior of a row comes about: latent explain fit.json data.csv --row 1.',
    { column: other.name },
  );
}

/** A change of a parameter that is rounding and no step. */
const ROUNDING = 1e-12;

async function explainFrom(
  context: Context,
  document: MixtureDocument,
  start: MixtureDocument,
  table: Table,
  weights: Float64Array | undefined,
): Promise<Explained> {
  const watch = { signal: context.signal, report: () => undefined };
  // No iteration: only to check the data, to bring the start into the model's order of classes and levels, and for the warnings.
  const { applied, info } = await fitTable(
    document,
    table,
    { start, weights, maxIterations: 0, engine: 'reference' },
    watch,
  );
  const iteration = await explainIteration(applied.document, table, weights);
  const next = await explainIteration(iteration.after.document, table, weights);
  const largestChange = largestDifference(iteration.after.document.parameters, next.after.document.parameters);
  const { identifiability } = info;
  return {
    ...iteration,
    next: { logLikelihood: next.after.logLikelihood, largestChange, fixedPoint: largestChange <= ROUNDING },
    identifiability: identifiability && ranksOf(identifiability),
    warnings: [...table.warnings, ...info.warnings.filter(({ code }) => TOLD.has(code))],
  };
}

function largestDifference(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 0;
  const others = new Map(Object.entries(b));
  return Object.entries(a).reduce((most, [key, value]) => Math.max(most, largestDifference(value, others.get(key))), 0);
}
