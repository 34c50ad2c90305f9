import type { CaseName } from './cases/index.ts';
import type { FrontEndName } from './frontends/front.ts';
import type { LawName } from './laws/index.ts';
import { type ModelName, models } from './models.ts';
import type { EngineName } from './problem.ts';
import type { ModelSpec } from './spec.ts';

/** A cell runs, or says why it cannot. */
export type Cell = 'run' | { readonly because: string };

/** One law on one model, or one case: engines × front ends. */
export type Cells = { readonly [E in EngineName]: { readonly [F in FrontEndName]: Cell } };

export type LawTable = { readonly [L in LawName]: { readonly [M in ModelName]: Cells } };
export type CaseTable = { readonly [C in CaseName]: Cells };

export const engineNames = ['wasm', 'reference'] as const satisfies readonly EngineName[];
export const frontEndNames = ['node', 'chromium', 'cli'] as const satisfies readonly FrontEndName[];

const run = { node: 'run', chromium: 'run', cli: 'run' } as const;
export const everywhere: Cells = { wasm: run, reference: run };

export const nowhere = (because: string): Cells => {
  const not = { node: { because }, chromium: { because }, cli: { because } };
  return { wasm: not, reference: not };
};
export const notInCli = (because: string): Cells => {
  const library = { ...run, cli: { because } };
  return { wasm: library, reference: library };
};
export const onlyOn = (engine: EngineName, because: string): Cells => ({ ...nowhere(because), [engine]: run });

/** The same cells for all models but some. */
function allModels(cells: Cells, but: Partial<Record<ModelName, string>> = {}): Record<ModelName, Cells> {
  const of = (model: ModelName): Cells => (but[model] === undefined ? cells : nowhere(but[model]));
  return Object.fromEntries(allNames.map((model) => [model, of(model)])) as Record<ModelName, Cells>;
}

/** The models that a law speaks of; the others say why not. */
function onlyModels(
  speaksOf: (spec: ModelSpec) => boolean,
  because: string,
  cells = everywhere,
): Record<ModelName, Cells> {
  const others = allNames.filter((name) => !speaksOf(models[name]));
  return allModels(cells, Object.fromEntries(others.map((name) => [name, because])));
}

/** One reason for some models. */
function because(of: (spec: ModelSpec) => boolean, why: string): Partial<Record<ModelName, string>> {
  return Object.fromEntries(allNames.filter((name) => of(models[name])).map((name) => [name, why]));
}

const has = ({ families }: ModelSpec, family: string): boolean => families.includes(family);

/** All, also those that the library does not have yet. */
const allNames = Object.keys(models) as ModelName[];

const noStatistics = notInCli('the command line gives no statistics');

/** Which law speaks of which model, and where it can run. A law, model, engine or front end that is missing here does not compile. */
export const lawTable: LawTable = {
  'one-iteration': allModels(everywhere),
  additivity: allModels(noStatistics),
  'score-adds': allModels(everywhere),
  'many-patterns': allModels(everywhere),
  monotone: allModels(everywhere),
  reported: allModels(everywhere),
  'steps-compose': allModels(everywhere),
  'permute-rows': allModels(everywhere),
  'permute-columns': allModels(everywhere, {
    'words-and-thoughts': 'one item has one order',
    'gaussian-one': 'one item has one order',
  }),
  'permute-levels': onlyModels((spec) => has(spec, 'categorical'), 'no column of this model has levels'),
  'permute-classes': allModels(everywhere, { 'one-class': 'one class has one order' }),
  'weights-repeat': allModels(everywhere),
  'weights-zero': allModels(everywhere),
  'all-missing': allModels(everywhere),
  'known-classes': onlyModels(({ known }) => known > 0, 'no class is known in this model'),
  'fixed-stays': onlyModels(({ fixed }) => fixed.length > 0, 'nothing is fixed in this model'),
  'class-order': allModels(everywhere, {
    'one-class': 'one class has one order',
    ...because(({ known }) => known > 0, 'known classes keep their order'),
    ...because(({ fixed }) => fixed.length > 0, 'classes of which something is fixed keep their order'),
  }),
  truth: allModels(everywhere),
  fisher: allModels(noStatistics),
  'any-q': allModels(noStatistics),
  elbo: allModels(notInCli('the command line takes no responsibilities')),
  'explained-step': onlyModels(
    ({ families }) => families.every((family) => family === 'categorical'),
    'the arithmetic is shown of categorical items alone',
    onlyOn('reference', 'the arithmetic is shown by the reference engine alone'),
  ),
  'engines-agree': allModels(onlyOn('wasm', 'it would be compared with itself')),
  'same-bits': allModels(everywhere),
  'save-load': allModels(everywhere),
  typed: allModels(notInCli('the typed API is for programs')),
  sampling: allModels(onlyOn('wasm', 'rows are drawn without an engine'), {
    'binomial-trials': 'the numbers of trials come with the data',
  }),
  recover: allModels(everywhere, {
    'words-and-thoughts': 'drawn rows have no known classes, without which the parameters are not identified',
    'binomial-trials': 'the numbers of trials come with the data',
  }),
  'shift-and-scale': onlyModels((spec) => has(spec, 'gaussian'), 'no column of this model is Gaussian'),
  squarem: allModels(everywhere),
  abort: allModels(everywhere),
  iterate: allModels(notInCli('a process gives its result and not its steps')),
};

/** Which case can run where. */
export const caseTable: CaseTable = {
  'stouffer-toby-1': everywhere,
  'stouffer-toby-2': everywhere,
  'stouffer-toby-3': everywhere,
  'thoughts-hidden': everywhere,
  'thoughts-in-part': everywhere,
  'thoughts-and-speed': everywhere,
  lecture: everywhere,
  'two-coins': everywhere,
  'two-coins-any-q': notInCli('the command line takes no responsibilities'),
  'thousand-items': everywhere,
  'zero-and-tiny': everywhere,
  'impossible-row': everywhere,
  'many-classes': everywhere,
  'carcinoma-steps': everywhere,
  'carcinoma-weighted-steps': everywhere,
  'gss82-steps': everywhere,
  'election-steps': everywhere,
  'carcinoma-2': everywhere,
  'carcinoma-3': everywhere,
  'cheating-2': everywhere,
  'gss82-2': everywhere,
  'gss82-3': everywhere,
  'election-2': everywhere,
  'election-3': everywhere,
  'two-coins-binomial': everywhere,
  'deaths1910-steps': everywhere,
  'mixed150-steps': everywhere,
  'faithful-full-steps': everywhere,
  'faithful-diagonal-steps': everywhere,
  'faithful-tied-steps': everywhere,
  'galaxies-steps': everywhere,
  'iris-steps': everywhere,
  'deaths1910-2': everywhere,
  'deaths1910-3': everywhere,
  'converged-faithful': everywhere,
  'converged-galaxies': everywhere,
  'converged-iris': everywhere,
  'converged-acidity': everywhere,
  'converged-diabetes': everywhere,
  'converged-thyroid': everywhere,
  'galaxies-plateau': everywhere,
};
