import type { FitDocument } from 'latent';
import { describe, inject, test } from 'vitest';
import type { Case } from './cases/case.ts';
import { caseNames, cases } from './cases/index.ts';
import type { FrontEnd } from './frontends/front.ts';
import { laws } from './laws/index.ts';
import type { Law } from './laws/law.ts';
import { type ModelName, modelNames } from './models.ts';
import type { EngineName } from './problem.ts';
import type { References } from './references.ts';
import { everything, ordinary } from './runs.ts';
import { type Cells, engineNames } from './table.ts';

export interface Suite {
  readonly front: FrontEnd;
  /** The fit of a model's standard problem by the library in Node. */
  readonly inNode: (model: ModelName, engine: EngineName) => Promise<FitDocument>;
  readonly references: References | undefined;
  /** Default: all. A file for each keeps both cores busy where one engine's tests take minutes. */
  readonly engines?: readonly EngineName[];
}

/** A test for every cell of the table that runs through this front end. */
export function runSuite({ front, inNode, references, engines = engineNames }: Suite): void {
  const declare = front.name === 'cli' ? test.concurrent : test; // processes beside each other
  const { laws: lawTable, cases: caseTable } = inject('runsAll') ? everything : ordinary;
  const runs = (cells: Cells, engine: EngineName): boolean => cells[engine][front.name] === 'run';
  for (const engine of engines) {
    describe(`laws, ${engine} engine, ${front.name}`, () => {
      for (const [name, law] of Object.entries<Law>(laws))
        for (const model of modelNames)
          if (runs(lawTable[name as keyof typeof laws][model], engine))
            declare(`${name}, ${model}: ${law.says}`, () => law.check({ front, engine, model, inNode }));
    });
    describe(`cases, ${engine} engine, ${front.name}`, () => {
      for (const name of caseNames) {
        const one: Case = cases[name];
        if (runs(caseTable[name], engine))
          declare(`${name}: ${one.says}`, async ({ skip }) => {
            if (one.needsReferences)
              skip(!references, 'there is no folder of references (../shared/references, or LATENT_REFERENCES)');
            await one.check({ front, engine, references });
          });
      }
    });
  }
}
