import { type Arena, expectScratch, type Passes, type TablePass } from '@latent/kernel';
import type { LatentClassModel } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { Codes } from '../../table/index.ts';
import { tableChunk } from '../chunks.ts';
import { jointCodes } from '../joint/index.ts';
import type { KernelBlock, Workspace } from './block.ts';
import { stackTables } from './stack.ts';

/** Patterns whose cells tell more are not multiplied out: half of the nats that the kernel's products bear (256·log 2). */
const MOST_NATS = 88;

/**
 * All tables of a model in the kernel, through joint codes: a row of the joint table is the sum of its items' rows, made once a
 * load; its counts are added to theirs once a fold. The kernel's table passes do both, with the joint rows as patterns. Where a
 * model has nothing but tables, items are merged and the E-step is one pass over products; else its numbers are those of items
 * that stand alone.
 */
export function kernelTables(model: LatentClassModel, patterns: Patterns, space: Workspace): KernelBlock | undefined {
  const { width, passes } = space;
  const stack = stackTables(model, patterns, width);
  if (stack.items.length === 0) return undefined;
  const alone = model.blocks.every((block) => block.kind === 'table');
  const joint = jointCodes(stack.items, stack.firsts, patterns.count, width, alone);
  const { groups, most, rows, parts } = joint;
  const multiplied = alone && joint.entropy <= MOST_NATS && rows <= 0x10000;
  const bytes = rows > 0x10000 ? 4 : rows > 0x100 || multiplied ? 2 : 1;
  const [addTable, countTable] = passesFor(passes, bytes);
  const at = { codes: 0, parts: 0, table: 0, counts: 0, logs: 0, products: 0, joint: 0, scratch: 0 };
  const codesFrom = (pattern: number): number => at.codes + pattern * groups * bytes;
  let table = new Float64Array(0);
  let counts = new Float64Array(0);
  let logs = new Float64Array(0);
  let jointCounts = new Float64Array(0);

  const expect = (from: number, n: number, weights: number, sizes: number): number => {
    const { products, logs, joint: into, scratch } = at;
    const logLikelihood = passes.expectTable16(
      n,
      width,
      groups,
      codesFrom(from),
      weights,
      products,
      logs,
      into,
      scratch,
    );
    // Each pattern has one code of the first group, so that its counts are those of the classes.
    passes.addClasses(joint.firstRows, width, into + width * 8, sizes);
    return logLikelihood;
  };
  return {
    ...(alone ? { chunk: tableChunk(groups, Math.max(stack.rows, 4 * rows), model.classes) } : {}),
    ...(multiplied ? { expect } : {}),
    reserve(arena) {
      at.codes = arena.allocate(patterns.count * groups * bytes);
      at.parts = arena.allocate(parts.byteLength);
      at.table = arena.allocate(stack.rows * width * 8);
      at.counts = arena.allocate(stack.rows * width * 8);
      at.logs = arena.allocate(rows * width * 8);
      at.joint = arena.allocate(rows * width * 8);
      if (!multiplied) return;
      at.products = arena.allocate(rows * width * 8);
      at.scratch = arena.allocate(expectScratch(width));
    },
    open(arena) {
      table = arena.f64(at.table, stack.rows * width).fill(0);
      counts = arena.f64(at.counts, stack.rows * width);
      logs = arena.f64(at.logs, rows * width);
      jointCounts = arena.f64(at.joint, rows * width);
      arena.u32(at.parts, parts.length).set(parts);
      joint.write(codesAt(arena, at.codes, patterns.count * groups, bytes));
    },
    load(parameters) {
      stack.load(parameters, table);
      logs.fill(0);
      passes.addTable32(rows, width, most, at.parts, at.table, at.logs);
      if (!multiplied) return;
      model.logClassSizes(parameters, logs.subarray(0, model.classes));
      logs.fill(Number.NEGATIVE_INFINITY, model.classes, width);
      passes.expInto(at.logs, at.products, rows * width);
    },
    add(from, n) {
      addTable(n, width, groups, codesFrom(from), at.logs, space.block);
    },
    clear() {
      jointCounts.fill(0);
    },
    count(from, n) {
      countTable(n, width, groups, codesFrom(from), at.joint, space.block);
    },
    fold(statistics) {
      counts.fill(0);
      passes.countTable32(rows, width, most, at.parts, at.counts, at.joint);
      stack.fold(counts, statistics);
    },
  };
}

/** The passes that add and count codes of so many bytes. */
function passesFor(passes: Passes, bytes: number): readonly [TablePass, TablePass] {
  if (bytes === 1) return [passes.addTable8, passes.countTable8];
  return bytes === 2 ? [passes.addTable16, passes.countTable16] : [passes.addTable32, passes.countTable32];
}

function codesAt(arena: Arena, pointer: number, length: number, bytes: number): Codes {
  if (bytes === 1) return arena.u8(pointer, length);
  return bytes === 2 ? arena.u16(pointer, length) : arena.u32(pointer, length);
}
