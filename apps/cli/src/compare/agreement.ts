import { modelReadings } from '@latent/files';
import {
  type Agreement,
  type AppliedRows,
  applyDocument,
  checkWeights,
  columnNames,
  compareClassifications,
  createApplied,
  declaredLevels,
  dropUnweightedLevels,
  type FitDocument,
} from 'latent';
import { noteReading, refuseTaken } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { readData } from '../data/readData.ts';
import type { CompareOptions } from './options.ts';

/** How far two fits agree on the rows of a file, which is read once; known classes in it do not count, since both fits would take them over. */
export async function agreementOn(
  context: Context,
  [a, b]: readonly [FitDocument, FitDocument],
  path: string,
  options: CompareOptions,
): Promise<Agreement> {
  const features = [...a.model.features, ...b.model.features];
  refuseTaken(features.flatMap(columnNames), 'a feature of the models', options);
  const read = await readData(path, {
    columns: (header) => modelReadings(header, { ...a.model, features }, undefined),
    ...options,
    signal: context.signal,
  });
  context.endOnInterrupt();
  noteReading(context, read, options);
  const weights = read.weights && checkWeights(read.weights, read.table, options.weights);
  const apply = ({ model: found }: FitDocument): AppliedRows => {
    const { document, model, parameters } = applyDocument(found);
    const table = weights ? dropUnweightedLevels(read.table, weights, declaredLevels(document)) : read.table;
    return createApplied(document, model, parameters, context.engine).apply(table, options.unseen);
  };
  const [ofA, ofB] = [apply(a), apply(b)];
  context.warn([...read.table.warnings, ...ofA.warnings, ...ofB.warnings]);
  return compareClassifications(a, b, ofA.posterior, ofB.posterior, weights);
}
