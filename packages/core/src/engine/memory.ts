import { instantiateKernel } from '@latent/kernel';
import {
  createPosterior,
  type LatentClassModel,
  type Posterior,
  type Statistics,
  TOTAL_WEIGHT,
} from '../model/index.ts';
import { type Breath, finish, type Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createTreeSum } from '../statistics/index.ts';
import { chunksBySize, chunksOf } from './chunks.ts';
import { type EnginePlan, type Parted, partsOf } from './parted.ts';
import { reserve } from './reserve.ts';
import type { ScanEngine } from './scan.ts';
import { kernelBlocks, layoutByClass, layoutByRow, ROWS, standsByClass, type Workspace } from './wasm/index.ts';

/**
 * The engine that works in one WebAssembly memory: blocks of patterns go through init → add log-densities → normalise → count,
 * or, where a model has nothing but tables, through one pass that does it all.
 *
 * @param plan for a part of the patterns: that of the engine of all, so that both add up alike
 * @throws LatentError OUT_OF_MEMORY with the bytes, where the data do not fit
 */
export function createMemoryEngine(
  module: WebAssembly.Module,
  model: LatentClassModel,
  patterns: Patterns,
  breath?: Breath,
  plan?: EnginePlan,
): ScanEngine & Parted {
  const { classes } = model;
  const { passes, arena } = reserve(() => instantiateKernel(module));
  const byClass = plan?.byClass ?? standsByClass(model, patterns);
  const layout = (byClass ? layoutByClass : layoutByRow)(classes, passes);
  const { width, rowStep, classStep } = layout;
  const space = reserve(() => ({
    weights: arena.allocate(patterns.weights ? patterns.count * 8 : 0),
    logSizes: arena.allocate(width * 8),
    sizes: arena.allocate(width * 8),
    block: arena.allocate(ROWS * width * 8),
    logLikelihoods: arena.allocate(ROWS * 8),
    scratch: arena.allocate(ROWS * 8),
  }));
  const workspace: Workspace = { passes, classes, byClass, width, block: space.block };
  const features = kernelBlocks(model, patterns, workspace, plan?.decisions);
  const tables = features.find((feature) => feature.chunk);
  const most = Math.min(patterns.count, Math.max(ROWS, tables?.chunk ?? 0));
  const ones = reserve(() => {
    for (const feature of features) feature.reserve(arena);
    return arena.allocate(most * 8);
  });
  for (const feature of features) feature.open(arena);
  const { weights } = patterns;
  if (weights) arena.f64(space.weights, patterns.count).set(weights);
  arena.f64(ones, most).fill(1);
  /** Pointer to the weights of the patterns from one on; no more than a chunk of them is read. */
  const weightsAt = (from: number): number => (weights ? space.weights + from * 8 : ones);
  const logSizes = arena.f64(space.logSizes, width);
  const sizes = arena.f64(space.sizes, width);
  const block = arena.f64(space.block, ROWS * width);
  const logLikelihoods = arena.f64(space.logLikelihoods, ROWS);

  let loaded: Float64Array | undefined;
  const load = (parameters: Float64Array): void => {
    loaded = parameters;
    model.logClassSizes(parameters, logSizes);
    logSizes.fill(Number.NEGATIVE_INFINITY, classes);
    for (const feature of features) feature.load(parameters);
  };
  /** Fills the block with weighted responsibilities of n patterns and returns their weighted log-likelihood. */
  const respond = (from: number, n: number, weightsAt: number, close = layout.normalise): number => {
    layout.init(n, width, space.logSizes, space.block);
    for (const feature of features) feature.add(from, n);
    return close(n, width, weightsAt, space.block, space.logLikelihoods, space.scratch);
  };
  const fill = (q: Posterior, from: number, n: number): void => {
    for (let i = 0; i < n; i++)
      for (let k = 0; k < width; k++)
        block[i * rowStep + k * classStep] =
          k < classes ? (weights?.[from + i] ?? 1) * (q.data[(from + i) * classes + k] as number) : 0;
  };

  /** The E-step of some patterns, or their counts under a given q; returns their weighted log-likelihood. */
  const count = (from: number, to: number, q: Posterior | undefined): number => {
    let logLikelihood = 0;
    for (let at = from; at < to; at += ROWS) {
      const n = Math.min(ROWS, to - at);
      logLikelihood += respond(at, n, weightsAt(at), layout.weigh);
      if (q) fill(q, at, n);
      layout.addClasses(n, width, space.block, space.sizes);
      for (const feature of features) feature.count(at, n);
    }
    return logLikelihood;
  };
  const runs = tables?.chunk ? chunksBySize(tables.chunk, patterns.count) : chunksOf(model, patterns.count);
  const chunks = Array.from(runs, ({ from, to }) => {
    const weight = weights?.subarray(from, to).reduce((sum, own) => sum + own, 0) ?? to - from;
    return { from, to, weight };
  });

  const statistics = new Float64Array(model.statistics.size);
  /** Fills the statistics with those of a chunk. */
  const sumUp = ({ from, to, weight }: (typeof chunks)[number], q: Posterior | undefined): Statistics => {
    statistics.fill(0);
    sizes.fill(0);
    for (const feature of features) feature.clear();
    statistics[0] =
      tables?.expect && !q ? tables.expect(from, to - from, weightsAt(from), space.sizes) : count(from, to, q);
    statistics[TOTAL_WEIGHT] = weight;
    model.foldClasses(sizes, statistics);
    for (const feature of features) feature.fold(statistics);
    return statistics;
  };

  function* pass(parameters: Float64Array, q: Posterior | undefined, own = chunks): Pass<Statistics> {
    if (loaded !== parameters || own === chunks) load(parameters);
    const sum = createTreeSum(model.statistics.size);
    for (const chunk of own) {
      sum.push(sumUp(chunk, q));
      yield;
      if (loaded !== parameters) load(parameters); // another pass went through while this one rested
    }
    return sum.total();
  }

  const [first] = chunks;
  const only = chunks.length === 1 ? first : undefined;
  /** The statistics of all patterns; of one chunk at once, since a generator takes as long as a part of so short a pass. */
  const expect = (parameters: Float64Array, q?: Posterior): Statistics | Promise<Statistics> => {
    if (!only) return finish(pass(parameters, q), breath);
    load(parameters);
    return sumUp(only, q).slice();
  };

  const each = (parameters: Float64Array, take: (from: number, n: number) => void): void => {
    load(parameters);
    for (let at = 0; at < patterns.count; at += ROWS) {
      const n = Math.min(ROWS, patterns.count - at);
      respond(at, n, ones);
      take(at, n);
    }
  };

  const scan: ScanEngine['scan'] = (parameters, visit) => {
    const rows = new Float64Array(ROWS * classes);
    each(parameters, (from, n) => {
      for (let i = 0; i < n; i++)
        for (let k = 0; k < classes; k++) rows[i * classes + k] = block[i * rowStep + k * classStep] as number;
      visit(from, rows.subarray(0, n * classes), logLikelihoods.subarray(0, n));
    });
  };

  return {
    name: 'wasm-simd',
    chunks,
    plan: { byClass, known: patterns.known !== undefined, decisions: features.map(({ decision }) => decision) },
    expect: (parameters) => expect(parameters),
    parts(parameters, runs) {
      loaded = undefined; // the same array may hold new numbers
      return finish(
        partsOf(runs, chunks, (own) => pass(parameters, undefined, own)),
        breath,
      );
    },
    accumulate: (q, parameters) => expect(parameters, q),
    posterior(parameters) {
      const data = new Float64Array(patterns.count * classes);
      scan(parameters, (from, rows) => data.set(rows, from * classes));
      return createPosterior(classes, data);
    },
    scan,
    logLikelihoods(parameters) {
      const out = new Float64Array(patterns.count);
      each(parameters, (from, n) => {
        out.set(logLikelihoods.subarray(0, n), from);
      });
      return out;
    },
    dispose() {
      arena.dispose();
    },
  };
}
