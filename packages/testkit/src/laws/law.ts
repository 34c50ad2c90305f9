import { assert, asyncProperty } from 'fast-check';
import type { FitDocument, MixtureDocument } from 'latent';
import { expect } from 'vitest';
import type { FrontEnd } from '../frontends/front.ts';
import { arbitraryInstance, type ModelName } from '../models.ts';
import { flatten, readParameters } from '../oracle/numbers.ts';
import type { EngineName, Instance } from '../problem.ts';

/** What one cell of the table runs on. */
export interface Runner {
  readonly front: FrontEnd;
  readonly engine: EngineName;
  readonly model: ModelName;
  /** The fit of a model's standard problem (`bits.ts`) by the library in Node. */
  readonly inNode: (model: ModelName, engine: EngineName) => Promise<FitDocument>;
}

/** Something that holds for every model it speaks of, on every engine, through every front end. */
export interface Law {
  readonly says: string;
  check(runner: Runner): Promise<void>;
}

/** The seed of all random inputs. */
export const SEED = 20240607;

/** Tries a law on random instances of the runner's model; in a process or a browser it does not shrink what failed. */
export async function forAll({ front, model }: Runner, check: (instance: Instance) => Promise<void>): Promise<void> {
  const property = asyncProperty(arbitraryInstance(model), check);
  await assert(property, { seed: SEED, numRuns: front.runs, endOnFailure: front.name !== 'node' });
}

/** |actual − expected| ≤ tolerance · max(1, |expected|), and −∞ only where it is expected. */
export function expectClose(actual: number, expected: number, tolerance: number, what: string): void {
  if (Object.is(actual, expected)) return;
  const difference = Math.abs(actual - expected);
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  expect(
    difference <= allowed,
    `${what}: ${actual} is not ${expected} (off by ${difference}, allowed ${allowed})`,
  ).toBe(true);
}

/** The same for lists of numbers. */
export function expectAllClose(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
  what: string,
): void {
  expect(actual.length, `length of ${what}`).toBe(expected.length);
  actual.forEach((value, i) => {
    expectClose(value, expected[i] as number, tolerance, `${what}[${i}]`);
  });
}

/** All parameters of two documents of one shape. */
export function expectParameters(actual: MixtureDocument, expected: MixtureDocument, tolerance: number): void {
  expectAllClose(flatten(readParameters(actual)), flatten(readParameters(expected)), tolerance, 'parameters');
}

/** The same bits, −0 and 0 told apart. */
export function expectSameBits(actual: readonly number[], expected: readonly number[], what: string): void {
  const different = actual.findIndex((value, i) => !Object.is(value, expected[i]));
  expect(actual.length, `length of ${what}`).toBe(expected.length);
  expect(different, `${what}[${different}]: ${actual[different]} and ${expected[different]}`).toBe(-1);
}
