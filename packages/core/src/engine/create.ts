import { LatentError, type Warning } from '../error/index.ts';
import type { Engine, LatentClassModel } from '../model/index.ts';
import type { Breath } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { loadKernel, loadKernelNow } from './kernel.ts';
import { createMemoryEngine } from './memory.ts';
import { createReferenceEngine } from './reference.ts';
import { assertFits } from './size.ts';

/** Which engine runs the E-step: WebAssembly where it is allowed (and a warning where not), or one by name. */
export type EngineChoice = 'auto' | 'wasm' | 'reference';

export interface CreatedEngine {
  readonly engine: Engine;
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
  if (choice === 'reference') return { engine: createReferenceEngine(model, patterns, breath), warnings: [] };
  const module = await loadKernel().catch((error: unknown) => fallBack(choice, error));
  return build(module, model, patterns, breath);
}

/** As `createEngine`, at once. */
export function createEngineNow(choice: EngineChoice, model: LatentClassModel, patterns: Patterns): CreatedEngine {
  assertFits(model, patterns);
  if (choice === 'reference') return { engine: createReferenceEngine(model, patterns), warnings: [] };
  let module: WebAssembly.Module | Warning;
  try {
    module = loadKernelNow();
  } catch (error) {
    module = fallBack(choice, error);
  }
  return build(module, model, patterns, undefined);
}

function build(
  module: WebAssembly.Module | Warning,
  model: LatentClassModel,
  patterns: Patterns,
  breath: Breath | undefined,
): CreatedEngine {
  if (module instanceof WebAssembly.Module)
    return { engine: createMemoryEngine(module, model, patterns, breath), warnings: [] };
  return { engine: createReferenceEngine(model, patterns, breath), warnings: [module] };
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
