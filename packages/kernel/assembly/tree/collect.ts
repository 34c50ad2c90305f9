import { log } from '../math/log';
import {
  ACTIVE,
  ACTIVE_END,
  BELIEFS,
  BELIEFS_END,
  CARRIES,
  FIRST_SPREAD,
  LAST_SPREAD,
  MEMBERS,
  MESSAGE,
  MESSAGE_BYTES,
  PLACES,
  RECORD,
  STEPS,
  STRIDES,
  TABLE,
} from './layout';
import { SMALLEST } from './product';
import { addLog, addTo, exponential, largest, listCarries, multiply, stepsOfFamily, stepsOfMessage } from './walk';

/**
 * Beliefs of the active cliques := products of their spread families and their children's messages; messages := beliefs summed
 * to the separators. A clique of whose separator nothing is free sends nothing: it is a tree of its own, with the message as
 * its probability. Returns the log-probability of them all, or NaN where one is too small to be exact without logarithms.
 */
export function collect(program: usize, probabilities: usize, scratch: usize): f64 {
  const steps = scratch + load<u32>(program, STEPS);
  const carries = scratch + load<u32>(program, CARRIES);
  const end = <usize>load<u32>(scratch, ACTIVE_END);
  let logarithms = 0.0;
  let product = 1.0;
  for (let active = scratch + load<u32>(program, ACTIVE); active < end; active += 4) {
    const clique = <usize>load<u32>(active);
    const record = scratch + load<u32>(clique, RECORD);
    const marks = multiplyFactors(false, clique, record, probabilities, scratch, steps, carries);
    const message = <usize>load<u32>(record, MESSAGE);
    const bytes = <usize>load<u32>(record, MESSAGE_BYTES);
    fill(message, message + bytes, 0.0);
    addTo(record, message, stepsOfMessage(record, marks, steps), steps, carries);
    if (bytes != 8) continue;
    const factor = load<f64>(message);
    if (!(factor >= SMALLEST && factor < Infinity)) return NaN;
    const next = product * factor;
    if (next < SMALLEST) {
      logarithms += log(product);
      product = factor;
    } else product = next;
  }
  return logarithms + log(product);
}

/**
 * As `collect`, in logarithms. With m(s) = the largest log-belief at the state s of the separator: beliefs := exp(log-belief − m),
 * messages := their sums, second arrays := log-messages, their largest put aside: far down a chain it would cost the digits. So
 * distributing is the same afterwards. Returns the log-probability.
 */
export function collectLogs(program: usize, logProbabilities: usize, scratch: usize): f64 {
  const steps = scratch + load<u32>(program, STEPS);
  const carries = scratch + load<u32>(program, CARRIES);
  const end = <usize>load<u32>(scratch, ACTIVE_END);
  let logarithm = 0.0;
  for (let active = scratch + load<u32>(program, ACTIVE); active < end; active += 4) {
    const clique = <usize>load<u32>(active);
    const record = scratch + load<u32>(clique, RECORD);
    const marks = multiplyFactors(true, clique, record, logProbabilities, scratch, steps, carries);
    const message = <usize>load<u32>(record, MESSAGE);
    const bytes = <usize>load<u32>(record, MESSAGE_BYTES);
    const logs = message + bytes;
    const stride = stepsOfMessage(record, marks, steps);
    fill(logs, logs + bytes, -Infinity);
    largest(record, logs, stride, steps, carries);
    // −∞ − 0 is −∞, −∞ − (−∞) would be NaN.
    for (let at = logs; at < logs + bytes; at += 8) if (load<f64>(at) == -Infinity) store<f64>(at, 0.0);
    exponential(record, logs, stride, steps, carries);
    fill(message, logs, 0.0);
    addTo(record, message, stride, steps, carries);
    let most = load<f64>(logs) + log(load<f64>(message));
    for (let at = message; at < logs; at += 8) {
      const sum = load<f64>(at + bytes) + log(load<f64>(at));
      store<f64>(at + bytes, sum);
      if (sum > most) most = sum;
    }
    logarithm += most;
    if (most == -Infinity) continue;
    for (let at = logs; at < logs + bytes; at += 8) store<f64>(at, load<f64>(at) - most);
  }
  return logarithm;
}

/**
 * `logs` is a constant wherever this is inlined. Returns where the marks of the clique's separator stand. (To copy the first
 * factor and not to fill with ones first saves 3 % of the pass, and was left.)
 */
// @ts-ignore: decorator
@inline
function multiplyFactors(
  logs: bool,
  clique: usize,
  record: usize,
  tables: usize,
  scratch: usize,
  steps: usize,
  carries: usize,
): usize {
  listCarries(record, carries);
  fill(load<u32>(record, BELIEFS), load<u32>(record, BELIEFS_END), logs ? 0.0 : 1.0);
  const lastSpread = <usize>load<u32>(record, LAST_SPREAD);
  for (let spread = <usize>load<u32>(record, FIRST_SPREAD); spread < lastSpread; spread += 8) {
    const family = <usize>load<u32>(spread);
    const at = tables + load<u32>(family, TABLE) + load<u32>(spread, 4);
    const stride = stepsOfFamily(record, family + load<u32>(family, STRIDES), steps);
    if (logs) addLog(record, at, stride, steps, carries);
    else multiply(record, at, stride, steps, carries);
  }
  const places = <usize>load<u32>(clique, PLACES);
  const marks = clique + MEMBERS + 2 * places;
  const end = clique + load<u32>(clique);
  for (let child = marks + places; child < end; child += places + 4) {
    const other = scratch + load<u32>(child);
    const bytes = <usize>load<u32>(other, MESSAGE_BYTES);
    if (bytes <= 8) continue;
    const message = <usize>load<u32>(other, MESSAGE);
    const stride = stepsOfMessage(record, child + 4, steps);
    if (logs) addLog(record, message + bytes, stride, steps, carries);
    else multiply(record, message, stride, steps, carries);
  }
  return marks;
}

function fill(at: usize, end: usize, value: f64): void {
  for (; at < end; at += 8) store<f64>(at, value);
}
