import { latentWith } from './implementations/latent.ts';
import { createData, type Instance, instances, longInstances } from './mixtures.ts';
import type { Race } from './race.ts';

/** The races of latent class models: whole fits as a user calls them. */
export const mixtureRaces: readonly Race[] = instances.map((instance) => ({
  name: instance.name,
  title: titleOf(instance),
  unit: 'whole fit',
  async enter() {
    const data = createData(instance);
    return [latentWith('wasm', instance, data), latentWith('reference', instance, data)];
  },
}));

/** The same fits on one thread and on all. */
export const threadRaces: readonly Race[] = longInstances.map((instance) => ({
  name: instance.name,
  title: titleOf(instance),
  unit: 'whole fit, reading the columns included; the same bits on any number of threads',
  async enter() {
    const data = createData(instance);
    return [latentWith('wasm', instance, data), latentWith('wasm', instance, data, 'auto')];
  },
}));

function titleOf({ rows, items, levels, classes, iterations, starts }: Instance): string {
  const begun = starts === undefined ? '' : `${starts} starts, at most `;
  return `${rows} rows × ${items} items × ${levels} levels, K = ${classes}, ${begun}${iterations} iterations`;
}
