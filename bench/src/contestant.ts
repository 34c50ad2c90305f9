import type { Instance, InstanceData } from './instances.ts';

/** Somebody who can run a fixed number of EM iterations from a given start. */
export interface Contestant {
  readonly name: string;
  /** Version and anything else that a reader must know. */
  readonly describe: string;
  /** Takes the data in once; then each call fits from the start and returns the log-likelihood after the last iteration. */
  prepare(instance: Instance, data: InstanceData): () => Promise<number>;
}
