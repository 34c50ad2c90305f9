import { declaredLevels, dropUnweightedLevels, explainNetworkIteration, fitNetworkTable } from 'latent';
import type { Context } from '../../context.ts';
import { jsonText, marked } from '../../output/json.ts';
import { type ExplainedNetwork, ranksOf, TOLD } from '../explained.ts';
import type { NetworkReading } from '../sources.ts';
import { networkEmText } from './emText.ts';

/** `latent explain --em` of a network: one iteration from the tables of a document, with all its arithmetic. */
export async function explainNetworkEm(context: Context, reading: NetworkReading): Promise<number> {
  const { document, start, data } = reading;
  const { weights } = data;
  const table = weights ? dropUnweightedLevels(data.table, weights, declaredLevels(document)) : data.table;
  const isTold = (code: string): boolean => TOLD.has(code) || table.warnings.some((own) => own.code === code);
  // No iteration: only to check the data, to bring the start into the model's order of nodes and levels, and for the warnings.
  const { applied, info } = await fitNetworkTable(
    document,
    table,
    { start, weights, maxIterations: 0, engine: 'reference' },
    { signal: context.signal, report: () => undefined },
  );
  const explained: ExplainedNetwork = {
    ...(await explainNetworkIteration(applied.document, table, weights)),
    identifiability: info.identifiability && ranksOf(info.identifiability),
    warnings: [
      ...reading.warnings,
      ...info.warnings.filter(({ code }) => isTold(code) && !reading.warnings.some((said) => said.code === code)),
    ],
  };
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', explained)));
  else await context.out(networkEmText(context, explained, data));
  context.warn(explained.warnings);
  return 0;
}
