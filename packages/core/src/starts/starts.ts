import { countPatterns, type PlainBlock, plainBlocks } from '../engine/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import { finishNow } from '../pass/index.ts';
import type { Patterns, Summary } from '../patterns/index.ts';
import { createRandom, type Random } from '../random/index.ts';
import { cluster, type Seeding } from './cluster.ts';
import { createPoints, type Points } from './points.ts';
import { samplePatterns } from './sample.ts';

/** Where starts come from: random parameters, clusters of the rows (k-means++), or what suits the model. */
export type StartMethod = 'auto' | 'random' | 'k-means++';

export interface StartsTask {
  readonly model: Mixture;
  readonly patterns: Patterns;
  readonly summary: Summary;
  readonly seed: number;
  readonly method: StartMethod;
}

/** A share of every cluster that is drawn from all rows alike: no probability starts at 0, no component without a spread. */
const MIXED: Readonly<Record<Seeding, number>> = { spread: 0.05, plain: 0.2 };

/**
 * Seeded starts, the same in whatever order they are asked for. `auto` takes random tables where all features have levels; where there
 * are numbers, clusters, in turns by k-means++ and around random rows: a random mean would often stand where no row is.
 */
export function createStarts({ model, patterns, summary, seed, method }: StartsTask): (start: number) => Parameters {
  const isClosed = model.blocks.every((block) => block.kind === 'table' && block.closed);
  const isRandom = method === 'random' || (method === 'auto' && isClosed) || model.classes === 1;
  let sample: Sample | undefined;
  return (start) => {
    const random = createRandom(seed, start);
    const drawn = model.start(random, summary);
    if (isRandom) return drawn;
    if (!sample) {
      const own = samplePatterns(patterns, seed);
      sample = { patterns: own, blocks: plainBlocks(model, own), points: createPoints(model, own, summary) };
    }
    const seeding: Seeding = method === 'k-means++' || start % 2 === 0 ? 'spread' : 'plain';
    return fromClusters(model, sample, seeding, random, drawn);
  };
}

/** What clusters are made of. */
interface Sample {
  readonly patterns: Patterns;
  readonly blocks: readonly PlainBlock[];
  readonly points: Points;
}

/** One M-step from the clusters of a sample. */
function fromClusters(
  model: Mixture,
  { patterns, blocks, points }: Sample,
  seeding: Seeding,
  random: Random,
  before: Parameters,
): Parameters {
  const { classes } = model;
  const members = cluster(points, classes, seeding, random);
  const shares = new Float64Array(classes);
  let total = 0;
  members.forEach((k, i) => {
    shares[k] = (shares[k] as number) + (points.weights[i] as number);
    total += points.weights[i] as number;
  });
  for (const block of blocks) block.load(before);
  const maximum = (mixed: number): Parameters => {
    const respond = (pattern: number, out: Float64Array): number => {
      for (let k = 0; k < classes; k++)
        out[k] = mixed * ((shares[k] as number) / total) + (k === members[pattern] ? 1 - mixed : 0);
      return 0; // what is likely before the first step is of no account
    };
    return model.maximize(finishNow(countPatterns(model, patterns, blocks, respond, () => {})), before);
  };
  // Clusters 10⁸ standard deviations apart, mixed, lie on a line to rounding: they need no mixing.
  const drawn = maximum(MIXED[seeding]);
  return model.collapsed(drawn) ? maximum(0) : drawn;
}
