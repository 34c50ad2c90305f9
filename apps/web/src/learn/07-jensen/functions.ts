import { exp, log } from 'latent';
import type { MathNode } from '../../../scripts/mathTree.ts';
import expFormula from './exp.tex';
import lineFormula from './line.tex';
import logFormula from './log.tex';

/** A function that Jensen’s inequality is asked about. */
export interface Bent {
  readonly value: string;
  readonly name: string;
  /** How the function is written. */
  readonly text: string;
  readonly bend: string;
  readonly of: (x: number) => number;
  /** The heights that are shown. */
  readonly heights: readonly [number, number];
  readonly formula: MathNode;
}

const logarithm: Bent = {
  value: 'log',
  name: 'log: bends down',
  text: 'log x',
  bend: 'concave: its chords lie below it',
  of: log,
  heights: [-2.4, 2],
  formula: logFormula,
};
const exponential: Bent = {
  value: 'exp',
  name: 'exp: bends up',
  text: 'exp x',
  bend: 'convex: its chords lie above it',
  of: exp,
  heights: [-12, 56],
  formula: expFormula,
};
const line: Bent = {
  value: 'line',
  name: '2x - 3: straight',
  text: '2x - 3',
  bend: 'straight: it is its own chord',
  of: (x) => 2 * x - 3,
  heights: [-4, 6],
  formula: lineFormula,
};

export const functions = [logarithm, exponential, line] as const;

export const functionOf = (value: string): Bent => functions.find((one) => one.value === value) ?? logarithm;
