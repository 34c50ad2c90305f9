import { lab } from '../../compute/client.ts';
import type { FitRecord, FitSettings, ModelChoice, SelectTask, StartPoint } from '../../compute/lab.ts';
import { choiceOf } from './choice.ts';
import { withSteps } from './paths.ts';
import { type Activity, activity, type Job, MOST_PINNED, session } from './session.ts';

/** Fits the model of the session; the fit becomes the one that the later steps show. */
export async function startFit(): Promise<void> {
  const { data, settings } = session.get();
  const choice = choiceOf(session.get());
  if (!data || !choice) return;
  cancelFit();
  const job = newJob(choice, settings);
  activity.set({ fit: job, fitError: undefined });
  try {
    const task = { data: data.data, choice, settings };
    const record = await lab.fit(job.id, task, (starts, steps) => advance('fit', job.id, undefined, starts, steps));
    if (activity.get().fit?.id === job.id && session.get().data?.data === record.data) keepFit(record);
  } catch (fitError) {
    if (activity.get().fit?.id === job.id) activity.set({ fitError });
  } finally {
    end('fit', job.id);
  }
}

/** Fits several numbers of classes of the session's mixture. */
export async function startSelection(asked: Pick<SelectTask, 'classes' | 'criterion'>): Promise<void> {
  const { data, settings } = session.get();
  const choice = choiceOf(session.get());
  if (!data || !choice) return;
  cancelSelection();
  const job = newJob(choice, settings);
  activity.set({ select: job, selectError: undefined });
  try {
    const task = { data: data.data, choice, settings, ...asked };
    const selection = await lab.select(job.id, task, (classes, starts, steps) =>
      advance('select', job.id, classes, starts, steps),
    );
    if (activity.get().select?.id === job.id && session.get().data?.data === data.data) session.set({ selection });
  } catch (selectError) {
    if (activity.get().select?.id === job.id) activity.set({ selectError });
  } finally {
    end('select', job.id);
  }
}

/** Ends the fit under way with the best so far, which is kept. */
export const cancelFit = (): void => cancel('fit');
export const cancelSelection = (): void => cancel('select');

/** Keeps a fit as the one that is shown; the last one is forgotten unless it is pinned. */
export function keepFit(record: FitRecord): void {
  const { fits, pinned } = session.get();
  const others = fits.filter(({ id }) => pinned.includes(id) && id !== record.id);
  session.set({ fits: [record, ...others], current: record.id });
}

/** Shows another of the fits that are kept. */
export function showFit(id: string): void {
  if (session.get().fits.some((fit) => fit.id === id)) session.set({ current: id });
}

/** @returns false where as many are pinned as can be compared */
export function pinFit(id: string): boolean {
  const { pinned } = session.get();
  if (pinned.includes(id)) return true;
  if (pinned.length >= MOST_PINNED) return false;
  session.set({ pinned: [...pinned, id] });
  return true;
}

export function unpinFit(id: string): void {
  const { fits, pinned, current } = session.get();
  session.set({
    pinned: pinned.filter((other) => other !== id),
    fits: fits.filter((fit) => fit.id !== id || fit.id === current),
  });
}

type JobKind = 'fit' | 'select';

let made = 0;

const newJob = ({ pseudoCount = 0 }: ModelChoice, settings: FitSettings): Job => ({
  id: `f${Date.now().toString(36)}-${++made}`,
  began: performance.now(),
  starts: 0,
  paths: new Map(),
  current: undefined,
  settings,
  classes: undefined,
  isCancelled: false,
  hasPrior: pseudoCount > 0,
});

function cancel(kind: JobKind): void {
  const job = activity.get()[kind];
  if (!job || job.isCancelled) return;
  put(kind, { ...job, isCancelled: true });
  lab.cancel(job.id).catch(() => {}); // a worker that is lost has nothing to cancel
}

function end(kind: JobKind, id: string): void {
  const job = activity.get()[kind];
  if (job?.id !== id) return;
  if (kind === 'fit') activity.set({ fitted: job });
  put(kind, undefined);
}

const put = (kind: JobKind, job: Job | undefined): void => activity.set({ [kind]: job } as Partial<Activity>);

function advance(
  kind: JobKind,
  id: string,
  classes: number | undefined,
  starts: number,
  steps: readonly StartPoint[],
): void {
  const job = activity.get()[kind];
  if (job?.id !== id) return;
  const paths = withSteps(job.classes === classes ? job.paths : new Map(), steps);
  put(kind, { ...job, starts, paths, classes, current: steps.at(-1)?.start ?? job.current });
}
