import { LatentError, type Warning } from '../error/index.ts';
import type { Engine, LatentClassModel } from '../model/index.ts';
import type { Breath } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { loadKernel, loadKernelNow } from './kernel.ts';
import { createMemoryEngine } from './memory.ts';
import { createReferenceEngine } from './reference.ts';
import type { ScanEngine } from './scan.ts';
import { assertFits } from './size.ts';

/** Which engine runs the E-step: WebAssembly where it is allowed (and a warning where not), or one by name. */
export type EngineChoice = 'auto' | 'wasm' | 'reference';

export interface CreatedEngine<Created = Engine> {
  readonly engine: Created;
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
  return build(await kernelFor(choice), model, patterns, breath);
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
  return build(kernelNow(choice), model, patterns, undefined);
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

function build(
  module: FoundKernel,
  model: LatentClassModel,
  patterns: Patterns,
  breath: Breath | undefined,
): CreatedEngine<ScanEngine> {
  if (module instanceof WebAssembly.Module)
    return { engine: createMemoryEngine(module, model, patterns, breath), warnings: [] };
  return { engine: createReferenceEngine(model, patterns, breath), warnings: module ? [module] : [] };
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
