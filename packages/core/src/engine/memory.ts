import { instantiateKernel } from '@latent/kernel';
import { LatentError } from '../error/index.ts';
import {
  createPosterior,
  type Engine,
  type LatentClassModel,
  type Posterior,
  type Statistics,
  TOTAL_WEIGHT,
} from '../model/index.ts';
import { type Breath, finish, type Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createTreeSum } from '../statistics/index.ts';
import { chunksOf } from './chunks.ts';
import { layTables } from './tables.ts';

/** Patterns that go through the passes together: their K log-probabilities stay in the first-level cache. */
const ROWS = 128;

/**
 * The engine that works in one WebAssembly memory: blocks of patterns go through init → add tables → normalise → count.
 *
 * @throws LatentError OUT_OF_MEMORY with the bytes, where the data do not fit
 */
export function createMemoryEngine(
  module: WebAssembly.Module,
  model: LatentClassModel,
  patterns: Patterns,
  breath?: Breath,
): Engine {
  const { classes } = model;
  const { passes, arena } = reserve(() => instantiateKernel(module));
  const { width, codeBytes, items, rows: tableRows, writeCodes, writeTables, foldCounts } = layTables(model, patterns);
  const addTable = codeBytes === 1 ? passes.addTable8 : codeBytes === 2 ? passes.addTable16 : passes.addTable32;
  const countTable = codeBytes === 1 ? passes.countTable8 : codeBytes === 2 ? passes.countTable16 : passes.countTable32;

  const space = reserve(() => ({
    codes: arena.allocate(patterns.count * items * codeBytes),
    weights: arena.allocate(patterns.count * 8),
    ones: arena.allocate(ROWS * 8),
    logSizes: arena.allocate(width * 8),
    table: arena.allocate(tableRows * width * 8),
    counts: arena.allocate(tableRows * width * 8),
    sizes: arena.allocate(width * 8),
    block: arena.allocate(ROWS * width * 8),
    logLikelihoods: arena.allocate(ROWS * 8),
    scratch: arena.allocate(ROWS * 8),
  }));
  writeCodes(
    codeBytes === 1
      ? arena.u8(space.codes, patterns.count * items)
      : codeBytes === 2
        ? arena.u16(space.codes, patterns.count * items)
        : arena.u32(space.codes, patterns.count * items),
  );
  const weights = arena.f64(space.weights, patterns.count);
  weights.set(patterns.weights);
  arena.f64(space.ones, ROWS).fill(1);
  const logSizes = arena.f64(space.logSizes, width);
  const table = arena.f64(space.table, tableRows * width);
  const counts = arena.f64(space.counts, tableRows * width);
  const sizes = arena.f64(space.sizes, width);
  const block = arena.f64(space.block, ROWS * width);
  const logLikelihoods = arena.f64(space.logLikelihoods, ROWS);

  let loaded: Float64Array | undefined;
  const load = (parameters: Float64Array): void => {
    loaded = parameters;
    model.logClassSizes(parameters, logSizes);
    logSizes.fill(Number.NEGATIVE_INFINITY, classes);
    writeTables(parameters, table);
  };
  const codesAt = (pattern: number): number => space.codes + pattern * items * codeBytes;
  /** Fills the block with weighted responsibilities of n patterns and returns their weighted log-likelihood. */
  const respond = (from: number, n: number, weightsAt: number): number => {
    passes.init(n, width, space.logSizes, space.block);
    if (items > 0) addTable(n, width, items, codesAt(from), space.table, space.block);
    return passes.normalise(n, width, weightsAt, space.block, space.logLikelihoods, space.scratch);
  };
  const fill = (q: Posterior, from: number, n: number): void => {
    for (let i = 0; i < n; i++)
      for (let k = 0; k < width; k++)
        block[i * width + k] =
          k < classes ? (weights[from + i] as number) * (q.data[(from + i) * classes + k] as number) : 0;
  };

  function* pass(parameters: Float64Array, q: Posterior | undefined): Pass<Statistics> {
    load(parameters);
    const sum = createTreeSum(model.statistics.size);
    const statistics = new Float64Array(model.statistics.size);
    for (const { from, to } of chunksOf(model, patterns.count)) {
      statistics.fill(0);
      counts.fill(0);
      sizes.fill(0);
      let logLikelihood = 0;
      let weight = 0;
      for (let at = from; at < to; at += ROWS) {
        const n = Math.min(ROWS, to - at);
        logLikelihood += respond(at, n, space.weights + at * 8);
        for (let i = at; i < at + n; i++) weight += weights[i] as number;
        if (q) fill(q, at, n);
        passes.addClasses(n, width, space.block, space.sizes);
        if (items > 0) countTable(n, width, items, codesAt(at), space.counts, space.block);
      }
      statistics[0] = logLikelihood;
      statistics[TOTAL_WEIGHT] = weight;
      model.foldClasses(sizes, statistics);
      foldCounts(counts, statistics);
      sum.push(statistics);
      yield;
      if (loaded !== parameters) load(parameters); // another pass went through while this one rested
    }
    return sum.total();
  }
  const each = (parameters: Float64Array, take: (from: number, n: number) => void): void => {
    load(parameters);
    for (let at = 0; at < patterns.count; at += ROWS) {
      const n = Math.min(ROWS, patterns.count - at);
      respond(at, n, space.ones);
      take(at, n);
    }
  };

  return {
    name: 'wasm-simd',
    expect: (parameters) => finish(pass(parameters, undefined), breath),
    accumulate: (q, parameters) => finish(pass(parameters, q), breath),
    posterior(parameters) {
      const data = new Float64Array(patterns.count * classes);
      each(parameters, (from, n) => {
        for (let i = 0; i < n; i++) data.set(block.subarray(i * width, i * width + classes), (from + i) * classes);
      });
      return createPosterior(classes, data);
    },
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

function reserve<T>(allocate: () => T): T {
  try {
    return allocate();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'OUT_OF_MEMORY')
      throw new LatentError('OUT_OF_MEMORY', error.message, 'Use fewer classes or columns, or split the data.', {
        ...('bytes' in error ? { bytes: error.bytes } : {}),
      });
    if (error instanceof RangeError)
      throw new LatentError(
        'OUT_OF_MEMORY',
        `no memory for the kernel: ${error.message}`,
        "Free memory, or use engine: 'reference'.",
      );
    throw error;
  }
}
