import {
  applyDocument,
  type ExplainedIteration,
  explainIteration,
  type MixtureDocument,
  type Posterior,
  totalLogLikelihood,
} from 'latent';
import { completedBy, entropyOf, type Sample, tableOf } from './sample.ts';

/** Parameters, and how good they are. */
export interface Standing {
  readonly document: MixtureDocument;
  readonly logLikelihood: number;
  /** The bound here with the responsibilities of the step before: what the M-step raised it to; undefined at a start. */
  readonly bound: number | undefined;
}

/** What an E-step gives. */
export interface Responsible {
  readonly posterior: Posterior;
  /** Q + H(q) at the parameters that the responsibilities belong to. */
  readonly bound: number;
  /** The M-step from here, with all arithmetic. */
  readonly iteration: ExplainedIteration;
}

/** Parameters of a person's own. */
export function standing(document: MixtureDocument, sample: Sample): Standing {
  const { table, weights } = tableOf(sample);
  const { logLikelihoods } = applyDocument(document).apply(table);
  return { document, logLikelihood: totalLogLikelihood(logLikelihoods, weights).logLikelihood, bound: undefined };
}

/** The E-step: responsibilities, and the bound that they give. */
export async function expectation({ document }: Standing, sample: Sample): Promise<Responsible> {
  const { table, weights } = tableOf(sample);
  const { posterior } = applyDocument(document).apply(table);
  const completed = completedBy(sample, document.latent.name, document.latent.levels, posterior);
  const [iteration, complete] = await Promise.all([
    explainIteration(document, table, weights),
    explainIteration(document, completed.table, completed.weights),
  ]);
  return { posterior, iteration, bound: complete.before.logLikelihood + entropyOf(sample, posterior) };
}

/** The M-step: the parameters that raise the bound most. */
export function maximization({ iteration: { after, decomposition } }: Responsible): Standing {
  return { document: after.document, logLikelihood: after.logLikelihood, bound: decomposition.elbo };
}
