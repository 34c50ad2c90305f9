import type { Applied } from 'latent';
import {
  applyDocument,
  createApplied,
  createTextTable,
  explainIteration,
  type FitDocument,
  fitTable,
  hasNamedClasses,
  type MixtureDocument,
  type Table,
  type TableFit,
  type Watch,
} from 'latent';
import { columnsOf, isCategorical } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import type { Data, EngineName, Problem, RowAnswers } from '../problem.ts';
import type { FrontEnd, FrontEndName } from './front.ts';

/** The library, called as the command line and the lab call it: documents and tables. The typed API is compared with it by a law. */
export function createLibrary(name: FrontEndName, runs: number): FrontEnd {
  return {
    name,
    runs,
    async fit(problem) {
      const { applied, info } = await run(problem, new AbortController().signal);
      return { document: documentOf({ applied, info }), ...rowAnswers(applied, tableOf(problem, problem.document)) };
    },
    apply: async (fit, data, engine) => rowAnswers(applied(fit, engine), tableOf(data, fit.model)),
    async score(fit, data) {
      const { logLikelihoods } = applyDocument(fit).apply(tableOf(data, fit.model));
      return logLikelihoods.reduce((sum, value, row) => sum + value * (data.weights?.[row] ?? 1), 0);
    },
    async sample(fit, rows, seed) {
      const drawn = applyDocument(fit).sample(rows, { seed });
      return Array.from(drawn, (row) => textOf(fit.model, cellsOf(row)));
    },
    async explain(problem) {
      const explained = await explainIteration(
        { ...problem.start },
        tableOf(problem, problem.document),
        weightsOf(problem),
      );
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

/** Text cells as the library's table: columns of numbers where the model reads numbers. */
export function tableOf({ header, rows }: Data, document: MixtureDocument): Table {
  const numeric = new Set(
    featuresOf(document).flatMap((feature) => (isCategorical(feature) ? [] : columnsOf(feature))),
  );
  const columns = new Map(header.map((name) => [name, numeric.has(name) ? 'numbers' : 'labels'] as const));
  const builder = createTextTable(header, { columns });
  rows.forEach((row, i) => {
    builder.add(
      row.map((cell) => cell ?? ''),
      i + 2,
    );
  });
  return builder.finish();
}

function run(problem: Problem, signal: AbortSignal, report: Watch['report'] = () => {}): Promise<TableFit> {
  const { document, engine, start, seed, starts, tolerance, maxIterations, acceleration = 'none' } = problem;
  const options = {
    engine,
    start,
    seed,
    starts,
    tolerance,
    maxIterations,
    acceleration,
    weights: problem.weights,
    keepOrder: hasNamedClasses(document),
  };
  return fitTable(document, tableOf(problem, document), options, { signal, report });
}

/** A drawn row in the columns' own words; a categorical cell is the level's number from 1. */
function textOf(document: MixtureDocument, cells: readonly number[]): (string | null)[] {
  const columns = featuresOf(document).flatMap((feature) => columnsOf(feature).map(() => feature));
  return columns.map((feature, i) => {
    const cell = cells[i] as number;
    if (isCategorical(feature)) return feature.levels?.[cell - 1] ?? null;
    return Number.isNaN(cell) ? null : String(cell);
  });
}

/** The cells of a drawn row; a library of tables alone calls them codes. */
const cellsOf = (row: Partial<Record<'cells' | 'codes', ArrayLike<number>>>): number[] =>
  Array.from(row.cells ?? row.codes ?? []);

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
