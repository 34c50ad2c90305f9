import { expectAllClose } from '../laws/law.ts';
import { flatten, readParameters, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import type { References, StepsReference } from '../references.ts';
import type { Case } from './case.ts';
import { dataOf, modelOf, parametersOf } from './reference-model.ts';

export const carcinomaSteps = publishedSteps('carcinoma_bern_K2');
export const carcinomaWeightedSteps = publishedSteps('carcinoma_bern_K2_weighted');
export const gss82Steps = publishedSteps('gss82_cat_K3');
export const electionSteps = publishedSteps('election_cat_K3');
export const deathsSteps = publishedSteps('deaths1910_pois_K2');
export const mixedSteps = publishedSteps('mixed150_K2');
export const faithfulFullSteps = publishedSteps('faithful_gmm_full_K2');
export const faithfulDiagonalSteps = publishedSteps('faithful_gmm_diag_K2');
export const faithfulTiedSteps = publishedSteps('faithful_gmm_tied_K2');
export const galaxiesSteps = publishedSteps('galaxies_gmm_full_K3');
export const irisSteps = publishedSteps('iris_gmm_spherical_K3');

function publishedSteps(name: string): Case {
  return {
    says: `${name}: the log-likelihood after every iteration, parameters after 1 and 10, first posteriors (1e-10)`,
    needsReferences: true,
    async check({ front, engine, references }) {
      const reference = references?.steps[name];
      if (!references || !reference) throw new Error(`there is no reference steps_${name}.json`);
      const instance = instanceOf(reference, references);
      const before = await front.fit(steps(instance, engine, 0));
      const first = reference.resp_first_rows;
      expectAllClose(before.posterior.slice(0, first.length).flat(), first.flat(), 1e-10, 'posterior');
      for (const [iterations, at] of [
        [1, reference.iter1],
        [10, reference.iter10],
      ] as const) {
        const { document: fit } = await front.fit(steps(instance, engine, iterations));
        expectAllClose(fit.trace, reference.loglik.slice(0, iterations + 1), 1e-10, 'log-likelihoods');
        const expected = flatten(parametersOf(reference, at));
        expectAllClose(flatten(readParameters(fit.model)), expected, 1e-10, `after ${iterations}`);
        expectAllClose([fit.logLikelihood], [reference.loglik[iterations] as number], 1e-10, 'log-likelihood');
      }
    },
  };
}

function instanceOf(reference: StepsReference, { data: sets }: References): Instance {
  const { dataset, columns, rows = [], row_weights: weights, start } = reference;
  const data = dataset
    ? dataOf(reference, sets)
    : { header: columns, rows: rows.map((row) => row.map(String)), weights };
  const document = modelOf(reference, data, start.weights.length);
  return { ...data, document, start: writeParameters(document, parametersOf(reference, start)) };
}
