import { describeDirection, describeUndetermined, modelFromJSON, networkModelFromJSON, type Table } from 'latent';
import { isMissing } from './cells.ts';
import { chooseMixture, chooseNetwork } from './choice.ts';
import type { KeptData } from './keep.ts';
import type { IdentifiabilityAnswer, ModelChoice, ModelSummary } from './lab.ts';

/** The model of some choices. */
export function summarizeModel(kept: KeptData, choice: ModelChoice): ModelSummary {
  if (choice.kind === 'network') {
    const { document, inferred, warnings } = chooseNetwork(kept, choice);
    const { freeParameters } = networkModelFromJSON(document);
    return { document, columns: inferred, covariance: undefined, freeParameters, warnings };
  }
  const { document, inferred, covariance, warnings } = chooseMixture(kept, choice);
  return { document, columns: inferred, covariance, freeParameters: modelFromJSON(document).freeParameters, warnings };
}

const MOST_SENTENCES = 5;

/** Whether the data can determine a model's parameters. */
export function identify(kept: KeptData, choice: ModelChoice): IdentifiabilityAnswer {
  if (choice.kind === 'network') {
    const { document, table } = chooseNetwork(kept, choice);
    const model = networkModelFromJSON(document);
    const found = model.identifiability(table);
    return {
      found,
      freeParameters: model.freeParameters,
      sentences: describeUndetermined(document, found, table).slice(0, MOST_SENTENCES),
      degreesOfFreedom: degreesOfFreedom(
        document.nodes.filter(({ latent }) => latent !== true),
        document.nodes.some(({ name, latent }) => latent === true && table.columns.has(name)),
        table,
        found.rank,
      ),
    };
  }
  const { document, table } = chooseMixture(kept, choice);
  const model = modelFromJSON(document);
  const found = model.identifiability(table);
  return {
    found,
    freeParameters: model.freeParameters,
    sentences: found.directions
      .slice(0, MOST_SENTENCES)
      .map((direction) => `along ${describeDirection(document, direction)}`),
    degreesOfFreedom: degreesOfFreedom(document.features, choice.known !== undefined, table, found.rank),
  };
}

/** More different rows are not counted. */
const MOST_CELLS = 1e6;

/** What rows can show beyond the model: different complete rows − 1 − rank, where there are so many and no more. */
function degreesOfFreedom(
  observed: readonly { readonly levels?: readonly string[] }[],
  isPartlyHidden: boolean,
  table: Table,
  rank: number,
): number | null {
  if (isPartlyHidden || observed.some(({ levels }) => levels === undefined)) return null;
  const cells = observed.reduce((product, { levels = [] }) => product * levels.length, 1);
  if (cells > MOST_CELLS) return null;
  for (const column of table.columns.values())
    for (let row = 0; row < table.rows; row++) if (isMissing(column, row)) return null;
  return cells - 1 - rank;
}
