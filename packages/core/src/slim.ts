import { provideKernel } from './engine/index.ts';

/**
 * Gives the kernel as a compiled module, for hosts that do not compile code at run time.
 *
 * @param module `latent/kernel.wasm`, compiled by the host
 * @example
 * import module from 'latent/kernel.wasm'; useKernel(module);
 */
export function useKernel(module: WebAssembly.Module): void {
  provideKernel(() => module);
}

export * from './public.ts';
