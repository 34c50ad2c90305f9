import { LatentError } from '../error/index.ts';
import type { FeatureBlock, LatentClassModel } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** WebAssembly addresses four gibibytes; a little is the kernel's own. */
const LIMIT = 2 ** 32 - 2 ** 20;

/** Bytes that the engine's tables, counts, parameters and codes will take. */
function bytesNeeded(model: LatentClassModel, patterns: Patterns): number {
  const levels = model.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.levels : 0), 1);
  const rows = levels + (patterns.known ? model.classes : 0);
  const codes = patterns.count * (patterns.items + 1) * (rows <= 0x100 ? 1 : rows <= 0x10000 ? 2 : 4);
  const numbers = model.blocks.reduce((sum, block) => sum + numbersOf(block), 0) * patterns.count * 8;
  const sums = (rows * 6 + 260) * (model.classes + 1) * 8 + model.statistics.size * 8 * 4;
  const weights = patterns.weights ? patterns.count * 8 : 0;
  return codes + numbers + weights + sums + model.parameters.size * 8 * 4;
}

/** Numbers that the kernel keeps of one pattern for a block. */
function numbersOf(block: FeatureBlock): number {
  if (block.kind === 'table') return 0;
  return block.kind === 'moments' ? block.terms : block.columns + 1;
}

/**
 * Refuses a number of classes that cannot fit whatever the data are, before the classes are even named.
 *
 * @param levels levels of all features together
 */
export function assertClassesFit(classes: number, levels: number): void {
  const bytes = (levels + 1) * 6 * classes * 8;
  if (bytes > LIMIT) throw tooLarge(`${classes} classes of ${levels} levels`, bytes);
}

/** Refuses a request that cannot fit, before anything is allocated. */
export function assertFits(model: LatentClassModel, patterns: Patterns): void {
  const bytes = bytesNeeded(model, patterns);
  if (bytes > LIMIT) throw tooLarge(`${model.classes} classes on ${patterns.count} patterns`, bytes);
}

function tooLarge(what: string, bytes: number): LatentError {
  const gibibytes = (count: number): string => (count / 2 ** 30).toFixed(1);
  return new LatentError(
    'OUT_OF_MEMORY',
    `${what} need ${bytes} bytes (${gibibytes(bytes)} GiB), more than the ${gibibytes(LIMIT)} GiB there are`,
    'Use fewer classes or columns, or split the data.',
    { bytes, limit: LIMIT },
  );
}
