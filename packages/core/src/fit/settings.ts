import type { EngineChoice } from '../engine/index.ts';
import { LatentError } from '../error/index.ts';
import type { Parameters } from '../model/index.ts';
import type { StartMethod } from '../starts/index.ts';

export type Acceleration = 'none' | 'squarem';

/** Everything that decides where a fit ends: with the data and the model, enough to repeat it bit by bit. */
export interface FitSettings {
  readonly starts: number | 'auto';
  readonly seed: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  /** `squarem` (default): fewer E-steps for the same optimum; `none`: plain EM, every step an E-step and an M-step. */
  readonly acceleration: Acceleration;
  readonly engine: EngineChoice;
  /** Where starts come from; see `createStarts`. */
  readonly startMethod: StartMethod;
  /** Threads that work at once; `auto`: as many as the machine runs, at most 8, where a fit is long. The numbers are the same on any. */
  readonly threads: number | 'auto';
  /** Parameters to start from; then the first start is this one, and the class order is kept. */
  readonly start?: Parameters | undefined;
}

const DEFAULT_SETTINGS: FitSettings = {
  starts: 'auto',
  seed: 1,
  tolerance: 1e-8,
  maxIterations: 10000,
  acceleration: 'squarem',
  engine: 'auto',
  startMethod: 'auto',
  threads: 'auto',
};

/** Fills in the defaults and refuses what makes no sense. */
export function checkSettings(given: { readonly [K in keyof FitSettings]?: FitSettings[K] | undefined }): FitSettings {
  const starts = given.starts ?? (given.start ? 1 : DEFAULT_SETTINGS.starts);
  const settings = {
    starts,
    seed: given.seed ?? DEFAULT_SETTINGS.seed,
    tolerance: given.tolerance ?? DEFAULT_SETTINGS.tolerance,
    maxIterations: given.maxIterations ?? DEFAULT_SETTINGS.maxIterations,
    acceleration: given.acceleration ?? DEFAULT_SETTINGS.acceleration,
    engine: given.engine ?? DEFAULT_SETTINGS.engine,
    startMethod: given.startMethod ?? DEFAULT_SETTINGS.startMethod,
    threads: given.threads ?? DEFAULT_SETTINGS.threads,
    start: given.start,
  };
  if (starts !== 'auto') integer('starts', starts, 1, 1e6);
  integer('seed', settings.seed, 0, Number.MAX_SAFE_INTEGER);
  integer('maxIterations', settings.maxIterations, 0, Number.MAX_SAFE_INTEGER);
  if (settings.threads !== 'auto') integer('threads', settings.threads, 1, 256);
  if (
    typeof settings.tolerance !== 'number' ||
    !(settings.tolerance >= 0) ||
    settings.tolerance === Number.POSITIVE_INFINITY
  )
    throw new LatentError(
      'BAD_OPTION',
      `tolerance is ${settings.tolerance}`,
      'Give a number of at least 0; 0 switches the stop test off.',
      { option: 'tolerance' },
    );
  if (settings.acceleration !== 'none' && settings.acceleration !== 'squarem')
    throw new LatentError(
      'BAD_OPTION',
      `there is no acceleration "${String(settings.acceleration)}"`,
      'Accelerations are none and squarem.',
      { option: 'acceleration' },
    );
  if (!['auto', 'wasm', 'reference'].includes(settings.engine))
    throw new LatentError(
      'BAD_OPTION',
      `there is no engine "${settings.engine}"`,
      'Engines are auto, wasm and reference.',
      { option: 'engine' },
    );
  if (!['auto', 'random', 'k-means++'].includes(settings.startMethod))
    throw new LatentError(
      'BAD_OPTION',
      `there is no start method "${settings.startMethod}"`,
      'Start methods are auto, random and k-means++.',
      { option: 'startMethod' },
    );
  return settings;
}

/** Refuses what is not a whole number between two bounds. */
export function integer(option: string, value: unknown, least: number, most: number): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return;
  throw new LatentError(
    'BAD_OPTION',
    `${option} is ${String(value)}`,
    `Give a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}.`,
    { option },
  );
}
