import { kernelBase64 } from '../src/generated/bytes.ts';
import { compileKernel, decodeBase64, instantiateKernel, type Kernel } from '../src/index.ts';

export const module = compileKernel(decodeBase64(kernelBase64));

export function newKernel(): Kernel {
  return instantiateKernel(module);
}

/** Seeded uniform numbers in [0, 1) (mulberry32, T. Ettinger 2017, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
