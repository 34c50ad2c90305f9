import { type MixtureDocument, modelFromJSON, VERSION } from 'latent';
import type { Contestant } from '../contestant.ts';
import type { Instance, InstanceData, Shape, Start } from '../mixtures.ts';

/** The library as users call it, with one of its engines: whole fits, tables and patterns included. */
export function latentWith(
  engine: 'wasm' | 'reference',
  instance: Instance,
  data: InstanceData,
  threads: 1 | 'auto' = 1,
): Contestant {
  const document = documentOf(instance, data.start);
  const model = modelFromJSON(document);
  const columns = Object.fromEntries(
    data.columns.map((column, j) => [`x${j}`, Float32Array.from(column, (level) => (level < 0 ? Number.NaN : level))]),
  );
  const { starts } = instance;
  const options = {
    ...(starts === undefined ? { start: document } : { starts }),
    threads,
    maxIterations: instance.iterations,
    tolerance: 0,
    acceleration: 'none',
    engine,
  } as const;
  return {
    name: onThreads(engineName(engine), threads),
    describe: `latent ${VERSION}, engine ${engine}`,
    run: async () => ({ logLikelihood: (await model.fit(columns, options)).info.logLikelihood }),
  };
}

export const engineName = (engine: 'wasm' | 'reference'): string =>
  engine === 'wasm' ? 'latent (WASM)' : 'latent (TypeScript reference)';

export const onThreads = (name: string, threads: 1 | 'auto'): string =>
  threads === 1 ? name : name.replace(')', ', all threads)');

export function documentOf({ items, levels, classes }: Shape, start: Start): MixtureDocument {
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: names(classes) },
    features: Array.from({ length: items }, (_, j) => ({
      name: `x${j}`,
      family: 'categorical',
      levels: names(levels),
    })),
    parameters: Object.fromEntries([
      ['class', start.weights],
      ...start.tables.map((table, j) => [`x${j}`, table] as const),
    ]),
  };
}
