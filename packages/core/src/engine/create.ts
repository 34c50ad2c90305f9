import { LatentError, type Warning } from '../error/index.ts';
import type { Engine, LatentClassModel } from '../model/index.ts';
import type { Breath } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { isModule, loadKernel, loadKernelNow } from './kernel.ts';
import { createMemoryEngine } from './memory.ts';
import type { EnginePlan, Parted } from './parted.ts';
import { createReferenceEngine } from './reference.ts';
import type { ScanEngine } from './scan.ts';
import { assertFits } from './size.ts';

/** Which engine runs the E-step: WebAssembly where it is allowed (and a warning where not), or one by name. */
export type EngineChoice = 'auto' | 'wasm' | 'reference';

export interface CreatedEngine<Created = Engine> {
  readonly engine: Created;
  /** The compiled kernel, where the engine has one. */
  readonly kernel: WebAssembly.Module | undefined;
  /** How the E-step is shared out, where the engine can do that. */
  readonly parted: Parted | undefined;
  readonly warnings: readonly Warning[];
}

/** An engine for a model on its patterns, with its kernel compiled asynchronously. */
export async function createEngine(
  choice: EngineChoice,
  model: LatentClassModel,
  patterns: Patterns,
  breath?: Breath,
): Promise<CreatedEngine> {
  assertFits(model, patterns);
  return engineOn(await kernelFor(choice), model, patterns, breath);
}

/** The compiled kernel, or none where the reference engine is asked for or WebAssembly is not to be had (then with a warning). */
export async function kernelFor(choice: EngineChoice): Promise<FoundKernel> {
  if (choice === 'reference') return undefined;
  return loadKernel().catch((error: unknown) => fallBack(choice, error));
}

export type FoundKernel = WebAssembly.Module | Warning | undefined;

/** As `createEngine`, at once. */
export function createEngineNow(
  choice: EngineChoice,
  model: LatentClassModel,
  patterns: Patterns,
): CreatedEngine<ScanEngine> {
  assertFits(model, patterns);
  return engineOn(kernelNow(choice), model, patterns);
}

/** As `kernelFor`, at once. */
export function kernelNow(choice: EngineChoice): FoundKernel {
  if (choice === 'reference') return undefined;
  try {
    return loadKernelNow();
  } catch (error) {
    return fallBack(choice, error);
  }
}

/**
 * The engine that a kernel, or none, allows.
 *
 * @param plan for a part of the patterns: that of the engine of all
 */
export function engineOn(
  kernel: FoundKernel,
  model: LatentClassModel,
  patterns: Patterns,
  breath?: Breath,
  plan?: EnginePlan,
): CreatedEngine<ScanEngine> {
  if (isModule(kernel)) {
    const engine = createMemoryEngine(kernel, model, patterns, breath, plan);
    return { engine, kernel, parted: engine, warnings: [] };
  }
  const engine = createReferenceEngine(model, patterns, breath);
  return { engine, kernel: undefined, parted: undefined, warnings: kernel ? [kernel] : [] };
}

function fallBack(choice: EngineChoice, error: unknown): Warning {
  if (choice !== 'auto' || !(error instanceof LatentError) || error.code !== 'WASM_UNAVAILABLE') throw error;
  return {
    code: 'WASM_UNAVAILABLE',
    level: 'warning',
    message: `${error.message}; the TypeScript engine is used: the same numbers, slower`,
    fix: error.fix,
    where: {},
  };
}
