import type { FitDocument } from 'latent';
import { expect } from 'vitest';
import { bitsOf, standardProblem } from './bits.ts';
import type { Law } from './law.ts';

export const sameBits: Law = {
  says: 'same seed and data: the whole fit document has the same bits as the library in Node gives',
  async check({ front, engine, model, inNode }) {
    const { document } = await front.fit(standardProblem(model, engine));
    expect(bitsOf(document)).toStrictEqual(bitsOf(await inNode(model, engine))); // numbers by Object.is
    const { document: other } = await front.fit({ ...standardProblem(model, engine), seed: 4 });
    // The best start may well be the same where starts are clusters; not all of them are.
    const numbers = ({ trace, starts }: FitDocument) => ({ trace, objectives: starts.objectives });
    expect(numbers(other)).not.toEqual(numbers(document));
  },
};
