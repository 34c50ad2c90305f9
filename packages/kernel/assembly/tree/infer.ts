import { collect, collectLogs } from './collect';
import { countCertain, distribute } from './distribute';
import { readCells, sortFamilies } from './evidence';
import { SPREAD, SPREAD_END, VARIABLES } from './layout';
import { planCliques } from './plan';

/** Log-likelihoods of the rows, and counts += weight × posterior of every family; 8-bit codes. Returns Σ weight·log-likelihood. */
export function inferTree8(
  n: i32,
  program: usize,
  codes: usize,
  probabilities: usize,
  logProbabilities: usize,
  weights: usize,
  counts: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  return infer<u8>(n, program, codes, probabilities, logProbabilities, weights, counts, logLikelihoods, scratch);
}

/** As `inferTree8`, 16-bit codes. */
export function inferTree16(
  n: i32,
  program: usize,
  codes: usize,
  probabilities: usize,
  logProbabilities: usize,
  weights: usize,
  counts: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  return infer<u16>(n, program, codes, probabilities, logProbabilities, weights, counts, logLikelihoods, scratch);
}

/** As `inferTree8`, 32-bit codes. */
export function inferTree32(
  n: i32,
  program: usize,
  codes: usize,
  probabilities: usize,
  logProbabilities: usize,
  weights: usize,
  counts: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  return infer<u32>(n, program, codes, probabilities, logProbabilities, weights, counts, logLikelihoods, scratch);
}

function infer<Code>(
  n: i32,
  program: usize,
  codes: usize,
  probabilities: usize,
  logProbabilities: usize,
  weights: usize,
  counts: usize,
  logLikelihoods: usize,
  scratch: usize,
): f64 {
  const bytes = <usize>load<u32>(program, VARIABLES) * sizeof<Code>();
  let total = 0.0;
  for (const end = weights + ((<usize>n) << 3); weights < end; weights += 8) {
    readCells<Code>(program, codes, scratch);
    let logLikelihood = sortFamilies(program, probabilities, scratch);
    const isSpread = load<u32>(scratch, SPREAD_END) != <u32>(scratch + load<u32>(program, SPREAD));
    if (isSpread) {
      planCliques(program, scratch);
      const sum = collect(program, probabilities, scratch);
      logLikelihood += sum == sum ? sum : collectLogs(program, logProbabilities, scratch);
    }
    store<f64>(logLikelihoods, logLikelihood);
    const weight = load<f64>(weights);
    if (weight != 0.0) {
      total += weight * logLikelihood;
      // Impossible rows and NaN count nothing.
      if (logLikelihood - logLikelihood == 0.0) {
        countCertain(program, weight, counts, scratch);
        if (isSpread) distribute(program, weight, counts, scratch);
      }
    }
    codes += bytes;
    logLikelihoods += 8;
  }
  return total;
}
