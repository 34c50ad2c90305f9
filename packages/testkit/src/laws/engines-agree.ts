import { readData } from '../oracle/data.ts';
import { familyOf } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { add } from '../oracle/nested.ts';
import { flatten, readParameters } from '../oracle/numbers.ts';
import { type Answer, type Instance, steps } from '../problem.ts';
import { expectAllClose, forAll, type Law } from './law.ts';

export const enginesAgree: Law = {
  says: 'this engine = the reference within 1e-12 + 4ε·max Σ|log p| relative',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const own = await front.fit(steps(instance, engine, 1));
      const reference = await front.fit(steps(instance, 'reference', 1));
      const starts = [instance.start, own.document.model].map((start) => ({ ...instance, start }));
      const tolerance = 1e-12 + 4 * Number.EPSILON * Math.max(...starts.map(largest));
      expectAllClose(numbers(own), numbers(reference), tolerance, 'numbers');
    }),
};

function numbers({ document, posterior, logLikelihoods }: Answer): number[] {
  const { trace, logLikelihood, criteria, model } = document;
  const figures = [criteria.bic, criteria.icl, criteria.entropyR2 ?? 0];
  return [
    ...trace,
    logLikelihood,
    ...figures,
    ...flatten(readParameters(model)),
    ...posterior.flat(),
    ...logLikelihoods,
  ];
}

/** max over rows and classes of |log size| + Σ|log p|. */
function largest(instance: Instance): number {
  const { sizes, features: values } = readParameters(instance.start);
  const features = featuresOf(instance.document);
  const { cells } = readData(instance.document, instance);
  const sums = cells.map((row) =>
    sizes.map((size, k) =>
      add([
        Math.abs(Math.log(size)),
        ...features.map((feature, j) => {
          const own = row[j] as readonly number[];
          return Math.abs(familyOf(feature).logDensity(feature, values[j] ?? {}, k, own));
        }),
      ]),
    ),
  );
  return Math.max(...sums.flat());
}
