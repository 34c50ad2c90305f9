import { fitTable, type MixtureDocument, type TableFit } from 'latent';
import { type About, type Check, check, exactly, relative } from './check.ts';
import type { BestFile, ConvergedFile, FileParameters, FitFigures, StepsFile } from './files.ts';
import { documentOf, parametersOf, tableOfMixture } from './mixture.ts';
import { flatLike, orders } from './numbers.ts';
import { iterations, type Replay, watchOf } from './replay.ts';

/** EM step by step: log-likelihoods, parameters, and the posteriors of the first rows. */
export async function replaySteps(file: StepsFile, about: About, replay: Replay): Promise<Check[]> {
  const table = await tableOfMixture(file, replay.folder);
  const document = documentOf(file, table, file.start.weights.length);
  const start: MixtureDocument = { ...document, parameters: parametersOf(file, file.start) };
  const weights = file.row_weights;
  const after = (steps: number): Promise<TableFit> =>
    fitTable(document, table, { ...iterations(steps, replay), start, weights }, watchOf(replay));
  const [before, once, ten] = [await after(0), await after(1), await after(10)];
  const rows = before.applied.apply(table).posterior;
  const posteriors = file.resp_first_rows.flatMap((_, i) => Array.from(rows.row(i)));
  const parameters = (published: FileParameters, { applied }: TableFit, steps: string): Check => {
    const own = parametersOf(file, published);
    const computed = flatLike(applied.document.parameters, own);
    return check(about, `parameters after ${steps}`, flatLike(own, own), computed, relative(STEP));
  };
  return [
    check(about, 'posteriors at the start', file.resp_first_rows.flat(), posteriors, relative(STEP)),
    parameters(file.iter1, once, '1 iteration'),
    parameters(file.iter10, ten, '10 iterations'),
    check(about, 'log-likelihoods, 10 iterations', file.loglik.slice(0, 11), ten.info.trace, relative(STEP)),
  ];
}

/** Where EM converges from a given start. */
export async function replayConverged(file: ConvergedFile, about: About, replay: Replay): Promise<Check[]> {
  const table = await tableOfMixture(file, replay.folder);
  const document = documentOf(file, table, file.start.weights.length);
  const start: MixtureDocument = { ...document, parameters: parametersOf(file, file.start) };
  const { engine } = replay;
  const settings = { start, starts: 1, tolerance: 1e-10, maxIterations: 20_000, engine };
  const { info } = await fitTable(document, table, settings, watchOf(replay));
  return figures(file, about, info);
}

/** The best of many starts, with the default settings of `latent fit`. */
export async function replayBest(file: BestFile, about: About, replay: Replay): Promise<Check[]> {
  const table = await tableOfMixture(file, replay.folder);
  const document = documentOf(file, table, file.K);
  const { engine, seed } = replay;
  const { applied, info } = await fitTable(document, table, { engine, seed }, watchOf(replay));
  const own = figures(file, about, info);
  if (info.identifiability?.identified !== true) return own; // then many parameters have this likelihood
  const computed = flatLike(applied.document.parameters, parametersOf(file, file));
  const published = nearestOrder(file, computed);
  return [...own, check(about, 'parameters', published, computed, relative(1e-4))];
}

/** Agreement of single steps, relative. */
const STEP = 1e-10;

type Figures = Pick<TableFit['info'], 'logLikelihood' | 'criteria' | 'freeParameters'>;

function figures(file: FitFigures, about: About, info: Figures): Check[] {
  const { logLikelihood, criteria, freeParameters } = info;
  return [
    check(about, 'log-likelihood', [file.loglik], [logLikelihood], relative(1e-6)),
    check(about, 'AIC and BIC', [file.AIC, file.BIC], [criteria.aic, criteria.bic], relative(1e-6)),
    check(about, 'free parameters', [file.free_parameters], [freeParameters], exactly),
  ];
}

/** Published parameters, their classes in the order that is nearest to the computed ones. */
function nearestOrder(file: BestFile, computed: readonly number[]): number[] {
  const { weights, params = [] } = file;
  const inOrder = orders(weights.length).map((order) => {
    const own = parametersOf(file, {
      weights: order.map((k) => weights[k] as number),
      params: order.map((k) => params[k] ?? []),
    });
    return flatLike(own, own);
  });
  const distance = (one: readonly number[]): number =>
    one.reduce((sum, value, i) => sum + Math.abs(value - (computed[i] ?? 0)), 0);
  return inOrder.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
