import { expect } from 'vitest';
import type { Kernel } from '../src/index.ts';

type Arrays = Record<string, Float64Array | Uint32Array | Uint16Array | Uint8Array>;

const GUARD = 64;

/**
 * Puts the arrays into the kernel's memory, runs a pass on their pointers and copies out the arrays that it may write. All
 * else must be as before, bit by bit: the other arrays, and guards on both sides of each.
 */
export function guarded<A extends Arrays, Written extends keyof A & string>(
  { arena }: Kernel,
  arrays: A,
  written: readonly Written[],
  pass: (pointers: Record<keyof A, number>) => void,
): Pick<A, Written> {
  const mark = arena.mark();
  const start = arena.allocate(0, 16);
  const pointers: Record<string, number> = {};
  for (const [name, array] of Object.entries(arrays)) {
    arena.allocate(GUARD);
    pointers[name] = arena.allocate(array.byteLength);
  }
  arena.allocate(GUARD);
  const size = arena.mark() - start;
  const memory = arena.u8(start, size).fill(0xa5);
  for (const [name, array] of Object.entries(arrays)) {
    memory.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at(name) - start);
  }
  const before = memory.slice();
  pass(pointers as Record<keyof A, number>);
  const after = memory.slice();
  arena.release(mark);
  const copies = written.map((name) => {
    const array = arrays[name] as Float64Array | Uint32Array;
    const from = at(name) - start;
    const bytes = after.slice(from, from + array.byteLength).buffer;
    after.set(before.subarray(from, from + array.byteLength), from);
    return [name, array instanceof Float64Array ? new Float64Array(bytes) : new Uint32Array(bytes)];
  });
  const touched = after.findIndex((byte, i) => byte !== before[i]);
  expect(touched, 'a byte that no pass may write').toBe(-1);
  return Object.fromEntries(copies) as Pick<A, Written>;

  function at(name: string): number {
    return pointers[name] as number;
  }
}
