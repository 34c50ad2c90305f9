import type { Arena, Passes, TablePass } from '@latent/kernel';
import type { LatentClassModel, TableBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { Codes } from '../../table/index.ts';
import { fromLanes, type KernelBlock, toLanes, type Workspace } from './block.ts';

/**
 * All table blocks of a model stacked into one table of the kernel: row 0 is neutral, then each feature's levels, then the known
 * classes, which are a table of 0 and −∞.
 */
export function kernelTables(model: LatentClassModel, patterns: Patterns, space: Workspace): KernelBlock | undefined {
  const { classes, width, passes } = space;
  const blocks = model.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const { known } = patterns;
  const items = blocks.length + (known ? 1 : 0);
  if (items === 0) return undefined;
  const { firsts, rows, firstKnown } = stack(blocks, known ? classes : 0);
  const bytes = rows <= 0x100 ? 1 : rows <= 0x10000 ? 2 : 4;
  const [addTable, countTable] = passesFor(passes, bytes);
  const buffers = blocks.map((block) => new Float64Array(block.levels * classes));
  const pointers = { codes: 0, table: 0, counts: 0 };
  let table = new Float64Array(0);
  let counts = new Float64Array(0);

  return {
    reserve(arena) {
      pointers.codes = arena.allocate(patterns.count * items * bytes);
      pointers.table = arena.allocate(rows * width * 8);
      pointers.counts = arena.allocate(rows * width * 8);
    },
    open(arena) {
      table = arena.f64(pointers.table, rows * width);
      counts = arena.f64(pointers.counts, rows * width);
      table.fill(0, 0, width);
      writeCodes(blocks, patterns, firsts, firstKnown, codesAt(arena, pointers.codes, patterns.count * items, bytes));
    },
    load(parameters) {
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        block.logProbabilities(parameters, buffer);
        toLanes(buffer, classes, table.subarray((firsts[j] as number) * width), width);
      });
      if (known)
        for (let own = 0; own < classes; own++)
          for (let k = 0; k < classes; k++)
            table[(firstKnown + own) * width + k] = k === own ? 0 : Number.NEGATIVE_INFINITY;
    },
    add(from, n) {
      addTable(n, width, items, pointers.codes + from * items * bytes, pointers.table, space.block);
    },
    clear() {
      counts.fill(0);
    },
    count(from, n) {
      countTable(n, width, items, pointers.codes + from * items * bytes, pointers.counts, space.block);
    },
    fold(statistics) {
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        fromLanes(counts.subarray((firsts[j] as number) * width), width, buffer, classes);
        block.fold(buffer, statistics);
      });
    },
  };
}

/** The passes that add and count codes of so many bytes. */
function passesFor(passes: Passes, bytes: number): readonly [TablePass, TablePass] {
  if (bytes === 1) return [passes.addTable8, passes.countTable8];
  return bytes === 2 ? [passes.addTable16, passes.countTable16] : [passes.addTable32, passes.countTable32];
}

function stack(blocks: readonly TableBlock[], known: number) {
  const firsts: number[] = [];
  let rows = 1;
  for (const block of blocks) {
    firsts.push(rows);
    rows += block.levels;
  }
  return { firsts, firstKnown: rows, rows: rows + known };
}

function codesAt(arena: Arena, pointer: number, length: number, bytes: number): Codes {
  if (bytes === 1) return arena.u8(pointer, length);
  return bytes === 2 ? arena.u16(pointer, length) : arena.u32(pointer, length);
}

function writeCodes(
  blocks: readonly TableBlock[],
  { codes, items: coded, count, known }: Patterns,
  firsts: readonly number[],
  firstKnown: number,
  out: Codes,
): void {
  const items = blocks.length + (known ? 1 : 0);
  const offsets = blocks.map((block) => block.item);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < blocks.length; j++) {
      const code = codes[i * coded + (offsets[j] as number)] as number;
      out[i * items + j] = code === 0 ? 0 : (firsts[j] as number) + code - 1;
    }
    if (!known) continue;
    const own = known[i] as number;
    out[i * items + blocks.length] = own === 0 ? 0 : firstKnown + own - 1;
  }
}
