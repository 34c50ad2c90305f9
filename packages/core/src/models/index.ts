export { alignedDistance, classDistance, orderBySize, permuteClasses } from './mixture/classes.ts';
export type { Mixture, MixtureSpec } from './mixture/mixture.ts';
export { createMixture, withFixed } from './mixture/mixture.ts';
export type { DrawnRow } from './mixture/sample.ts';
export { drawRows } from './mixture/sample.ts';
