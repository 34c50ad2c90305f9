import { exp, log } from '../math/index.ts';
import type { LatentClassModel, Parameters } from '../model/index.ts';
import { codeAt, type Patterns } from '../patterns/index.ts';
import { type PlainBlock, plainBlocks } from './plain/index.ts';

/** log p(k, x_i) of all classes for one pattern after the other, in plain TypeScript. */
export interface LogJoint {
  /** Takes over parameters; until the next call the numbers are theirs. */
  load(parameters: Parameters): void;
  /** Writes log p(k, x_i) into `joint` and returns the log-likelihood of the pattern: −Infinity where it is impossible. */
  of(pattern: number): number;
  readonly joint: Float64Array;
  readonly blocks: readonly PlainBlock[];
}

export function createLogJoint(model: LatentClassModel, patterns: Patterns): LogJoint {
  const { classes } = model;
  const logSizes = new Float64Array(classes);
  const blocks = plainBlocks(model, patterns);
  const joint = new Float64Array(classes);
  return {
    joint,
    blocks,
    load(parameters) {
      model.logClassSizes(parameters, logSizes);
      for (const block of blocks) block.load(parameters);
    },
    of(pattern) {
      joint.set(logSizes);
      for (const block of blocks) block.add(pattern, joint);
      const known = patterns.known ? codeAt(patterns.known, pattern) : 0;
      if (known > 0) for (let k = 0; k < classes; k++) if (k !== known - 1) joint[k] = Number.NEGATIVE_INFINITY;
      return logSumExp(joint);
    },
  };
}

function logSumExp(values: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) return value;
    if (value > largest) largest = value;
  }
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += exp((values[i] as number) - largest);
  return largest + log(sum);
}
