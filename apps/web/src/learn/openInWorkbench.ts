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
 *
 * @returns false where they would rather keep those
 */
export async function openInWorkbench({ name, sample, model }: WorkbenchData): Promise<boolean> {
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
    return false;
  const reading = sample.weights ? { weights: WEIGHT } : {};
  const opened = await openData({ name, blob: new Blob([csvOf(sample)], { type: 'text/csv' }) }, reading);
  if (opened) session.set({ model: { ...session.get().model, ...model } });
  goTo(opened ? '/workbench/variables' : '/workbench/data');
  return true;
}

/** As CSV; the cells of lessons need no quotes but for commas. */
function csvOf({ columns, rows, weights }: Sample): string {
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((cells, i) => [
    ...cells.map((cell) => quoted(cell ?? '')),
    ...(weights ? [String(weights[i])] : []),
  ]);
  return `${[[...columns.map(quoted), ...(weights ? [WEIGHT] : [])], ...lines].map((line) => line.join(',')).join('\n')}\n`;
}
