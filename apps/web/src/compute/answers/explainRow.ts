import { repeatedRow, rowDensities, twoLargest } from '@latent/results';
import { explainNetworkRow, type FitDocument, isNetworkFit, type NetworkDocument } from 'latent';
import { chooseMixture, chooseNetwork } from '../choice.ts';
import type { KeptData } from '../keep.ts';
import type { FitRecord } from '../lab.ts';
import type { ExplainedMixtureRow, ExplainedNodes, ExplainedRow } from './explained.ts';

/** How the posterior of a row (from 0) comes about. */
export function explainRow(kept: KeptData, { fit, choice }: FitRecord, row: number): ExplainedRow {
  if (isNetworkFit(fit)) {
    if (choice.kind !== 'network') throw new TypeError('the fit of a network has no choice of one');
    return explainNodes(fit, chooseNetwork(kept, choice).table, row);
  }
  if (choice.kind !== 'mixture') throw new TypeError('the fit of a mixture has no choice of one');
  return explainClasses(fit, chooseMixture(kept, choice).table, row);
}

type Table = ReturnType<typeof chooseMixture>['table'];

function explainClasses({ model }: FitDocument, table: Table, row: number): ExplainedMixtureRow {
  const { classes, features, logSizes, responsibilities, known, logLikelihood } = rowDensities(model, table, row);
  const [a, b] = twoLargest(responsibilities);
  return {
    kind: 'mixture',
    classes,
    responsibilities,
    compared: [a, b],
    prior: b < 0 ? 0 : (logSizes[a] as number) - (logSizes[b] as number),
    items: features.map(({ name, cells, logOdds }) => ({ name, cell: cellText(cells), logOdds: logOdds ?? 0 })),
    known,
    logLikelihood,
  };
}

/** `yes`; of a block of columns `1.5, ?`. */
function cellText(cells: Readonly<Record<string, string | number | null>>): string | null {
  const own = Object.values(cells);
  return own.every((cell) => cell === null) ? null : own.map((cell) => cell ?? '?').join(', ');
}

function explainNodes({ model }: FitDocument<NetworkDocument>, table: Table, row: number): ExplainedNodes {
  const { posteriors, mostProbable, logLikelihood } = explainNetworkRow(model, repeatedRow(table, row, 1), 0);
  return {
    kind: 'network',
    posteriors: posteriors.map(({ node, probabilities }) => ({
      node,
      levels: model.nodes.find(({ name }) => name === node)?.levels ?? [],
      probabilities,
    })),
    mostProbable,
    logLikelihood,
  };
}
