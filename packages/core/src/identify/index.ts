export type { DrawRow, Identifiability, IdentifyTask } from './identify.ts';
export { identifyAt, identifyInside } from './identify.ts';
export { completeMask, masksOf } from './masks.ts';
