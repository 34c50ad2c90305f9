import { expectAllClose, expectClose } from '../../laws/law.ts';
import { tablesOf } from '../../laws/network/law.ts';
import { run } from '../../oracle/network/maximize.ts';
import { networkSteps } from '../../oracle/network/steps.ts';
import { steps } from '../../problem.ts';
import { asInstance, type NetworkCase } from './case.ts';

export const latentThoughtSteps = publishedSteps('latentT', 'all thoughts hidden');
export const partThoughtSteps = publishedSteps('partT', 'some thoughts seen');
export const partWordSteps = publishedSteps('partTPartW', 'some thoughts and some words seen, barren thoughts');
export const fiveNodeSteps = publishedSteps('net5', 'five nodes, a hidden root, 25 % missing');

function publishedSteps(name: keyof typeof networkSteps, what: string): NetworkCase {
  return {
    says: `${what}: the published log-likelihood after every iteration, tables after 1 and 10, and the oracle's after each (1e-10)`,
    async check({ front, engine }) {
      const problem = networkSteps[name];
      const { after1, after10, logLikelihoods } = problem.published.pruned;
      const instance = asInstance(problem);
      const iterations = logLikelihoods.length - 1;
      const oracle = run(problem, iterations, 'pruned').tables;
      const every = Array.from({ length: iterations + 1 }, (_, n) => n);
      for (const n of front.name === 'cli' ? [0, 1, 10] : every) {
        const { document } = await front.fit(steps(instance, engine, n));
        const tables = tablesOf(document.model).flat();
        expectAllClose(document.trace, logLikelihoods.slice(0, n + 1), 1e-10, 'log-likelihoods');
        expectClose(document.logLikelihood, logLikelihoods[n] as number, 1e-10, 'log-likelihood');
        expectAllClose(tables, (oracle[n] ?? []).flat(), 1e-10, `oracle after ${n}`);
        const published = n === 1 ? after1 : n === 10 ? after10 : undefined;
        if (published) expectAllClose(tables, published.flat(), 1e-10, `published after ${n}`);
      }
    },
  };
}
