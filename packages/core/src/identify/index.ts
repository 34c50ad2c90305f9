export type { DrawRow, Identifiability } from './identify.ts';
export { identify } from './identify.ts';
export type { Mask } from './masks.ts';
export { cellCount, completeMask, masksOf } from './masks.ts';
