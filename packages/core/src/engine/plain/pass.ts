import { type LatentClassModel, type Statistics, TOTAL_WEIGHT } from '../../model/index.ts';
import type { Pass } from '../../pass/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { createTreeSum } from '../../statistics/index.ts';
import { chunksOf } from '../chunks.ts';
import type { PlainBlock } from './block.ts';

/** Writes a pattern's responsibilities and returns its log-likelihood. */
export type Respond = (pattern: number, responsibilities: Float64Array) => number;

/**
 * Expected counts of all patterns, in slices.
 *
 * @param resume called after each slice: another pass may have gone through while this one rested
 */
export function* countPatterns(
  model: LatentClassModel,
  patterns: Patterns,
  blocks: readonly PlainBlock[],
  respond: Respond,
  resume: () => void,
): Pass<Statistics> {
  const { classes } = model;
  const sum = createTreeSum(model.statistics.size);
  const own = new Float64Array(classes);
  const sizes = new Float64Array(classes);
  const countPattern = (i: number, statistics: Statistics): void => {
    const weight = patterns.weights?.[i] ?? 1;
    if (weight === 0) return;
    statistics[0] = (statistics[0] as number) + weight * respond(i, own);
    statistics[TOTAL_WEIGHT] = (statistics[TOTAL_WEIGHT] as number) + weight;
    for (let k = 0; k < classes; k++) {
      own[k] = weight * (own[k] as number);
      sizes[k] = (sizes[k] as number) + (own[k] as number);
    }
    for (const block of blocks) block.count(i, own);
  };
  for (const { from, to } of chunksOf(model, patterns.count)) {
    const statistics = new Float64Array(model.statistics.size);
    sizes.fill(0);
    for (const block of blocks) block.clear();
    for (let i = from; i < to; i++) countPattern(i, statistics);
    model.foldClasses(sizes, statistics);
    for (const block of blocks) block.fold(statistics);
    sum.push(statistics);
    yield;
    resume();
  }
  return sum.total();
}
