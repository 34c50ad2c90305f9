import type { FitDocument, NetworkDocument } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { layout } from '../output/classTables.ts';
import { formatFacts } from '../output/facts.ts';
import { runFacts, statistics } from '../output/fitFigures.ts';
import { identifiedLines } from '../output/identified.ts';
import type { ChosenNetwork } from './choose.ts';
import { modelFacts, nodeDataFacts } from './facts.ts';
import { conditionalTables } from './tables.ts';

export interface NetworkReport {
  readonly document: FitDocument<NetworkDocument>;
  readonly read: ReadData;
  readonly chosen: ChosenNetwork;
  readonly weightsColumn: string | undefined;
}

/** All that a statistician wants to see of a network's fit, as text: data, model, fit statistics, conditional tables. */
export function networkReport(context: Context, { document, read, chosen, weightsColumn }: NetworkReport): string {
  const { bold } = context.paint;
  const { model, data, warnings, identifiability, freeParameters, expectedCounts } = document;
  const facts = [
    ...nodeDataFacts({ read, model, inferred: chosen.inferred, weightsColumn, warnings, ...data }),
    ...modelFacts(context, model),
    ['identified', ...identifiedLines(identifiability, freeParameters, warnings)] as const,
    ...runFacts(document),
  ];
  return [
    formatFacts(facts, bold, layout(context).width),
    statistics(document, bold),
    ...conditionalTables(context, model, expectedCounts),
  ].join('\n');
}
