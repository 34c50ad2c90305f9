import { log } from '../math/log';
import {
  AXES,
  CELLS,
  CERTAIN,
  CERTAIN_END,
  CLIQUES,
  FAMILIES,
  FREE,
  LEVELS,
  PRUNED,
  SPREAD,
  SPREAD_END,
  STRIDES,
  TABLE,
  VARIABLES,
} from './layout';
import { SMALLEST } from './product';

/** One row's codes → cells. A free variable with one level has a state. */
export function readCells<Code>(program: usize, codes: usize, scratch: usize): void {
  let levels = program + LEVELS;
  let cell = scratch + CELLS;
  for (const end = cell + ((<usize>load<u32>(program, VARIABLES)) << 3); cell < end; cell += 8) {
    const code = <u32>load<Code>(codes);
    const level = load<u32>(levels);
    const state = code - 1;
    const hidden = select<u64>(select<u64>(FREE, 0, level > 1), PRUNED, code == 0);
    store<u64>(cell, select<u64>(<u64>state, hidden, state < level));
    codes += sizeof<Code>();
    levels += 4;
  }
}

/**
 * Sorts the families into certain and spread ones, without a branch on the evidence; pruned ones fall out. Returns the
 * log-probability of the certain ones.
 */
export function sortFamilies(program: usize, probabilities: usize, scratch: usize): f64 {
  const cells = scratch + CELLS;
  let certain = scratch + load<u32>(program, CERTAIN);
  let spread = scratch + load<u32>(program, SPREAD);
  let logarithms = 0.0;
  let product = 1.0;
  let family = program + load<u32>(program, FAMILIES);
  for (const end = program + load<u32>(program, CLIQUES); family < end; family += load<u32>(family)) {
    const strides = family + load<u32>(family, STRIDES);
    if (<i64>load<u64>(cells + load<u32>(strides - 8)) < 0) continue;
    let sum: u64 = 0;
    for (let axis = family + AXES; axis < strides; axis += 8) {
      sum += load<u64>(cells + load<u32>(axis)) * <u64>load<u32>(axis, 4);
    }
    const isSpread = sum >> 32 != 0;
    const offset = <u32>sum;
    store<u32>(certain, <u32>family);
    store<u32>(certain, offset, 4);
    certain += select<usize>(0, 8, isSpread);
    store<u32>(spread, <u32>family);
    store<u32>(spread, offset, 4);
    spread += select<usize>(8, 0, isSpread);
    const factor = select<f64>(1.0, load<f64>(probabilities + load<u32>(family, TABLE) + offset), isSpread);
    const next = product * factor;
    if (next < SMALLEST) {
      logarithms += log(product);
      product = factor;
    } else product = next;
  }
  store<u32>(scratch, <u32>certain, CERTAIN_END);
  store<u32>(scratch, <u32>spread, SPREAD_END);
  return logarithms + log(product);
}
