export type { Block, BlockSpec, Constraint, Layout } from './layout.ts';
export { createLayout, viewOf } from './layout.ts';
export type { TreeSum } from './tree.ts';
export { createTreeSum } from './tree.ts';
