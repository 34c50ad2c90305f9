import type { ModelDocument } from 'latent';
import { expectAllClose } from '../laws/law.ts';
import { flatten, type Parameters, readParameters, writeParameters } from '../oracle/numbers.ts';
import type { Data, Instance } from '../problem.ts';
import { steps } from '../problem.ts';
import type { ReferenceParameters, References, StepsReference } from '../references.ts';
import { type Case, mixtureOf, numbered } from './case.ts';

export const carcinomaSteps = publishedSteps('carcinoma_bern_K2');
export const carcinomaWeightedSteps = publishedSteps('carcinoma_bern_K2_weighted');
export const gss82Steps = publishedSteps('gss82_cat_K3');
export const electionSteps = publishedSteps('election_cat_K3');

function publishedSteps(name: string): Case {
  return {
    says: `${name}: the log-likelihood after every iteration, parameters after 1 and 10, first posteriors (1e-10)`,
    needsReferences: true,
    async check({ front, engine, references }) {
      const reference = references?.steps[name];
      if (!references || !reference) throw new Error(`there is no reference steps_${name}.json`);
      const instance = instanceOf(reference, references);
      const { document } = instance;
      const before = await front.fit(steps(instance, engine, 0));
      const first = reference.resp_first_rows;
      expectAllClose(before.posterior.slice(0, first.length).flat(), first.flat(), 1e-10, 'posterior');
      for (const [iterations, at] of [
        [1, reference.iter1],
        [10, reference.iter10],
      ] as const) {
        const { document: fit } = await front.fit(steps(instance, engine, iterations));
        expectAllClose(fit.trace, reference.loglik.slice(0, iterations + 1), 1e-10, 'log-likelihoods');
        expectAllClose(flatten(readParameters(fit.model)), flatten(parametersOf(at)), 1e-10, `after ${iterations}`);
        expectAllClose([fit.logLikelihood], [reference.loglik[iterations] as number], 1e-10, 'log-likelihood');
      }
      if (document.features.length !== reference.columns.length) throw new Error('some columns were left out');
    },
  };
}

function instanceOf(reference: StepsReference, references: References): Instance {
  const data = dataOf(reference, references);
  const document = modelOf(reference, data, reference.start.weights.length);
  return { ...data, document, start: writeParameters(document, parametersOf(reference.start)) };
}

function dataOf({ dataset, columns, rows = [], row_weights }: StepsReference, { data }: References): Data {
  if (dataset) return data[dataset] as Data;
  return { header: columns, rows: rows.map((row) => row.map(String)), weights: row_weights };
}

/** Levels are the numbers in the data, in order. */
export function modelOf(
  { columns }: { readonly columns: readonly string[] },
  { header, rows }: Data,
  classes: number,
): ModelDocument {
  const levels = (name: string): string[] => {
    const cells = rows.flatMap((row) => row[header.indexOf(name)] ?? []);
    return [...new Set(cells)].sort((a, b) => Number(a) - Number(b));
  };
  return mixtureOf(numbered(classes), Object.fromEntries(columns.map((name) => [name, levels(name)])));
}

/** By class and item → by item and class; a single number is the probability of the second level. */
export function parametersOf({ weights, params }: ReferenceParameters): Parameters {
  const items = params[0]?.length ?? 0;
  const vector = (value: number | readonly number[] | undefined): readonly number[] =>
    typeof value === 'number' ? [1 - value, value] : (value ?? []);
  return { sizes: weights, tables: Array.from({ length: items }, (_, j) => params.map((own) => vector(own[j]))) };
}
