import { LatentError } from '../error/index.ts';
import type { LatentClassModel } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** WebAssembly addresses four gibibytes; a little is the kernel's own. */
const LIMIT = 2 ** 32 - 2 ** 20;

/** Bytes that the engine's tables, counts, parameters and codes will take. */
export function bytesNeeded(model: LatentClassModel, patterns: Patterns): number {
  const levels = model.blocks.reduce((sum, block) => sum + block.levels, 1);
  const rows = levels + (patterns.known ? model.classes : 0);
  const codes = patterns.count * (model.blocks.length + 1) * (rows <= 0x100 ? 1 : rows <= 0x10000 ? 2 : 4);
  return codes + patterns.count * 8 + (rows * 2 + 130) * (model.classes + 1) * 8 + model.parameters.size * 8 * 4;
}

/** Refuses a request that cannot fit, before anything is allocated. */
export function assertFits(model: LatentClassModel, patterns: Patterns): void {
  const bytes = bytesNeeded(model, patterns);
  if (bytes <= LIMIT) return;
  throw new LatentError(
    'OUT_OF_MEMORY',
    `${model.classes} classes on ${patterns.count} patterns need ${bytes} bytes (${(bytes / 2 ** 30).toFixed(1)} GiB), more than the ${(LIMIT / 2 ** 30).toFixed(1)} GiB there are`,
    'Use fewer classes or columns, or split the data.',
    { bytes, limit: LIMIT },
  );
}
