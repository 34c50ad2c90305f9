import { compileKernel, compileKernelAsync } from '@latent/kernel';
import { LatentError } from '../error/index.ts';

/** Where the kernel comes from: bytes to compile, or a module that the host compiled. */
export type KernelSource = () => Uint8Array | WebAssembly.Module;

let source: KernelSource | undefined;
let compiled: WebAssembly.Module | undefined;

/** Names the source of the kernel; the package's entry does it with the embedded bytes, `latent/slim` leaves it to the user. */
export function provideKernel(from: KernelSource): void {
  source = from;
  compiled = undefined;
}

/**
 * The compiled kernel, compiled off the main thread where the host can.
 *
 * @throws LatentError WASM_UNAVAILABLE where WebAssembly is missing, forbidden (a content security policy), or lacks SIMD
 */
export async function loadKernel(): Promise<WebAssembly.Module> {
  if (compiled) return compiled;
  try {
    const found = openSource();
    compiled = found instanceof WebAssembly.Module ? found : await compileKernelAsync(found);
  } catch (error) {
    throw unavailable(error);
  }
  return compiled;
}

/** As `loadKernel`, at once: for predictions from a stored fit. */
export function loadKernelNow(): WebAssembly.Module {
  if (compiled) return compiled;
  try {
    const found = openSource();
    compiled = found instanceof WebAssembly.Module ? found : compileKernel(found);
  } catch (error) {
    throw unavailable(error);
  }
  return compiled;
}

/** Tells a module from what stands where there is none, also where there is no `WebAssembly` at all (`node --jitless`). */
export function isModule(found: unknown): found is WebAssembly.Module {
  return typeof WebAssembly === 'object' && found instanceof WebAssembly.Module;
}

function openSource(): Uint8Array | WebAssembly.Module {
  if (source) return source();
  throw new LatentError(
    'NO_KERNEL',
    'latent/slim has no kernel yet',
    "Call useKernel(module) first, or import from 'latent', which embeds it.",
  );
}

function unavailable(error: unknown): LatentError {
  if (error instanceof LatentError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new LatentError(
    'WASM_UNAVAILABLE',
    `the WebAssembly kernel cannot be compiled here: ${reason}`,
    "Allow 'wasm-unsafe-eval' in the content security policy, or use engine: 'reference'.",
  );
}
