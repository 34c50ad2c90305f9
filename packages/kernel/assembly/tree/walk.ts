import { exp } from '../math/exp';
import { BELIEFS, BELIEFS_END, DIMENSIONS, DIMENSIONS_END, RUN } from './layout';

/**
 * The states of a clique are visited like an odometer: runs of the fastest dimension, and between two runs one other dimension
 * carries. Which one, the clique's list of carries tells, the same for everything that is walked beside the beliefs; by how
 * many bytes, the steps: one for each dimension but the fastest.
 */

/** Writes the list of carries: bytes into the steps. */
export function listCarries(record: usize, carries: usize): void {
  const first = record + DIMENSIONS;
  let end = carries;
  let step: u32 = 0;
  for (let dimension = <usize>load<u32>(record, DIMENSIONS_END) - 16; dimension >= first; dimension -= 8, step += 4) {
    const inner = end - carries;
    for (let left = load<u32>(dimension, 4) - 1; left != 0; left--) {
      store<u32>(end, step);
      end += 4;
      for (const copied = end + inner; end < copied; end += 4) store<u32>(end, load<u32>(end - inner - 4));
    }
  }
}

/** Steps through a family's table, from its strides. Returns the stride of the fastest dimension. */
export function stepsOfFamily(record: usize, strides: usize, steps: usize): usize {
  return stepsOf(false, record, strides, steps);
}

/** Steps through a separator's states, the last free variable fastest, from its marks. Returns the fastest dimension's stride. */
export function stepsOfMessage(record: usize, marks: usize, steps: usize): usize {
  return stepsOf(true, record, marks, steps);
}

/** belief *= at. */
export function multiply(record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  walk(MULTIPLY, record, at, stride, steps, carries);
}

/** belief += at: a product of logarithms. */
export function addLog(record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  walk(ADD_LOG, record, at, stride, steps, carries);
}

/** at = max(at, belief). */
export function largest(record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  walk(LARGEST, record, at, stride, steps, carries);
}

/** belief = exp(belief − at). */
export function exponential(record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  walk(EXPONENTIAL, record, at, stride, steps, carries);
}

/** at += belief. Runs that go to one place are summed in a register: a fifth of the whole pass where nothing is observed. */
export function addTo(record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  if (stride != 0) walk(ADD_TO, record, at, stride, steps, carries);
  else walk(ADD_RUN, record, at, stride, steps, carries);
}

const MULTIPLY: i32 = 0;
const ADD_LOG: i32 = 1;
const LARGEST: i32 = 2;
const EXPONENTIAL: i32 = 3;
const ADD_TO: i32 = 4;
const ADD_RUN: i32 = 5;

/** `operation` is a constant wherever this is inlined, so the tests on it vanish. */
// @ts-ignore: decorator
@inline
function walk(operation: i32, record: usize, at: usize, stride: usize, steps: usize, carries: usize): void {
  const run = <usize>load<u32>(record, RUN);
  const end = <usize>load<u32>(record, BELIEFS_END);
  let belief = <usize>load<u32>(record, BELIEFS);
  while (true) {
    const stop = belief + run;
    if (operation == ADD_RUN) {
      let sum = 0.0;
      for (; belief != stop; belief += 8) sum += load<f64>(belief);
      store<f64>(at, load<f64>(at) + sum);
    } else {
      for (; belief != stop; belief += 8, at += stride) {
        if (operation == MULTIPLY) store<f64>(belief, load<f64>(belief) * load<f64>(at));
        if (operation == ADD_LOG) store<f64>(belief, load<f64>(belief) + load<f64>(at));
        if (operation == LARGEST && load<f64>(belief) > load<f64>(at)) store<f64>(at, load<f64>(belief));
        if (operation == EXPONENTIAL) store<f64>(belief, exp(load<f64>(belief) - load<f64>(at)));
        if (operation == ADD_TO) store<f64>(at, load<f64>(at) + load<f64>(belief));
      }
    }
    if (belief == end) return;
    at += load<u32>(steps + load<u32>(carries));
    carries += 4;
  }
}

/** `marks`: do the words tell strides, or only which dimensions there are? A constant wherever this is inlined. */
// @ts-ignore: decorator
@inline
function stepsOf(marks: bool, record: usize, words: usize, steps: usize): usize {
  const first = record + DIMENSIONS;
  let dimension = <usize>load<u32>(record, DIMENSIONS_END) - 8;
  let states: usize = 8;
  let fastest: usize = 0;
  // How far a walk has gone when the dimension under consideration carries.
  let gone: usize = 0;
  for (let isFastest = true; dimension >= first; dimension -= 8, isFastest = false) {
    const levels = <usize>load<u32>(dimension, 4);
    const word = <usize>load<u32>(words + load<u32>(dimension));
    const stride = marks ? select<usize>(states, 0, word != 0) : word;
    if (marks) states *= select<usize>(levels, 1, word != 0);
    if (isFastest) {
      fastest = stride;
      gone = levels * stride;
    } else {
      store<u32>(steps, <u32>(stride - gone));
      steps += 4;
      gone += (levels - 1) * stride;
    }
  }
  return fastest;
}
