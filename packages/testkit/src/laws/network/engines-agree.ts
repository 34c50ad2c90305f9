import type { NetworkAnswer } from '../../frontends/network/front.ts';
import { steps } from '../../problem.ts';
import { expectAllClose } from '../law.ts';
import { countsOf, forAll, type NetworkLaw, problemOf, roundingOf, tablesOf } from './law.ts';

export const enginesAgree: NetworkLaw = {
  says: 'this engine = the reference within 1e-12 + 4ε·Σ max |log θ| relative',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const own = await front.fit(steps(instance, engine, 1));
      const reference = await front.fit(steps(instance, 'reference', 1));
      const problem = problemOf(instance);
      const tolerances = [problem.start, tablesOf(own.document.model)].map((tables) => roundingOf(problem, tables));
      expectAllClose(numbers(own), numbers(reference), Math.max(...tolerances), 'numbers');
    }),
};

function numbers({ document, posteriors, logLikelihoods }: NetworkAnswer): number[] {
  const { trace, logLikelihood, criteria, model } = document;
  const figures = [criteria.bic, criteria.icl, criteria.entropyR2 ?? 0];
  const tables = [...tablesOf(model), ...countsOf(document)].flat();
  return [...trace, logLikelihood, ...figures, ...tables, ...posteriors.flat(2), ...logLikelihoods];
}
