import type { FitDocument } from 'latent';
import { inject } from 'vitest';
import { inWorker } from '../../src/frontends/worker/inWorker.ts';
import { runSuite } from '../../src/suite.ts';

const inNode = inject('inNode');

runSuite({
  front: inWorker('mixtures', 2),
  inNode: async (model, engine) => JSON.parse(inNode[`${model}/${engine}`] as string) as FitDocument,
  references: inject('references') ?? undefined,
});
