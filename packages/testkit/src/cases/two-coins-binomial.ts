import { expect } from 'vitest';
import { at } from '../oracle/nested.ts';
import { readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { type Case, numbered } from './case.ts';

/** Do & Batzoglou (2008): heads of five rows of ten tosses. */
const HEADS = [5, 9, 8, 4, 7];

export const twoCoinsBinomial: Case = {
  says: 'two coins, binomial: ten iterations from (.6, .5) lead to .796744 and .519659 where the coins are equally frequent, to .78993 and .50891 where that is free',
  async check({ front, engine }) {
    const after = async (instance: Instance): Promise<number[]> => {
      const { document } = await front.fit(steps(instance, engine, 10));
      const { features } = readParameters(document.model);
      return [0, 1].map((k) => at(features[0]?.['probability'], k));
    };
    const fixed = await after(coins(['class']));
    expect(fixed.map((p) => p.toFixed(6))).toEqual(['0.796744', '0.519659']);
    const free = await after(coins([]));
    expect(free.map((p) => p.toFixed(5))).toEqual(['0.78993', '0.50891']);
  },
};

function coins(fixed: readonly string[]): Instance {
  const feature = { name: 'heads', family: 'binomial', trials: 10 };
  const document = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: numbered(2) },
    features: [feature],
    parameters: { class: [0.5, 0.5], heads: { probability: [0.6, 0.5] } },
    ...(fixed.length > 0 ? { fixed } : {}),
  } as const;
  return { document, start: document, header: ['heads'], rows: HEADS.map((heads) => [String(heads)]) };
}
