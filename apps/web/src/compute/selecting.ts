import { LatentError, selectClasses } from 'latent';
import { chooseMixture } from './choice.ts';
import { documentOf, fitOptions } from './fitting.ts';
import type { KeptData } from './keep.ts';
import type { FitRecord, OnSelectSteps, SelectionRecord, SelectTask } from './lab.ts';
import { mixtureOptions } from './options.ts';
import { gatherSteps, type StepGatherer } from './steps.ts';

/** Fits several numbers of classes as `latent select` does. */
export async function runSelection(
  id: string,
  kept: KeptData,
  task: SelectTask,
  signal: AbortSignal,
  onSteps: OnSelectSteps,
): Promise<SelectionRecord> {
  const { choice, settings, classes, criterion, data } = task;
  if (choice.kind !== 'mixture')
    throw new LatentError(
      'BAD_OPTION',
      'numbers of classes are compared for mixtures, and this is a network',
      'Fit networks with other levels of the hidden node one by one, pin them, and compare their criteria.',
    );
  const chosenFor = (count: number) => chooseMixture(kept, { ...choice, classes: count });
  let under: { readonly classes: number; readonly steps: StepGatherer; began: number } | undefined;
  const took = new Map<number, number>();
  const close = (): void => {
    if (!under) return;
    under.steps.end();
    took.set(under.classes, performance.now() - under.began);
  };
  const { document, fits } = await selectClasses(
    (count) => chosenFor(count).document,
    chosenFor(firstPossible(kept, task)).table,
    { ...fitOptions(kept, settings), classes, criterion },
    {
      signal,
      report(count, step) {
        if (under?.classes !== count) {
          close();
          const steps = gatherSteps((starts, points) => onSteps(count, starts, points));
          under = { classes: count, steps, began: performance.now() };
        }
        under.steps.take(step);
      },
    },
  );
  close();
  const records = [...fits].map(([count, { applied, info }]): FitRecord => {
    const own = { ...choice, classes: count };
    const fit = documentOf(applied.document, info, chosenFor(count), mixtureOptions(info.options, kept, own));
    return { id: `${id}-${count}`, data, choice: own, settings, fit, took: took.get(count) ?? 0 };
  });
  return { selection: document, fits: records };
}

/** The least of the numbers of classes that the known classes allow. */
function firstPossible(kept: KeptData, { choice, classes }: SelectTask): number {
  if (choice.kind !== 'mixture' || choice.known === undefined) return 1;
  const column = kept.table.columns.get(choice.known);
  return Math.max(column?.kind === 'labels' ? column.levels.length : 1, Math.min(...classes));
}
