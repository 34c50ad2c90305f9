import { KernelError } from './error.ts';

const PAGE = 65536;
/** One page less than 4 GiB: the pointer just past the last byte must not wrap to 0, which the passes' loops compare with. */
const MOST_PAGES = 65535;
/** Grow by half of what there is, but by no more than this at a time (256 MiB). */
const LARGEST_HEADROOM = 4096;
/** A cache line; every pass works on whole ones when blocks start on one. */
const BASE_ALIGNMENT = 64;

/**
 * The only owner of a kernel's memory: a stack of regions above the static data.
 *
 * Pointers are unsigned numbers, right above 2 GiB too. Views are valid until the next `allocate`, which may grow and so
 * detach them. Regions that were used before are not cleared. Errors: KernelError (OUT_OF_MEMORY, OUT_OF_RANGE, DISPOSED).
 *
 * @example
 * const mark = arena.mark();
 * const pointer = arena.allocate(8 * rows);
 * arena.f64(pointer, rows).fill(1);
 * arena.release(mark);
 */
export class Arena {
  readonly #base: number;
  #memory: WebAssembly.Memory | undefined;
  #top: number;

  /** `heapBase` is the first byte that static data leaves free: below it lie the constants of exp and log. */
  constructor(memory: WebAssembly.Memory, heapBase: number) {
    this.#memory = memory;
    this.#base = alignUp(heapBase >>> 0, BASE_ALIGNMENT);
    this.#top = this.#base;
  }

  /** Pointer to `bytes` fresh bytes on a multiple of `alignment` (a power of two); throws OUT_OF_MEMORY and stays usable. */
  allocate(bytes: number, alignment = 16): number {
    if (!(Number.isSafeInteger(bytes) && bytes >= 0)) throw outOfRange(`cannot allocate ${bytes} bytes`, bytes);
    if (!(Number.isInteger(alignment) && alignment >= 1 && (alignment & (alignment - 1)) === 0)) {
      throw outOfRange(`an alignment is a power of two, not ${alignment}`);
    }
    const pointer = alignUp(this.#top, alignment);
    this.#reserve(pointer + bytes, bytes);
    this.#top = pointer + bytes;
    return pointer;
  }

  /** The present top, to `release` later. */
  mark(): number {
    return this.#top;
  }

  /** Gives back everything that was allocated after `mark`; the memory itself stays with the instance. */
  release(mark: number): void {
    if (!(mark >= this.#base && mark <= this.#top)) throw outOfRange(`${mark} is no mark of this arena`);
    this.#top = mark;
  }

  /** `length` doubles at `pointer`. */
  f64(pointer: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#bufferOf(pointer, length * 8), pointer, length);
  }

  /** `length` bytes at `pointer`. */
  u8(pointer: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bufferOf(pointer, length), pointer, length);
  }

  /** `length` 16-bit unsigned integers at `pointer`. */
  u16(pointer: number, length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#bufferOf(pointer, length * 2), pointer, length);
  }

  /** `length` 32-bit unsigned integers at `pointer`. */
  u32(pointer: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#bufferOf(pointer, length * 4), pointer, length);
  }

  /** Lets the memory go; any later use throws DISPOSED. */
  dispose(): void {
    this.#memory = undefined;
    this.#top = this.#base;
  }

  #reserve(end: number, bytes: number): void {
    const memory = this.#live();
    const pages = memory.buffer.byteLength / PAGE;
    const needed = Math.ceil(end / PAGE);
    if (needed <= pages) return;
    const headroom = Math.min(pages >>> 1, LARGEST_HEADROOM);
    const wanted = Math.min(Math.max(needed, pages + headroom), MOST_PAGES);
    if (needed > MOST_PAGES) throw outOfMemory(bytes);
    if (grow(memory, wanted - pages) === undefined) return;
    const failure = grow(memory, needed - pages);
    if (failure !== undefined) throw outOfMemory(bytes, failure);
  }

  #bufferOf(pointer: number, bytes: number): ArrayBuffer {
    const memory = this.#live();
    if (!(pointer >= this.#base && bytes >= 0 && pointer + bytes <= this.#top)) {
      throw outOfRange(`bytes ${pointer} to ${pointer + bytes} are not allocated`, bytes);
    }
    return memory.buffer as ArrayBuffer;
  }

  #live(): WebAssembly.Memory {
    if (this.#memory === undefined) throw new KernelError('DISPOSED', 'the arena was disposed of');
    return this.#memory;
  }
}

/** Grows the memory; returns what the engine threw if it would not. */
function grow(memory: WebAssembly.Memory, pages: number): unknown {
  try {
    memory.grow(pages);
    return undefined;
  } catch (failure) {
    return failure;
  }
}

/** Arithmetic and not bit operations: those are signed and would break above 2 GiB. */
function alignUp(pointer: number, alignment: number): number {
  return Math.ceil(pointer / alignment) * alignment;
}

function outOfMemory(bytes: number, cause?: unknown): KernelError {
  return new KernelError('OUT_OF_MEMORY', `the kernel's memory cannot grow by ${bytes} bytes`, bytes, { cause });
}

function outOfRange(message: string, bytes?: number): KernelError {
  return new KernelError('OUT_OF_RANGE', message, bytes);
}
