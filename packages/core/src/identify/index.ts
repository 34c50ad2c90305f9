export type { Identifiability, IdentifyTask } from './identify.ts';
export { identifyAt, identifyInside, isClosed, rankWork } from './identify.ts';
export type { Masks } from './masks.ts';
export { completeMask, masksOf } from './masks.ts';
export type { Draws } from './openRank.ts';
