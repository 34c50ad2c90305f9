import { type FitDocument, fitNetworkTable, fitTable, type MixtureDocument, type NetworkDocument } from 'latent';
import { chooseMixture, chooseNetwork } from './choice.ts';
import type { KeptData } from './keep.ts';
import type { AnyFit, FitRecord, FitTask, OnSteps } from './lab.ts';
import { mixtureOptions, networkOptions } from './options.ts';
import { gatherSteps } from './steps.ts';

/** Fits a model to data as `latent fit` does, and says on the way where all starts stand. */
export async function runFit(
  id: string,
  kept: KeptData,
  task: FitTask,
  signal: AbortSignal,
  onSteps: OnSteps,
): Promise<FitRecord> {
  const steps = gatherSteps(onSteps);
  const began = performance.now();
  const watch = { signal, report: steps.take };
  const fit =
    task.choice.kind === 'network' ? await networkFit(kept, task, watch) : await mixtureFit(kept, task, watch);
  steps.end();
  return { ...task, id, fit, took: performance.now() - began };
}

interface Watch {
  readonly signal: AbortSignal;
  readonly report: ReturnType<typeof gatherSteps>['take'];
}

async function mixtureFit(kept: KeptData, { choice, settings }: FitTask, watch: Watch): Promise<FitDocument> {
  if (choice.kind !== 'mixture') throw new TypeError('the choice is no mixture');
  const chosen = chooseMixture(kept, choice);
  const { applied, info } = await fitTable(chosen.document, chosen.table, fitOptions(kept, settings), watch);
  return documentOf(applied.document, info, chosen, mixtureOptions(info.options, kept, choice));
}

async function networkFit(kept: KeptData, { choice, settings }: FitTask, watch: Watch): Promise<AnyFit> {
  if (choice.kind !== 'network') throw new TypeError('the choice is no network');
  const chosen = chooseNetwork(kept, choice);
  const { applied, info } = await fitNetworkTable(chosen.document, chosen.table, fitOptions(kept, settings), watch);
  return documentOf(applied.document, info, chosen, networkOptions(info.options, kept, choice));
}

/** What the library takes beside model and table. */
export function fitOptions({ weights, reading, sha256 }: KeptData, settings: FitTask['settings']) {
  return { ...settings, weights, weightsName: reading.weights, sha256 };
}

/** The document that `latent fit` would write. */
export function documentOf<Model extends MixtureDocument | NetworkDocument>(
  model: Model,
  info: Omit<FitDocument<Model>, '$schema' | 'format' | 'version' | 'model'>,
  { warnings }: { readonly warnings: FitDocument['warnings'] },
  options: FitDocument['options'],
): FitDocument<Model> {
  return {
    $schema: 'latent/schemas/latent-fit.json',
    format: 'latent-fit',
    version: 1,
    model,
    ...info,
    warnings: [...warnings, ...info.warnings],
    options,
  };
}
