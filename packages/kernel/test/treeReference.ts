import type { TreeFamily } from '../src/index.ts';
import { Sums } from './sums.ts';
import type { TreeProblem } from './treeProblem.ts';

interface Expected {
  readonly logLikelihoods: Float64Array;
  readonly counts: Sums;
}

/** By going through all joint states that agree with the evidence: no tree, no message. */
export function enumerate(problem: TreeProblem): Expected {
  const { rows, shape, weights } = problem;
  const counts = new Sums(problem.counts);
  const logLikelihoods = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const codes = problem.codes.subarray(row * shape.levels.length, (row + 1) * shape.levels.length);
    const isPruned = (variable: number) => (codes[variable] as number) > (shape.levels[variable] as number);
    const families = shape.families.filter(({ variables }) => !isPruned(variables.at(-1) as number));
    const joint = statesOf(codes, shape.levels).map((states) => {
      const places = families.map((family) => placeOf(family, states, shape.levels));
      const factors = families.map(({ table }, i) => problem.probabilities[table + (places[i] as number)] as number);
      return { places, probability: factors.reduce((product, factor) => product * factor, 1) };
    });
    const sum = joint.reduce((sum, { probability }) => sum + probability, 0);
    logLikelihoods[row] = Math.log(sum);
    if (sum === 0 || weights[row] === 0) continue;
    for (const { places, probability } of joint) {
      families.forEach((family, i) => {
        const term = ((weights[row] as number) * probability) / sum;
        if (family.counts >= 0) counts.add(family.counts + (places[i] as number), term);
      });
    }
  }
  return { logLikelihoods, counts };
}

/** Place of a family's states in its table. */
function placeOf({ variables }: TreeFamily, states: readonly number[], levels: readonly number[]): number {
  return variables.reduce((place, variable) => place * (levels[variable] as number) + (states[variable] as number), 0);
}

function statesOf(codes: Uint32Array, levels: readonly number[]): number[][] {
  let joint: number[][] = [[]];
  levels.forEach((size, variable) => {
    const code = codes[variable] as number;
    const own = code === 0 ? [...Array(size).keys()] : [code > size ? 0 : code - 1];
    joint = joint.flatMap((states) => own.map((state) => [...states, state]));
  });
  return joint;
}
