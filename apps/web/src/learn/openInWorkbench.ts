import { csvLine } from '@latent/files/csv-line';
import { goTo } from '../app/location.ts';
import type { Sample } from '../numbers/sample.ts';

/** The data of a lesson, as the workbench takes them. */
export interface WorkbenchData {
  /** As a file is named. */
  readonly name: string;
  readonly sample: Sample;
  readonly model:
    | { readonly kind: 'mixture'; readonly classes: number }
    | { readonly kind: 'network'; readonly graph: string };
}

const WEIGHT = 'times';

/**
 * Opens the data of a lesson in the workbench, with the lesson's model. A person who has data of their own there is asked first.
 */
export async function openInWorkbench({ name, sample, model }: WorkbenchData): Promise<void> {
  const [{ startKeeping }, { openData }, { session }] = await Promise.all([
    import('../workbench/session/autosave.ts'),
    import('../workbench/session/dataActions.ts'),
    import('../workbench/session/session.ts'),
  ]);
  await startKeeping();
  const { data } = session.get();
  if (
    data &&
    data.name !== name &&
    !window.confirm(`The workbench holds “${data.name}” and its fits. Put the lesson’s data in their place?`)
  )
    return;
  const reading = sample.weights ? { weights: WEIGHT } : {};
  const opened = await openData({ name, blob: new Blob([csvOf(sample)], { type: 'text/csv' }) }, reading);
  if (opened) session.set({ model: { ...session.get().model, ...model } });
  goTo(opened ? '/workbench/variables' : '/workbench/data');
}

const csvOf = ({ columns, rows, weights }: Sample): string =>
  [[...columns, ...(weights ? [WEIGHT] : [])], ...rows.map((cells, i) => [...cells, ...(weights ? [weights[i]] : [])])]
    .map((cells) => csvLine(cells))
    .join('');
