import type { Engine } from '../../model/index.ts';

/** What turns the parameters of a network into statistics; posteriors of nodes are asked of `createTreeInference`. */
export type NetworkEngine = Pick<Engine, 'name' | 'expect' | 'logLikelihoods' | 'dispose'>;
