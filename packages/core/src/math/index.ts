export { assign } from './assignment.ts';
export { binomialLog, negativeBinomialLog, poissonLog } from './counts.ts';
export { digamma, digammaExcess, logGamma, logRising, trigamma, trigammaExcess } from './gamma.ts';
export { exp, log } from './log.ts';
export { log1p, log1pMinus } from './log1p.ts';
export {
  cholesky,
  inverseFromFactor,
  invertLower,
  logDeterminant,
  solveLower,
  solveLowerTransposed,
} from './matrix.ts';
export { erfc, normalCdf } from './normal.ts';
export type { Partition } from './partition.ts';
export { partition } from './partition.ts';
