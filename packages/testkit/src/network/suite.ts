import type { FitDocument, NetworkDocument } from 'latent';
import { describe, inject, test } from 'vitest';
import type { NetworkCase, NetworkCaseRunner } from '../cases/network/case.ts';
import { networkCaseNames, networkCases } from '../cases/network/index.ts';
import type { FrontEnd } from '../frontends/front.ts';
import type { NetworkFrontEnd } from '../frontends/network/front.ts';
import { networkLaws } from '../laws/network/index.ts';
import type { NetworkLaw } from '../laws/network/law.ts';
import type { EngineName } from '../problem.ts';
import { everything, ordinary } from '../runs.ts';
import { type Cells, engineNames } from '../table.ts';
import { type NetworkName, networkNames } from './models.ts';

export interface NetworkSuite {
  readonly front: NetworkFrontEnd;
  readonly mixtures: FrontEnd;
  /** The fit of a network's standard problem by the library in Node. */
  readonly inNode: (model: NetworkName, engine: EngineName) => Promise<FitDocument<NetworkDocument>>;
  readonly published: NetworkCaseRunner['published'];
}

/** A test for every cell of the table of networks that runs through this front end. */
export function runNetworkSuite({ front, mixtures, inNode, published }: NetworkSuite): void {
  const declare = front.name === 'cli' ? test.concurrent : test; // processes beside each other
  const { laws: lawTable, cases: caseTable } = (inject('runsAll') ? everything : ordinary).networks;
  const runs = (cells: Cells, engine: EngineName): boolean => cells[engine][front.name] === 'run';
  for (const engine of engineNames) {
    describe(`laws of networks, ${engine} engine, ${front.name}`, () => {
      for (const [name, law] of Object.entries<NetworkLaw>(networkLaws))
        for (const model of networkNames)
          if (runs(lawTable[name as keyof typeof networkLaws][model], engine))
            declare(`${name}, ${model}: ${law.says}`, () => law.check({ front, mixtures, engine, model, inNode }));
    });
    describe(`cases of networks, ${engine} engine, ${front.name}`, () => {
      for (const name of networkCaseNames) {
        const one: NetworkCase = networkCases[name];
        if (runs(caseTable[name], engine))
          declare(`${name}: ${one.says}`, async ({ skip }) => {
            if (one.needsReferences)
              skip(!published, 'there is no folder of references (../shared/references, or LATENT_REFERENCES)');
            await one.check({ front, engine, published });
          });
      }
    });
  }
}
