import type { FitDocument } from 'latent';
import { inject } from 'vitest';
import { createLibrary } from '../../src/frontends/library.ts';
import { runSuite } from '../../src/suite.ts';

const inNode = inject('inNode');

runSuite({
  front: createLibrary('chromium', 2),
  inNode: async (model, engine) => JSON.parse(inNode[`${model}/${engine}`] as string) as FitDocument,
  references: inject('references') ?? undefined,
});
