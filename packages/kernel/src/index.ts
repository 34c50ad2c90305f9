export { Arena } from './arena.ts';
export { COLUMN_ROWS, gaussianScratchByClass, gaussianSizeByClass } from './byClass.ts';
export { KernelError, type KernelErrorCode } from './error.ts';
export { type GaussianTable, gaussianScratch, gaussianTable } from './gaussian.ts';
export { compileKernel, compileKernelAsync, decodeBase64, instantiateKernel, type Kernel } from './instance.ts';
export { exp, log } from './math.ts';
export {
  type CountByClass,
  evenWidth,
  expectScratch,
  type GaussianAddByClass,
  type NormaliseByClass,
  type Passes,
  type TablePass,
  type TreePass,
} from './passes.ts';
export { compileTree, type TreeClique, type TreeFamily, type TreeShape, treeScratch } from './tree.ts';
