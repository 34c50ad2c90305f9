import type { FitDocument, NetworkDocument } from 'latent';
import { inject } from 'vitest';
import { createLibrary } from '../../src/frontends/library.ts';
import { createNetworkLibrary } from '../../src/frontends/network/library.ts';
import { runNetworkSuite } from '../../src/network/suite.ts';

const inNode = inject('networksInNode');

runNetworkSuite({
  front: createNetworkLibrary('chromium', 2),
  mixtures: createLibrary('chromium', 2),
  inNode: async (model, engine) => JSON.parse(inNode[`${model}/${engine}`] as string) as FitDocument<NetworkDocument>,
  published: inject('publishedNetworks') ?? undefined,
});
