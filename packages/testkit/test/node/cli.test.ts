import { inject } from 'vitest';
import { createCli } from '../../src/frontends/cli.ts';
import { createLibrary } from '../../src/frontends/library.ts';
import { standardProblem } from '../../src/laws/bits.ts';
import { runSuite } from '../../src/suite.ts';

const library = createLibrary('node', 1);

runSuite({
  front: createCli(1),
  inNode: async (model, engine) => (await library.fit(standardProblem(model, engine))).document,
  references: inject('references') ?? undefined,
});
