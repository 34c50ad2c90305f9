import { latentWith } from './implementations/latent.ts';
import { createData, instances } from './mixtures.ts';
import type { Race } from './race.ts';

/** The races of latent class models: whole fits as a user calls them. */
export const mixtureRaces: readonly Race[] = instances.map((instance) => ({
  name: instance.name,
  title: `${instance.rows} rows × ${instance.items} items × ${instance.levels} levels, K = ${instance.classes}, ${instance.iterations} iterations`,
  unit: 'whole fit',
  async enter() {
    const data = createData(instance);
    return [latentWith('wasm', instance, data), latentWith('reference', instance, data)];
  },
}));
