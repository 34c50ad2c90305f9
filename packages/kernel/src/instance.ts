import { Arena } from './arena.ts';
import type { Passes } from './passes.ts';

/** One instance of the kernel: its passes and the memory they work on. */
export interface Kernel {
  readonly passes: Passes;
  readonly arena: Arena;
}

/**
 * Compiles the kernel at once; a module can be instantiated any number of times and be sent to workers.
 *
 * @param bytes the contents of kernel.wasm
 * @example instantiateKernel(compileKernel(decodeBase64(kernelBase64)))
 */
export function compileKernel(bytes: Uint8Array): WebAssembly.Module {
  return new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>);
}

/** As `compileKernel`, off the calling thread where the engine can. */
export function compileKernelAsync(bytes: Uint8Array): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>);
}

/**
 * A new instance with memory of its own: nothing is shared between callers.
 *
 * @param module from `compileKernel`
 */
export function instantiateKernel(module: WebAssembly.Module): Kernel {
  const { memory, ...passes } = new WebAssembly.Instance(module).exports as unknown as Passes & {
    memory: WebAssembly.Memory;
  };
  return { passes, arena: new Arena(memory, passes.heapBase()) };
}

/**
 * Bytes of a base64 text, in Node and in browsers.
 *
 * @example decodeBase64('AGFzbQ==') // Uint8Array [0, 97, 115, 109]
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const { Buffer: native } = globalThis as { Buffer?: { from(text: string, as: 'base64'): Uint8Array<ArrayBuffer> } };
  // The loop takes 4 ms in a fresh process, as long as a hundred E-steps of a small model.
  if (native) return new Uint8Array(native.from(text, 'base64'));
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
