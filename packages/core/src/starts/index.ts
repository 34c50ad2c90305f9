export { createNetworkStarts } from './network.ts';
export type { StartMethod, StartsTask } from './starts.ts';
export { createStarts } from './starts.ts';
