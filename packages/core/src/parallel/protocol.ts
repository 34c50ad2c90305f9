import type { EmResult, Job, JobRules } from '../em/index.ts';
import type { EnginePlan } from '../engine/index.ts';
import type { Parameters, Statistics } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';
import type { Run } from '../statistics/index.ts';
import type { VisitBatch } from './visits.ts';

/** What a worker makes a model and an engine of: plain data. */
export interface Setup<Recipe> {
  /** What the model is made of. */
  readonly recipe: Recipe;
  readonly closedForm: boolean;
  /** None: the reference engine. */
  readonly kernel: WebAssembly.Module | undefined;
  readonly plan: EnginePlan | undefined;
  /** All patterns, or the worker's share. */
  readonly patterns: Patterns;
}

/** A whole start. */
export interface JobCall extends Omit<Job, 'start'> {
  readonly rules: JobRules;
  /** Steps are told as they come. */
  readonly watched: boolean;
}

/** What workers answer. */
export interface WorkerCalls<Recipe = unknown> {
  /** The version of the code. */
  readonly hello: { argument: undefined; reply: string; progress: never };
  readonly open: { argument: Setup<Recipe>; reply: undefined; progress: never };
  /** Nothing after an abort before the first E-step. */
  readonly run: { argument: JobCall; reply: EmResult | undefined; progress: VisitBatch };
  /** The E-step of runs of chunks, counted from the first of the worker's share; nothing after an abort. */
  readonly add: {
    argument: { readonly parameters: Parameters; readonly runs: readonly Run[] };
    reply: readonly Statistics[] | undefined;
    progress: never;
  };
  /** Lets go of model and engine. */
  readonly close: { argument: undefined; reply: undefined; progress: never };
}
