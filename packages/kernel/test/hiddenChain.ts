import type { TreeClique, TreeFamily } from '../src/index.ts';
import { problemOf, type TreeProblem } from './treeProblem.ts';

interface HiddenChain {
  /** [state], [from][to], [state][seen], binary. */
  readonly initial: readonly number[];
  readonly transition: readonly number[];
  readonly emission: readonly number[];
}

/**
 * A chain of hidden binary variables, each with a child that is seen at its first level; and what forward–backward in
 * logarithms says, normalised at each step: counts of states at the start, of transitions, of what is seen.
 */
export function hiddenChain(length: number, { initial, transition, emission }: HiddenChain) {
  const logs = (numbers: readonly number[]) => numbers.map(Math.log);
  const seen = logs(emission).filter((_, i) => i % 2 === 0);
  const move = logs(transition);
  let logLikelihood = 0;
  const forward: number[][] = [];
  for (let t = 0; t < length; t++) {
    const last = forward[t - 1];
    const predicted = last === undefined ? logs(initial) : [0, 1].map((to) => logSum(add(last, column(move, to))));
    const joint = add(predicted, seen);
    forward.push(normalised(joint));
    logLikelihood += logSum(joint);
  }
  const counts = new Float64Array(10);
  const count = (place: number, joint: number[]) => {
    normalised(joint).forEach((x, i) => {
      counts[place + i] = (counts[place + i] as number) + Math.exp(x);
    });
  };
  let backward = [0, 0];
  for (let t = length - 1; t >= 0; t--) {
    const posterior = normalised(add(forward[t] as number[], backward));
    count(6, [posterior[0] as number, -Infinity, posterior[1] as number, -Infinity]);
    const later = add(seen, backward);
    const before = forward[t - 1];
    if (before === undefined) count(0, posterior);
    else
      count(
        2,
        add(
          add(
            move,
            before.flatMap((x) => [x, x]),
          ),
          [...later, ...later],
        ),
      );
    backward = normalised([0, 1].map((from) => logSum(add(move.slice(2 * from, 2 * from + 2), later))));
  }
  return { problem: chainProblem(length, [...initial, ...transition, ...emission]), logLikelihood, counts };
}

/** Hidden variables are the even ones; 2t + 1 is the child of 2t. Pairs (2t, 2t + 1) hang on pairs (2t − 2, 2t), which are a chain. */
function chainProblem(length: number, probabilities: readonly number[]): TreeProblem {
  const cliques: TreeClique[] = [{ variables: [0, 1], parent: length > 1 ? 2 : -1, separator: [0] }];
  const families: TreeFamily[] = [
    { clique: 0, variables: [0], table: 0, counts: 0 },
    { clique: 0, variables: [0, 1], table: 6, counts: 6 },
  ];
  for (let state = 2; state < 2 * length; state += 2) {
    const parent = state + 2 < 2 * length ? state + 2 : -1;
    families.push({ clique: state - 1, variables: [state, state + 1], table: 6, counts: 6 });
    families.push({ clique: state, variables: [state - 2, state], table: 2, counts: 2 });
    cliques.push({ variables: [state, state + 1], parent: state, separator: [state] });
    cliques.push({ variables: [state - 2, state], parent, separator: [state] });
  }
  const levels = new Array<number>(2 * length).fill(2);
  const row = levels.map((_, variable) => variable % 2);
  return problemOf({ levels, cliques, families }, probabilities, [row]);
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most === -Infinity ? most : most + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - most), 0));
}

function normalised(logs: number[]): number[] {
  const sum = logSum(logs);
  return logs.map((x) => x - sum);
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x + (b[i] as number));
}

function column(square: readonly number[], at: number): number[] {
  return [square[at] as number, square[2 + at] as number];
}
