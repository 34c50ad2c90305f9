import { expect } from 'vitest';
import { bitsOf } from '../bits.ts';
import { standardNetworkProblem } from './bits.ts';
import type { NetworkLaw } from './law.ts';

export const sameBits: NetworkLaw = {
  says: 'same seed and data: the whole fit document has the same bits as the library in Node gives, itself on repeat',
  async check({ front, engine, model, inNode }) {
    const problem = standardNetworkProblem(model, engine);
    const { document } = await front.fit(problem);
    expect(bitsOf(document)).toStrictEqual(bitsOf(await inNode(model, engine))); // numbers by Object.is
    const { document: other } = await front.fit({ ...problem, seed: 4 });
    expect(other.trace).not.toEqual(document.trace);
  },
};
