import { describeDirection, describeUndetermined, modelFromJSON, networkModelFromJSON } from 'latent';
import { chooseMixture, chooseNetwork } from './choice.ts';
import type { KeptData } from './keep.ts';
import type { IdentifiabilityAnswer, ModelChoice, ModelSummary } from './lab.ts';

/** The model of some choices. */
export function summarizeModel(kept: KeptData, choice: ModelChoice): ModelSummary {
  if (choice.kind === 'network') {
    const { document, inferred, warnings } = chooseNetwork(kept, choice);
    return { document, columns: inferred, freeParameters: networkModelFromJSON(document).freeParameters, warnings };
  }
  const { document, inferred, warnings } = chooseMixture(kept, choice);
  return { document, columns: inferred, freeParameters: modelFromJSON(document).freeParameters, warnings };
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
  };
}
