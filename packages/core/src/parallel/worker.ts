import { createPace, Interrupted, runJob } from '../em/index.ts';
import { engineOn, networkEngineOn, type Parted } from '../engine/index.ts';
import type { Engine, LatentClassModel, Model } from '../model/index.ts';
import type { Network } from '../models/index.ts';
import { VERSION } from '../version.ts';
import type { Setup, WorkerCalls } from './protocol.ts';
import { answerCalls, type Port } from './rpc.ts';
import { createBatches } from './visits.ts';

/** A model that a worker made of a recipe. */
export type Rebuilt =
  | { readonly kind: 'mixture'; readonly model: LatentClassModel }
  | { readonly kind: 'network'; readonly model: Network };

/** A worker at work for a fit. */
interface Opened {
  readonly model: Model;
  readonly engine: Pick<Engine, 'expect' | 'dispose'>;
  readonly parted: Parted | undefined;
}

/**
 * Answers the calls of a fit, for as long as the worker lives; each call rests as the main thread does, so that aborts come through.
 *
 * @param rebuild makes the model that the main thread has
 */
export function serveWork<Recipe>(port: Port, rebuild: (recipe: Recipe) => Rebuilt): void {
  let opened: Opened | undefined;
  let pace = createPace(new AbortController().signal);
  let busy: Promise<unknown> = Promise.resolve();
  const breath = { due: () => pace.due(), rest: () => pace.rest() };
  const work = (): Opened => {
    if (opened) return opened;
    throw new TypeError('the worker has no model yet');
  };
  const begin = <T>(signal: AbortSignal, job: () => Promise<T>): Promise<T> => {
    pace = createPace(signal);
    const done = job();
    busy = done.catch(() => {});
    return done;
  };

  answerCalls<WorkerCalls<Recipe>>(port, {
    hello: () => VERSION,
    open(setup) {
      opened = open(setup, rebuild(setup.recipe), breath);
    },
    run: ({ from, maxIterations, rules, watched }, { signal, progress }) =>
      begin(signal, async () => {
        const { model, engine } = work();
        const batches = createBatches((batch) => progress(batch, [batch.data.buffer]));
        const observe = watched ? batches.add : undefined;
        const result = await runJob(model, engine, { from, maxIterations }, rules, pace, observe);
        batches.flush();
        return result;
      }),
    add: ({ parameters, runs }, { signal }) =>
      begin(signal, async () => {
        try {
          return await work().parted?.parts(parameters, runs);
        } catch (error) {
          if (error instanceof Interrupted) return undefined;
          throw error;
        }
      }),
    async close() {
      await busy;
      opened?.engine.dispose();
      opened = undefined;
    },
  });
}

function open<Recipe>(
  { closedForm, kernel, plan, patterns }: Setup<Recipe>,
  rebuilt: Rebuilt,
  breath: { due(): boolean; rest(): Promise<void> },
): Opened {
  if (rebuilt.kind === 'network') {
    const model = { ...rebuilt.model, closedForm };
    return { model, ...networkEngineOn(kernel, model, patterns, breath, plan) };
  }
  const model = { ...rebuilt.model, closedForm };
  return { model, ...engineOn(kernel, model, patterns, breath, plan) };
}
