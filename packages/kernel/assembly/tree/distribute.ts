import {
  ACTIVE,
  ACTIVE_END,
  CARRIES,
  CERTAIN,
  CERTAIN_END,
  COUNTS,
  FIRST_SPREAD,
  LAST_SPREAD,
  MEMBERS,
  MESSAGE,
  MESSAGE_BYTES,
  NONE,
  PLACES,
  RECORD,
  STEPS,
  STRIDES,
} from './layout';
import { addTo, listCarries, multiply, stepsOfFamily, stepsOfMessage } from './walk';

/** counts[family] += weight, where nothing of the family is free. */
export function countCertain(program: usize, weight: f64, counts: usize, scratch: usize): void {
  const end = <usize>load<u32>(scratch, CERTAIN_END);
  for (let certain = scratch + load<u32>(program, CERTAIN); certain < end; certain += 8) {
    const offset = load<u32>(load<u32>(certain), COUNTS);
    if (offset == NONE) continue;
    const at = counts + offset + load<u32>(certain, 4);
    store<f64>(at, load<f64>(at) + weight);
  }
}

/**
 * Parents before children: beliefs := weight × posterior, that is belief × the ratio μ/message of the separator's state, μ =
 * the parent's posterior summed to it; counts[family] += beliefs.
 */
export function distribute(program: usize, weight: f64, counts: usize, scratch: usize): void {
  const steps = scratch + load<u32>(program, STEPS);
  const carries = scratch + load<u32>(program, CARRIES);
  const first = scratch + load<u32>(program, ACTIVE);
  for (let active = <usize>load<u32>(scratch, ACTIVE_END) - 4; active >= first; active -= 4) {
    const clique = <usize>load<u32>(active);
    const record = scratch + load<u32>(clique, RECORD);
    const places = <usize>load<u32>(clique, PLACES);
    const marks = clique + MEMBERS + 2 * places;
    const message = <usize>load<u32>(record, MESSAGE);
    if (load<u32>(record, MESSAGE_BYTES) == 8) store<f64>(message, weight / load<f64>(message));
    listCarries(record, carries);
    multiply(record, message, stepsOfMessage(record, marks, steps), steps, carries);
    const lastSpread = <usize>load<u32>(record, LAST_SPREAD);
    for (let spread = <usize>load<u32>(record, FIRST_SPREAD); spread < lastSpread; spread += 8) {
      const family = <usize>load<u32>(spread);
      const offset = load<u32>(family, COUNTS);
      if (offset == NONE) continue;
      const stride = stepsOfFamily(record, family + load<u32>(family, STRIDES), steps);
      addTo(record, counts + offset + load<u32>(spread, 4), stride, steps, carries);
    }
    const end = clique + load<u32>(clique);
    for (let child = marks + places; child < end; child += places + 4) {
      const other = scratch + load<u32>(child);
      const bytes = <usize>load<u32>(other, MESSAGE_BYTES);
      if (bytes <= 8) continue;
      const message = <usize>load<u32>(other, MESSAGE);
      const sums = message + bytes;
      memory.fill(sums, 0, bytes);
      addTo(record, sums, stepsOfMessage(record, child + 4, steps), steps, carries);
      for (let at = message; at < sums; at += 8) {
        const divisor = load<f64>(at);
        store<f64>(at, divisor == 0.0 ? 0.0 : load<f64>(at + bytes) / divisor);
      }
    }
  }
}
