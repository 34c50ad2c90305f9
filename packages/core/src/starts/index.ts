export type { StartMethod, StartsTask } from './starts.ts';
export { createStarts } from './starts.ts';
