import {
  applyNetwork,
  createTextTable,
  fitNetworkTable,
  type NetworkApplied,
  type NetworkDocument,
  type NetworkTableFit,
  type NetworkWatch,
  type Table,
  totalLogLikelihood,
} from 'latent';
import type { Data, Problem } from '../../problem.ts';
import type { FrontEndName } from '../front.ts';
import type { NetworkFit, NetworkFrontEnd, NetworkRowAnswers } from './front.ts';

/** The library, called as the command line calls it: documents and tables. The typed API is compared with it by a law. */
export function createNetworkLibrary(name: FrontEndName, runs: number): NetworkFrontEnd {
  return {
    name,
    runs,
    async fit(problem) {
      const fit = await run(problem, new AbortController().signal);
      return { document: documentOf(fit), ...rowAnswers(fit.applied, problem) };
    },
    apply: async (fit, data) => rowAnswers(applyNetwork(fit), data),
    async score(fit, data) {
      const { logLikelihoods } = applyNetwork(fit).apply(labelTable(data));
      return totalLogLikelihood(logLikelihoods, data.weights && Float64Array.from(data.weights)).logLikelihood;
    },
    async sample(fit, rows, seed) {
      const drawn = applyNetwork(fit).sample(rows, { seed });
      return Array.from(drawn, (levels) => textOf(fit.model, levels));
    },
    query: async (fit, targets, evidence) => Array.from(applyNetwork(fit).query(targets, evidence).probabilities),
    async mostProbable(fit, data) {
      const { levels, logProbabilities } = applyNetwork(fit).mostProbable(labelTable(data));
      return {
        rows: levels.map((own) => textOf(fit.model, own)),
        logProbabilities: Array.from(logProbabilities),
      };
    },
    impute: async (fit, data, how, seed) =>
      applyNetwork(fit)
        .impute(labelTable(data), how, { seed })
        .map((levels) => textOf(fit.model, levels)),
    async interrupt(problem) {
      const controller = new AbortController();
      // From a timer, as a person would; not before there is something to keep, however slow the machine.
      const report: NetworkWatch['report'] = ({ iteration }) => {
        if (iteration === 3) setTimeout(() => controller.abort(), 20);
      };
      return documentOf(await run(problem, controller.signal, report));
    },
  };
}

/** Text cells as the library's table. */
export function labelTable({ header, rows }: Data): Table {
  const builder = createTextTable(header, { columns: new Map(header.map((name) => [name, 'labels'] as const)) });
  rows.forEach((row, i) => {
    builder.add(
      row.map((cell) => cell ?? ''),
      i + 2,
    );
  });
  return builder.finish();
}

/** Levels, numbered from 1, in the words of the document; NaN is missing. */
const textOf = ({ nodes }: NetworkDocument, levels: ArrayLike<number>): (string | null)[] =>
  nodes.map((node, i) => node.levels[(levels[i] as number) - 1] ?? null);

function run(
  { document, header, rows, acceleration = 'none', ...options }: Problem<NetworkDocument>,
  signal: AbortSignal,
  report: NetworkWatch['report'] = () => {},
): Promise<NetworkTableFit> {
  return fitNetworkTable(document, labelTable({ header, rows }), { ...options, acceleration }, { signal, report });
}

const documentOf = ({ applied, info }: NetworkTableFit): NetworkFit => ({
  format: 'latent-fit',
  version: 1,
  model: applied.document,
  ...info,
});

function rowAnswers(applied: NetworkApplied, data: Data): NetworkRowAnswers {
  const { posteriors, logLikelihoods } = applied.apply(labelTable(data));
  return {
    posteriors: [...posteriors.values()].map((posterior) =>
      Array.from({ length: posterior.n }, (_, row) => Array.from(posterior.row(row))),
    ),
    logLikelihoods: Array.from(logLikelihoods),
  };
}
