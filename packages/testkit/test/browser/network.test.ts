import type { FitDocument, NetworkDocument } from 'latent';
import { inject } from 'vitest';
import { inWorker } from '../../src/frontends/worker/inWorker.ts';
import { runNetworkSuite } from '../../src/network/suite.ts';

const inNode = inject('networksInNode');

runNetworkSuite({
  front: inWorker('networks', 2),
  mixtures: inWorker('mixtures', 2),
  inNode: async (model, engine) => JSON.parse(inNode[`${model}/${engine}`] as string) as FitDocument<NetworkDocument>,
  published: inject('publishedNetworks') ?? undefined,
});
