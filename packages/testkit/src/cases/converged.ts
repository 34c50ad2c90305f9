import { expect } from 'vitest';
import { expectClose } from '../laws/law.ts';
import { writeParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import type { Case } from './case.ts';
import { dataOf, modelOf, parametersOf } from './reference-model.ts';

export const convergedFaithful = converged('faithful', 11);
export const convergedGalaxies = converged('galaxies', 11);
export const convergedIris = converged('iris', 1);
export const convergedAcidity = converged('acidity', 4);
export const convergedDiabetes = converged('diabetes', 4);
export const convergedThyroid = converged('thyroid', 4);

/** All Gaussian mixtures of one data set that other programs converged from a given start. */
function converged(dataset: string, files: number): Case {
  return {
    says: `${dataset}: ${files} Gaussian ${files === 1 ? 'mixture' : 'mixtures'}, converged from given starts, at the log-likelihoods of other programs (1e-6), with their AIC, BIC and number of parameters`,
    needsReferences: true,
    async check({ front, engine, references }) {
      const found = Object.entries(references?.converged ?? {}).filter(
        ([, reference]) => reference.dataset === dataset,
      );
      expect(found.map(([name]) => name)).toHaveLength(files);
      for (const [name, reference] of found) {
        const data = dataOf(reference, references?.data ?? {});
        const document = modelOf(reference, data, reference.start.weights.length);
        const start = writeParameters(document, parametersOf(reference, reference.start));
        const problem = { ...steps({ ...data, document, start }, engine, 20_000), tolerance: 1e-10 };
        const { document: fit } = await front.fit(problem);
        expect(fit.converged, name).toBe(true);
        expectClose(fit.logLikelihood, reference.loglik, 1e-6, name);
        expectClose(fit.criteria.aic, reference.AIC, 1e-6, `AIC of ${name}`);
        expectClose(fit.criteria.bic, reference.BIC, 1e-6, `BIC of ${name}`);
        expect(fit.freeParameters, name).toBe(reference.free_parameters);
      }
    },
  };
}
