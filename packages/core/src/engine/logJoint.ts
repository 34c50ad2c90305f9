import { exp, log } from '../math/index.ts';
import type { LatentClassModel, Parameters } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** log p(k, x_i) of all classes for one pattern after the other, in plain TypeScript. */
export interface LogJoint {
  /** Takes over parameters; until the next call the numbers are theirs. */
  load(parameters: Parameters): void;
  /** Writes log p(k, x_i) into `joint` and returns the log-likelihood of the pattern: −Infinity where it is impossible. */
  of(pattern: number): number;
  readonly joint: Float64Array;
}

export function createLogJoint(model: LatentClassModel, patterns: Patterns): LogJoint {
  const { classes } = model;
  const logSizes = new Float64Array(classes);
  const tables = model.blocks.map((block) => new Float64Array(block.levels * classes));
  const joint = new Float64Array(classes);
  return {
    joint,
    load(parameters) {
      model.logClassSizes(parameters, logSizes);
      model.blocks.forEach((block, j) => {
        block.logProbabilities(parameters, tables[j] as Float64Array);
      });
    },
    of(pattern) {
      joint.set(logSizes);
      for (let j = 0; j < patterns.items; j++) {
        const code = patterns.codes[pattern * patterns.items + j] as number;
        const table = tables[j] as Float64Array;
        if (code > 0)
          for (let k = 0; k < classes; k++)
            joint[k] = (joint[k] as number) + (table[(code - 1) * classes + k] as number);
      }
      const known = patterns.known ? (patterns.known[pattern] as number) : 0;
      if (known > 0) for (let k = 0; k < classes; k++) if (k !== known - 1) joint[k] = Number.NEGATIVE_INFINITY;
      return logSumExp(joint);
    },
  };
}

function logSumExp(values: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > largest) largest = value;
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (const value of values) sum += exp(value - largest);
  return largest + log(sum);
}
