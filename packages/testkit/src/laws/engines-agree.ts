import { add } from '../oracle/enumerate.ts';
import { type Coded, flatten, type Parameters, readData, readParameters } from '../oracle/numbers.ts';
import { type Answer, steps } from '../problem.ts';
import { expectAllClose, forAll, type Law } from './law.ts';

export const enginesAgree: Law = {
  says: 'this engine = the reference within 1e-12 + 4ε·max Σ|log p| relative',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const own = await front.fit(steps(instance, engine, 1));
      const reference = await front.fit(steps(instance, 'reference', 1));
      const largest = Math.max(
        ...[instance.start, own.document.model].map((document) =>
          logSum(readParameters(document), readData(document, instance)),
        ),
      );
      const tolerance = 1e-12 + 4 * Number.EPSILON * largest;
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
function logSum({ sizes, tables }: Parameters, { codes }: Coded): number {
  const size = (p: number | undefined): number => Math.abs(Math.log(p as number));
  const rows = codes.map((row) =>
    sizes.map((own, k) => size(own) + add(row.map((code, j) => (code > 0 ? size(tables[j]?.[k]?.[code - 1]) : 0)))),
  );
  return Math.max(...rows.flat());
}
