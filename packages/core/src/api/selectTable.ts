import type { MixtureDocument } from '../document/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Table } from '../table/index.ts';
import { fitTable, type TableFit, type TableFitOptions } from './fitTable.ts';
import { type Compared, type SelectSettings, selectFits } from './selectFits.ts';
import type { TraceStep } from './step.ts';

/** Which numbers of classes are compared, by what, and how each is fitted: as `fitTable`, but for a start. */
export type TableSelectOptions = SelectSettings & Omit<TableFitOptions, 'start'>;

/** The comparison of numbers of classes on a table. */
export type TableSelection = Compared<TableFit>;

/** Who watches a selection: ends it, and sees the steps of the fit under way. */
export interface SelectWatch {
  readonly signal: AbortSignal;
  readonly report: (classes: number, step: TraceStep<Parameters>, isBest: boolean) => void;
}

/**
 * Fits models with several numbers of classes to a table, one class always among them, and compares them by a criterion. Recommended is
 * the lowest among the fits that are converged, replicated, identified and not below fewer classes.
 *
 * @param documentFor the model with so many classes
 * @returns the selection document and the fits by their number of classes
 * @throws LatentError BAD_OPTION; ABORTED where nothing was done yet; where every fit fails, the error of the first
 * @example
 * const documentFor = (classes: number) => inferModel(table, { classes, columns }).document;
 * const { document } = await selectClasses(documentFor, table, { classes: [1, 2, 3] }, { signal, report: () => {} });
 * console.log(document.recommended);
 */
export function selectClasses(
  documentFor: (classes: number) => MixtureDocument,
  table: Table,
  { classes, criterion, ...options }: TableSelectOptions,
  { signal, report }: SelectWatch,
): Promise<TableSelection> {
  return selectFits(
    { classes, criterion },
    signal,
    async (count) =>
      await fitTable(documentFor(count), table, options, {
        signal,
        report: (step, isBest) => report(count, step, isBest),
      }),
    ({ applied, info }) => ({ model: applied.document, info }),
  );
}
