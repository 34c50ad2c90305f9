import type { TestProject } from 'vitest/node';
import { createLibrary } from './frontends/library.ts';
import { createNetworkLibrary } from './frontends/network/library.ts';
import { standardProblem } from './laws/bits.ts';
import { standardNetworkProblem } from './laws/network/bits.ts';
import { modelNames } from './models.ts';
import { networkNames } from './network/models.ts';
import {
  type PublishedName,
  type PublishedNetwork,
  publishedNetworks,
  readPublished,
} from './oracle/network/published.ts';
import type { EngineName } from './problem.ts';
import { type References, readReferences } from './references.ts';
import { engineNames } from './table.ts';
import { fitOnThreads } from './threads.ts';

declare module 'vitest' {
  interface ProvidedContext {
    references: References | null;
    publishedNetworks: Record<PublishedName, PublishedNetwork> | null;
    /** Fit documents as JSON, by `model/engine`, computed in Node. */
    inNode: Record<string, string>;
    networksInNode: Record<string, string>;
    /** All cells of the tables run, not the ordinary ones alone: `npm run test:all`. */
    runsAll: boolean;
    /** What `fitOnThreads` says of one thread in Node. */
    onOneThread: string;
  }
}

/** Runs once a project before its tests: gives fixtures to tests in Node and in the browser alike (`inject`). */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('references', readReferences() ?? null);
  project.provide('publishedNetworks', readAllPublished());
  project.provide('runsAll', process.env['LATENT_ALL'] === '1');
  const isBrowser = project.name.startsWith('browser');
  const [mixtures, networks] = [createLibrary('node', 1), createNetworkLibrary('node', 1)];
  project.provide('inNode', isBrowser ? await fitAll(modelNames, (...of) => mixtures.fit(standardProblem(...of))) : {});
  project.provide('onOneThread', isBrowser ? await fitOnThreads(1) : '');
  project.provide(
    'networksInNode',
    isBrowser ? await fitAll(networkNames, (...of) => networks.fit(standardNetworkProblem(...of))) : {},
  );
}

function readAllPublished(): Record<PublishedName, PublishedNetwork> | null {
  const found = publishedNetworks.map((name) => [name, readPublished(name)] as const);
  if (found.some(([, network]) => network === undefined)) return null;
  return Object.fromEntries(found) as Record<PublishedName, PublishedNetwork>;
}

async function fitAll<Name extends string>(
  names: readonly Name[],
  fit: (name: Name, engine: EngineName) => Promise<{ readonly document: unknown }>,
): Promise<Record<string, string>> {
  const documents: Record<string, string> = {};
  for (const name of names)
    for (const engine of engineNames)
      documents[`${name}/${engine}`] = JSON.stringify((await fit(name, engine)).document);
  return documents;
}
