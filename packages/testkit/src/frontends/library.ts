import type { Applied } from 'latent';
import {
  applyDocument,
  createApplied,
  createTextTable,
  explainIteration,
  type FitDocument,
  fitTable,
  hasNamedClasses,
  type Table,
  type TableFit,
  type Watch,
} from 'latent';
import type { Data, EngineName, Problem, RowAnswers } from '../problem.ts';
import type { FrontEnd, FrontEndName } from './front.ts';

/** The library, called as the command line and the lab call it: documents and tables. The typed API is compared with it by a law. */
export function createLibrary(name: FrontEndName, runs: number): FrontEnd {
  return {
    name,
    runs,
    async fit(problem) {
      const { applied, info } = await run(problem, new AbortController().signal);
      return { document: documentOf({ applied, info }), ...rowAnswers(applied, tableOf(problem)) };
    },
    apply: async (fit, data, engine) => rowAnswers(applied(fit, engine), tableOf(data)),
    async score(fit, data) {
      const { logLikelihoods } = applyDocument(fit).apply(tableOf(data));
      return logLikelihoods.reduce((sum, value, row) => sum + value * (data.weights?.[row] ?? 1), 0);
    },
    async sample(fit, rows, seed) {
      const drawn = applyDocument(fit).sample(rows, { seed });
      return Array.from(drawn, ({ codes }) =>
        Array.from(codes, (code, j) => fit.model.features[j]?.levels?.[code - 1] ?? null),
      );
    },
    async explain(problem) {
      const explained = await explainIteration({ ...problem.start }, tableOf(problem), weightsOf(problem));
      const { before, after, decomposition } = explained;
      return { before: before.logLikelihood, after: after.logLikelihood, decomposition, document: after.document };
    },
    async interrupt(problem) {
      const controller = new AbortController();
      // From a timer, as a person would; not before there is something to keep, however slow the machine.
      const report: Watch['report'] = ({ iteration }) => {
        if (iteration === 3) setTimeout(() => controller.abort(), 20);
      };
      return documentOf(await run(problem, controller.signal, report));
    },
  };
}

/** Text cells as the library's table. */
export function tableOf({ header, rows }: Data): Table {
  const builder = createTextTable(header, { columns: new Map(header.map((name) => [name, 'labels'])) });
  rows.forEach((row, i) => {
    builder.add(
      row.map((cell) => cell ?? ''),
      i + 2,
    );
  });
  return builder.finish();
}

function run(problem: Problem, signal: AbortSignal, report: Watch['report'] = () => {}): Promise<TableFit> {
  const { document, engine, start, seed, starts, tolerance, maxIterations } = problem;
  const options = {
    engine,
    start,
    seed,
    starts,
    tolerance,
    maxIterations,
    weights: problem.weights,
    keepOrder: hasNamedClasses(document),
  };
  return fitTable(document, tableOf(problem), options, { signal, report });
}

function documentOf({ applied, info }: TableFit): FitDocument {
  return { format: 'latent-fit', version: 1, model: applied.document, ...info };
}

function applied(fit: FitDocument, engine: EngineName): Applied {
  const { document, model, parameters } = applyDocument(fit);
  return createApplied(document, model, parameters, engine);
}

function rowAnswers(of: Applied, table: Table): RowAnswers {
  const { posterior, logLikelihoods } = of.apply(table);
  return {
    posterior: Array.from({ length: posterior.n }, (_, row) => Array.from(posterior.row(row))),
    logLikelihoods: Array.from(logLikelihoods),
  };
}

const weightsOf = ({ weights }: Data): Float64Array | undefined => weights && Float64Array.from(weights);
