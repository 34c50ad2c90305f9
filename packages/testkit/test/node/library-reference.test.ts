import { inject } from 'vitest';
import { createLibrary } from '../../src/frontends/library.ts';
import { standardProblem } from '../../src/laws/bits.ts';
import { runSuite } from '../../src/suite.ts';
import { trials } from '../../src/trials.ts';

const front = createLibrary('node', trials(2));

runSuite({
  front,
  engines: ['reference'],
  inNode: async (model, engine) => (await front.fit(standardProblem(model, engine))).document,
  references: inject('references') ?? undefined,
});
