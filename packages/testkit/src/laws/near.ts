import type { MixtureDocument, ModelDocument } from 'latent';
import { expect } from 'vitest';
import type { Observed } from '../oracle/data.ts';
import { standardErrors } from '../oracle/information.ts';
import { flatten, type Parameters } from '../oracle/numbers.ts';
import type { Instance } from '../problem.ts';

/** |z| < 4.5 for every free parameter; returns how many there are. */
export function expectNear(document: MixtureDocument, fitted: Parameters, truth: Parameters, data: Observed): number {
  const { along, errors } = standardErrors(document, fitted, data);
  const [estimates, truths] = [flatten(fitted), flatten(truth)];
  along.forEach(({ name, entries }, i) => {
    const index = entries[0]?.index as number;
    const z = ((estimates[index] as number) - (truths[index] as number)) / (errors[i] as number);
    expect(Math.abs(z), `z of ${name}, parameter ${index}`).toBeLessThan(4.5);
  });
  return along.length;
}

/** Equal rows once, with their number as weight. */
export function collapse<Model extends ModelDocument>(instance: Instance<Model>): Instance<Model> {
  const counts = new Map<string, { row: readonly (string | null)[]; count: number }>();
  for (const row of instance.rows) {
    const key = JSON.stringify(row);
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { row, count: 1 });
  }
  const entries = [...counts.values()];
  return { ...instance, rows: entries.map(({ row }) => row), weights: entries.map(({ count }) => count) };
}
