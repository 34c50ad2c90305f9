import { inject } from 'vitest';
import { createCli } from '../../src/frontends/cli.ts';
import { createNetworkCli } from '../../src/frontends/network/cli.ts';
import { createNetworkLibrary } from '../../src/frontends/network/library.ts';
import { standardNetworkProblem } from '../../src/laws/network/bits.ts';
import { runNetworkSuite } from '../../src/network/suite.ts';

const library = createNetworkLibrary('node', 1);

runNetworkSuite({
  front: createNetworkCli(1),
  mixtures: createCli(1),
  inNode: async (model, engine) => (await library.fit(standardNetworkProblem(model, engine))).document,
  published: inject('publishedNetworks') ?? undefined,
});
