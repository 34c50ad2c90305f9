export { exp, log } from './log.ts';
export { cholesky, invertLower } from './matrix.ts';
export type { Partition } from './partition.ts';
export { partition } from './partition.ts';
