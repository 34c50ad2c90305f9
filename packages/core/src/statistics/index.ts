export type { Block, BlockSpec, Constraint, Layout } from './layout.ts';
export { createLayout, viewOf } from './layout.ts';
export type { Run, TreeSum } from './tree.ts';
export { alignedRuns, createTreeSum } from './tree.ts';
