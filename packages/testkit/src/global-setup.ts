import type { TestProject } from 'vitest/node';
import { createLibrary } from './frontends/library.ts';
import { standardProblem } from './laws/bits.ts';
import { modelNames } from './models.ts';
import { type References, readReferences } from './references.ts';
import { engineNames } from './table.ts';

declare module 'vitest' {
  interface ProvidedContext {
    references: References | null;
    /** Fit documents as JSON, by `model/engine`, computed in Node. */
    inNode: Record<string, string>;
  }
}

/** Runs once a project before its tests: gives fixtures to tests in Node and in the browser alike (`inject`). */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('references', readReferences() ?? null);
  project.provide('inNode', project.name.startsWith('browser') ? await fitInNode() : {});
}

async function fitInNode(): Promise<Record<string, string>> {
  const library = createLibrary('node', 1);
  const documents: Record<string, string> = {};
  for (const model of modelNames)
    for (const engine of engineNames) {
      const { document } = await library.fit(standardProblem(model, engine));
      documents[`${model}/${engine}`] = JSON.stringify(document);
    }
  return documents;
}
