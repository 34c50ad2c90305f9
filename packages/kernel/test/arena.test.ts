import { describe, expect, test } from 'vitest';
import { Arena, KernelError } from '../src/index.ts';
import { newKernel } from './kernel.ts';
import { kernelPass, place, run } from './kernelPass.ts';
import { randomProblem } from './problem.ts';

const PAGE = 65536;
const shape = { seed: 3, rows: 40, classes: 3, items: 4, levels: 3, missing: 0.1, impossible: 0.05, weightless: 0.1 };

describe('regions', () => {
  test('start above the static data, on a cache line', () => {
    const { arena, passes } = newKernel();
    const first = arena.allocate(1);
    expect(first).toBeGreaterThanOrEqual(passes.heapBase());
    expect(first % 64).toBe(0);
    expect(passes.heapBase(), 'the constants of exp and log lie below').toBeGreaterThan(0);
  });

  test.each([1, 2, 8, 16, 64, 4096])('alignment %d', (alignment) => {
    const { arena } = newKernel();
    arena.allocate(1);
    const pointer = arena.allocate(8, alignment);
    expect(pointer % alignment).toBe(0);
    expect(arena.allocate(1, 1)).toBe(pointer + 8);
  });

  test('do not overlap and keep what was written', () => {
    const { arena } = newKernel();
    const [bytes, shorts, words, doubles] = [3, 6, 12, 24].map((size) => arena.allocate(size)) as [
      number,
      number,
      number,
      number,
    ];
    arena.u8(bytes, 3).fill(255);
    arena.u16(shorts, 3).fill(65535);
    arena.u32(words, 3).fill(4294967295);
    arena.f64(doubles, 3).fill(0.1);
    expect([...arena.u8(bytes, 3)]).toEqual([255, 255, 255]);
    expect([...arena.u16(shorts, 3)]).toEqual([65535, 65535, 65535]);
    expect([...arena.u32(words, 3)]).toEqual([4294967295, 4294967295, 4294967295]);
    expect([...arena.f64(doubles, 3)]).toEqual([0.1, 0.1, 0.1]);
  });

  test('released ones are used again, and cannot be viewed any more', () => {
    const { arena } = newKernel();
    arena.allocate(100);
    const mark = arena.mark();
    const pointer = arena.allocate(64);
    arena.release(mark);
    expect(() => arena.u8(pointer, 1)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
    expect(arena.allocate(64)).toBe(pointer);
    expect(() => arena.release(pointer + 65)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
    expect(() => arena.release(0)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  });

  test.each([-1, 0.5, Number.NaN, Infinity])('a size of %d is refused', (bytes) => {
    expect(() => newKernel().arena.allocate(bytes)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  });

  test.each([0, 3, -8, 0.5, Number.NaN])('an alignment of %d is refused', (alignment) => {
    expect(() => newKernel().arena.allocate(8, alignment)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  });

  test('views of what was not allocated are refused', () => {
    const { arena } = newKernel();
    const pointer = arena.allocate(16);
    expect(() => arena.f64(pointer, 3)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
    expect(() => arena.u8(0, 1)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  });
});

describe('growing', () => {
  test('keeps contents; new views see them', () => {
    const { arena } = newKernel();
    const pointer = arena.allocate(800);
    const old = arena.f64(pointer, 100);
    old.forEach((_, i) => {
      old[i] = i;
    });
    arena.allocate(40 * PAGE);
    expect(old.length, 'grow detaches old views').toBe(0);
    expect([...arena.f64(pointer, 100)]).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test('many small allocations grow the memory rarely', () => {
    const { arena } = newKernel();
    const sizes = new Set<number>();
    for (let i = 0; i < 2000; i++) sizes.add(arena.u8(arena.allocate(PAGE / 2), 1).buffer.byteLength);
    expect(sizes.size).toBeLessThan(25);
  });

  test('97. a grow that fails says how many bytes were asked for and leaves the arena usable', () => {
    const arena = new Arena(new WebAssembly.Memory({ initial: 1, maximum: 4 }), 1000);
    const pointer = arena.allocate(80);
    arena.f64(pointer, 10).fill(7);
    const failure = thrownBy(() => arena.allocate(4 * PAGE));
    expect(failure).toBeInstanceOf(KernelError);
    expect(failure).toMatchObject({ code: 'OUT_OF_MEMORY', bytes: 4 * PAGE });
    expect([...arena.f64(pointer, 10)]).toEqual(new Array(10).fill(7));
    const rest = 4 * PAGE - arena.mark();
    expect(arena.u8(arena.allocate(rest, 1), rest).length, 'all that there is can be had').toBe(rest);
    expect(() => arena.allocate(1)).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
  });

  test.each([2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER])('%d bytes are more than an instance can have', (bytes) => {
    const { arena } = newKernel();
    expect(() => arena.allocate(bytes)).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY', bytes }));
    expect(arena.f64(arena.allocate(8), 1).length).toBe(1);
  });

  test('a disposed arena refuses everything', () => {
    const { arena } = newKernel();
    const pointer = arena.allocate(8);
    arena.dispose();
    expect(() => arena.allocate(8)).toThrow(expect.objectContaining({ code: 'DISPOSED' }));
    expect(() => arena.f64(pointer, 1)).toThrow(expect.objectContaining({ code: 'DISPOSED' }));
  });
});

// Untouched pages cost address space only.
describe('pointers above 2 GiB', () => {
  test.each([
    ['just above 2 GiB', 2 ** 31],
    ['across 2 GiB', 2 ** 31 - 2048],
    ['above 3 GiB', 3 * 2 ** 30 + 12345],
  ])('passes %s give the same bits', (_name, start) => {
    const kernel = newKernel();
    const problem = randomProblem(shape);
    const low = kernelPass(kernel, problem, 16);
    kernel.arena.allocate(start - kernel.arena.mark());
    expect(kernel.arena.allocate(8)).toBeGreaterThanOrEqual(start);
    expect(kernelPass(kernel, problem, 16)).toEqual(low);
  });

  test('the last bytes of the memory can be used', () => {
    const kernel = newKernel();
    const { arena } = kernel;
    const end = 65535 * PAGE;
    const problem = randomProblem(shape);
    const before = arena.mark();
    place(kernel, problem, 8);
    const size = arena.mark() - before;
    const total = run(kernel, place(kernel, problem, 8));
    arena.release(before);
    arena.allocate(Math.floor((end - size - before) / 64) * 64 - 64, 64);
    const placed = place(kernel, problem, 8);
    expect(placed.tableCounts).toBeGreaterThan(4_294_000_000);
    expect(run(kernel, placed)).toBe(total);
    const rest = end - arena.mark();
    expect(arena.allocate(rest, 1) + rest).toBe(end);
    expect(() => arena.allocate(1, 1)).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (failure) {
    return failure;
  }
  throw new Error('nothing was thrown');
}
