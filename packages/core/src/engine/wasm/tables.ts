import { expectScratch } from '@latent/kernel';
import type { LatentClassModel } from '../../model/index.ts';
import { codeAt, type Patterns } from '../../patterns/index.ts';
import { tableChunk } from '../chunks.ts';
import { jointCodes } from '../joint/index.ts';
import type { Decision, KernelBlock, Workspace } from './block.ts';
import { codesAt, passesFor } from './codes.ts';
import { partsOf, stepsOf } from './jointTable.ts';
import { stackTables } from './stack.ts';

/** Patterns whose cells tell more are not multiplied out: two thirds of the nats that the kernel's products bear (256·log 2). */
const MOST_NATS = 120;

/**
 * All tables of a model in the kernel, through joint codes of items. Where a model has nothing but tables, items are merged and
 * the E-step is one pass over products; else every item stays alone and adds its logarithms to the block.
 */
export function kernelTables(
  model: LatentClassModel,
  patterns: Patterns,
  space: Workspace,
  decision?: Decision,
): KernelBlock | undefined {
  const { width, passes } = space;
  const stack = stackTables(model, patterns, width);
  if (stack.items.length === 0) return undefined;
  const { firsts, rows: itemRows } = stack;
  const alone = model.blocks.every((block) => block.kind === 'table');
  const joint = jointCodes(stack.items, patterns, width, alone, decision?.joint);
  const { groups, rows, entropy } = joint;
  // The row after the items' is that of the class sizes.
  const { parts, most } = partsOf(groups, rows, firsts, itemRows);
  const steps = stepsOf(groups, firsts);
  // Of one class, and where all are known, the posterior is 1, which p·(weight/p) may miss by a bit.
  const isOpen = decision?.isOpen ?? (model.classes > 1 && !isKnown(patterns));
  const multiplied = alone && isOpen && entropy <= MOST_NATS && rows <= 0x10000;
  const bytes = rows > 0x10000 ? 4 : rows > 0x100 || multiplied ? 2 : 1;
  const [addTable, countTable] = passesFor(passes, bytes);
  const at = {
    codes: 0,
    parts: 0,
    multiply: 0,
    sum: 0,
    logs: 0,
    counts: 0,
    probabilities: 0,
    joint: 0,
    jointCounts: 0,
    scratch: 0,
  };
  const codesFrom = (pattern: number): number => at.codes + pattern * groups.length * bytes;
  let logs = new Float64Array(0);
  let counts = new Float64Array(0);
  let joined = new Float64Array(0);
  let jointCounts = new Float64Array(0);
  let kept: 'nothing' | 'logarithms' | 'products' = 'nothing';

  const keepLogarithms = (): void => {
    if (kept === 'logarithms') return;
    kept = 'logarithms';
    joined.fill(0);
    passes.addTable32(rows, width, most, at.parts, at.logs, at.joint);
  };
  const keepProducts = (): void => {
    if (kept === 'products') return;
    kept = 'products';
    passes.expInto(at.logs, at.probabilities, (itemRows + 1) * width);
    const sizes = at.probabilities + itemRows * width * 8;
    passes.multiplyGroups(at.multiply, at.multiply + steps.multiply.byteLength, width, at.probabilities, at.joint);
    const first = at.joint + width * 8;
    passes.multiplyRows(groups[0]?.rows ?? 0, width, first, sizes, first);
  };
  const expect = (from: number, n: number, weights: number, sizes: number): number => {
    keepProducts();
    const { joint, parts, logs, jointCounts, scratch } = at;
    const codes = codesFrom(from);
    const { expectTable16, sumRows } = passes;
    const total = expectTable16(
      n,
      width,
      groups.length,
      codes,
      weights,
      joint,
      parts,
      most,
      logs,
      jointCounts,
      scratch,
    );
    // Every pattern has one code of the first group, so that its counts are those of the classes.
    sumRows(groups[0]?.rows ?? 0, width, jointCounts + width * 8, sizes);
    return total;
  };
  return {
    decision: { joint: { groups, rows, entropy }, isOpen },
    ...(alone ? { chunk: tableChunk(groups.length, Math.max(itemRows, 4 * rows), model.classes) } : {}),
    ...(multiplied ? { expect } : {}),
    reserve(arena) {
      at.codes = arena.allocate(patterns.count * groups.length * bytes);
      at.parts = arena.allocate(parts.byteLength);
      at.multiply = arena.allocate(steps.multiply.byteLength);
      at.sum = arena.allocate(steps.sum.byteLength);
      at.logs = arena.allocate((itemRows + 1) * width * 8);
      at.counts = arena.allocate(itemRows * width * 8);
      at.joint = arena.allocate(rows * width * 8);
      at.jointCounts = arena.allocate(rows * width * 8);
      if (!multiplied) return;
      at.probabilities = arena.allocate((itemRows + 1) * width * 8);
      at.scratch = arena.allocate(expectScratch(width));
    },
    open(arena) {
      logs = arena.f64(at.logs, (itemRows + 1) * width).fill(0);
      counts = arena.f64(at.counts, itemRows * width);
      joined = arena.f64(at.joint, rows * width);
      jointCounts = arena.f64(at.jointCounts, rows * width);
      arena.u32(at.parts, parts.length).set(parts);
      arena.u32(at.multiply, steps.multiply.length).set(steps.multiply);
      arena.u32(at.sum, steps.sum.length).set(steps.sum);
      joint.write(codesAt(arena, at.codes, patterns.count * groups.length, bytes));
    },
    load(parameters) {
      stack.load(parameters, logs, (row, n) => {
        const from = at.logs + row * width * 8;
        passes.logInto(from, from, n * width);
      });
      const sizes = logs.subarray(itemRows * width).fill(Number.NEGATIVE_INFINITY);
      model.logClassSizes(parameters, sizes.subarray(0, model.classes));
      kept = 'nothing';
    },
    add(from, n) {
      keepLogarithms();
      addTable(n, width, groups.length, codesFrom(from), at.joint, space.block);
    },
    clear() {
      jointCounts.fill(0);
    },
    count(from, n) {
      countTable(n, width, groups.length, codesFrom(from), at.jointCounts, space.block);
    },
    fold(statistics) {
      counts.fill(0);
      passes.sumGroups(at.sum, at.sum + steps.sum.byteLength, width, at.jointCounts, at.counts);
      stack.fold(counts, statistics);
    },
  };
}

/** Whether the class of every pattern that weighs something is known. */
function isKnown({ known, weights, count }: Patterns): boolean {
  if (!known) return false;
  for (let i = 0; i < count; i++) if (codeAt(known, i) === 0 && weights?.[i] !== 0) return false;
  return true;
}
