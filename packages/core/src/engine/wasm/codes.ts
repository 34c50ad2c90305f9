import type { Arena, Passes, TablePass } from '@latent/kernel';
import type { Codes } from '../../table/index.ts';

/** The passes that add and count codes of so many bytes. */
export function passesFor(passes: Passes, bytes: number): readonly [TablePass, TablePass] {
  if (bytes === 1) return [passes.addTable8, passes.countTable8];
  return bytes === 2 ? [passes.addTable16, passes.countTable16] : [passes.addTable32, passes.countTable32];
}

/** Codes of so many bytes in the kernel. */
export function codesAt(arena: Arena, pointer: number, length: number, bytes: number): Codes {
  if (bytes === 1) return arena.u8(pointer, length);
  return bytes === 2 ? arena.u16(pointer, length) : arena.u32(pointer, length);
}
