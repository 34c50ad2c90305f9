import { columnNames, type DataFacts, documentOf } from '../document/index.ts';
import type { Warning } from '../error/index.ts';
import type { FitOutcome, FitSettings } from '../fit/index.ts';
import type { Identifiability } from '../identify/index.ts';
import type { Parameters } from '../model/index.ts';
import { cellFit, criteria, fitWarnings, startWarnings, tableCells } from '../report/index.ts';
import type { Table } from '../table/index.ts';
import { VERSION } from '../version.ts';
import type { FitInfo } from './fitted.ts';
import type { Prepared } from './prepare.ts';
import { isUndetermined, notChecked, ranFacts, recordedSettings, runFigures, startsFacts } from './runFacts.ts';

/** All that the figures of a fit are read off. */
export interface FitEvidence {
  readonly prepared: Prepared;
  readonly table: Table;
  readonly weights: Float64Array | undefined;
  readonly settings: FitSettings;
  readonly outcome: FitOutcome;
  /** In the order of the document. */
  readonly parameters: Parameters;
  readonly identifiability: Identifiability | undefined;
  readonly fewer: number | undefined;
  readonly sha256: string | undefined;
}

/** The figures of a fit, as its document has them. */
export function describeFit(evidence: FitEvidence): FitInfo {
  const { prepared, settings, outcome, parameters, identifiability } = evidence;
  const { model, patterns, summary } = prepared;
  const { logLikelihood } = outcome;
  const starts = outcome.starts(isUndetermined(identifiability));
  return {
    data: dataFacts(evidence),
    ...runFigures(outcome, summary.weight, model.freeParameters),
    ...cellFit(
      tableCells(patterns.levels, isComplete(prepared)),
      patterns,
      () => outcome.engine.logLikelihoods(parameters),
      summary.weight,
      identifiability?.rank,
    ),
    criteria: criteria(logLikelihood, model.freeParameters, summary.weight, outcome.entropy, model.classes),
    starts: startsFacts(starts),
    identifiability: identifiability ?? null,
    trace: [...outcome.trace],
    warnings: allWarnings(evidence),
    seed: settings.seed,
    options: {
      ...recordedSettings(settings),
      startMethod: settings.startMethod,
      // The start as the fit took it: in the model's order of classes and levels, fixed values in place.
      start: settings.start ? documentOf(prepared.document, model, settings.start) : null,
    },
    producer: { latent: VERSION, engine: outcome.engine.name },
  };
}

/** All features have given levels, and every cell is there; no class is known. */
function isComplete({ model, summary }: Prepared): boolean {
  const isClosed = model.blocks.every((block) => block.kind === 'table' && block.closed);
  return isClosed && summary.missingCells === 0 && summary.knownClasses.every((count) => count === 0);
}

function dataFacts({ prepared: { patterns, summary, document }, sha256 }: FitEvidence): DataFacts {
  return {
    rows: patterns.rows,
    weight: summary.weight,
    patterns: summary.patterns,
    missingCells: summary.missingCells,
    columns: document.features.flatMap(columnNames),
    sha256: sha256 ?? null,
  };
}

function allWarnings({
  prepared,
  table,
  weights,
  settings,
  outcome,
  parameters,
  identifiability,
  fewer,
}: FitEvidence): Warning[] {
  const { model, document, summary } = prepared;
  const classNames = document.latent.levels;
  return [
    ...table.warnings,
    ...prepared.warnings,
    ...outcome.warnings,
    ...(settings.start ? startWarnings(model, settings.start, classNames) : []),
    ...fitWarnings({
      model,
      classNames,
      parameters,
      weight: summary.weight,
      emptyRows: summary.emptyRows,
      ...ranFacts(outcome, weights, identifiability),
      randomStarts: settings.start === undefined && !model.closedForm && model.freeParameters > 0,
      logLikelihood: outcome.logLikelihood,
      fewerClasses: fewer,
      collapsed: outcome.collapsed,
      identifiability,
      patterns: summary.patterns,
    }),
    ...(identifiability ? [] : notChecked(outcome.stopReason, model.freeParameters)),
  ];
}
