export { Arena } from './arena.ts';
export { KernelError, type KernelErrorCode } from './error.ts';
export { compileKernel, compileKernelAsync, decodeBase64, instantiateKernel, type Kernel } from './instance.ts';
export { exp, log } from './math.ts';
export {
  evenWidth,
  type GaussianTable,
  gaussianTable,
  gaussianTableBytes,
  type Passes,
  type TablePass,
} from './passes.ts';
