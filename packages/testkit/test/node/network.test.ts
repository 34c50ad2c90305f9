import { inject } from 'vitest';
import { createLibrary } from '../../src/frontends/library.ts';
import { createNetworkLibrary } from '../../src/frontends/network/library.ts';
import { standardNetworkProblem } from '../../src/laws/network/bits.ts';
import { runNetworkSuite } from '../../src/network/suite.ts';
import { trials } from '../../src/trials.ts';

const front = createNetworkLibrary('node', trials(2));

runNetworkSuite({
  front,
  mixtures: createLibrary('node', trials(2)),
  inNode: async (model, engine) => (await front.fit(standardNetworkProblem(model, engine))).document,
  published: inject('publishedNetworks') ?? undefined,
});
