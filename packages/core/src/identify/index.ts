export type { Identifiability, IdentifyTask } from './identify.ts';
export { identifyAt, identifyInside, rankWork } from './identify.ts';
export type { Masks } from './masks.ts';
export { completeMask, masksOf } from './masks.ts';
