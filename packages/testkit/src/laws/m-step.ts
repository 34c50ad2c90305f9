import type { MixtureDocument } from 'latent';
import { expect } from 'vitest';
import type { Observed } from '../oracle/data.ts';
import type { Task } from '../oracle/families/family.ts';
import { familyOf, type Values } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { expectedLog, maximize, taskOf } from '../oracle/maximize.ts';
import { flat } from '../oracle/nested.ts';
import { flatten, type Parameters } from '../oracle/numbers.ts';
import { expectAllClose } from './law.ts';

/** What an M-step started from. */
export interface Step {
  readonly document: MixtureDocument;
  readonly data: Observed;
  readonly q: readonly (readonly number[])[];
  readonly previous: Parameters;
}

/**
 * Parameters after one M-step are those of the oracle. Where it has no closed form (the size of a negative binomial) the number is taken
 * as it is, and it has to have moved uphill without lowering Q.
 */
export function expectMStep(actual: Parameters, { document, data, q, previous }: Step, tolerance: number): Parameters {
  const next = maximize(document, data, q, previous, actual);
  expectAllClose(flatten(actual), flatten(next), tolerance, 'parameters');
  featuresOf(document).forEach((feature, j) => {
    if (document.fixed?.includes(feature.name)) return;
    for (const { key, improvedOnly } of familyOf(feature).blocks(feature, previous.sizes.length))
      if (improvedOnly) expectUphill(taskOf(document, data, q, previous, j), next.features[j] as Values, key);
  });
  return next;
}

/** In every class: the key alone, from its old value to its new one, the other keys at their new values. */
function expectUphill(task: Task, next: Values, key: string): void {
  const before = flat(task.previous[key] as number[]);
  flat(next[key] as number[]).forEach((value, k) => {
    const old = before[k] as number;
    const q = (own: number): number =>
      expectedLog(task, { ...next, [key]: before.map((other, i) => (i === k ? own : other)) }, k);
    const what = `${task.feature.name}.${key} of class ${k + 1}, from ${old} to ${value}`;
    expect(q(value), `Q, ${what}`).toBeGreaterThanOrEqual(q(old) - 1e-10 * Math.max(1, Math.abs(q(old))));
    const slope = (q(old * 1.0001) - q(old / 1.0001)) / 0.0002; // of the logarithm
    if (Math.abs(slope) > 1e-4) expect(Math.sign(value - old), `way, ${what}`).toBe(Math.sign(slope));
  });
}
